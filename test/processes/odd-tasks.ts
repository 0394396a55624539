import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { TooComplex } from '../../src/lib/too-complex.ts'
import { serveTasks } from '../../src/platform/processes/serve-tasks.ts'

// The program of the tests of ProcessPool: works, or fails in each way that there is.

export type OddTask =
  | { readonly kind: 'echo'; readonly value: number }
  | { readonly kind: 'crash' | 'abort' | 'spin' | 'sleep' | 'refuse' | 'too_complex' | 'hoard' | 'steps' }
  /** Makes `path` with its process id in it, and answers when `path` + `.open` is there. */
  | { readonly kind: 'wait'; readonly path: string }
  /** Ends its process the first time it is asked, and makes `path` to know that it was. */
  | { readonly kind: 'crash_once'; readonly path: string }

export interface OddAnswer {
  readonly value: number
  readonly processId: number
}

serveTasks<{ readonly isBroken?: boolean } | null, OddTask, OddAnswer>(async (data) => {
  if (data?.isBroken === true) throw new Error('its models are gone')
  return async (task, checkpoint) => {
    await workOn(task, checkpoint)
    return { value: task.kind === 'echo' ? task.value : 0, processId: process.pid }
  }
})

async function workOn(task: OddTask, checkpoint: () => void): Promise<void> {
  switch (task.kind) {
    case 'echo':
      return
    case 'crash':
      return process.exit(3)
    case 'abort':
      return process.abort()
    case 'spin':
      for (;;) readFileSync('/dev/null')
    case 'sleep':
      return new Promise(() => undefined)
    case 'refuse':
      throw new Error('no text at all')
    case 'too_complex':
      throw new TooComplex('a thousand lines')
    case 'hoard':
      for (const kept = [] as Buffer[]; ; ) kept.push(Buffer.alloc(10_000_000, 1))
    case 'steps':
      for (;;) {
        checkpoint()
        await new Promise(setImmediate)
      }
    case 'wait':
      writeFileSync(task.path, String(process.pid))
      return whenThere(`${task.path}.open`)
    case 'crash_once':
      if (existsSync(task.path)) return
      writeFileSync(task.path, '')
      process.exit(3)
  }
}

function whenThere(path: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const watcher = watch(dirname(path), () => (existsSync(path) ? resolve() : undefined))
  if (existsSync(path)) resolve()
  return promise.finally(() => watcher.close())
}
