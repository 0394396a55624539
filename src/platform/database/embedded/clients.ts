import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isAlive, markOf } from './process-mark.ts'

const Mark = z.object({ pid: z.int().positive(), startedAt: z.string() })

/** Notes that this process uses the server; the answer takes the note back. Call both under the server's lock. */
export function registerClient(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${process.pid}-${randomUUID()}`)
  writeFileSync(path, JSON.stringify(markOf(process.pid)), { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

/** Whether any living process is registered; notes of dead ones are removed on the way. Call under the server's lock. */
export function hasClients(folder: string): boolean {
  let isAny = false
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (isClientAlive(path)) isAny = true
    else rmSync(path, { force: true })
  }
  return isAny
}

function isClientAlive(path: string): boolean {
  try {
    return isAlive(Mark.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return false
  }
}
