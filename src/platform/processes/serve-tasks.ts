import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import { TooComplex } from '../../lib/too-complex.ts'
import { READY, type TaskNote, type TaskReply, type TaskRequest } from './task-messages.ts'

/** Works on one task. `checkpoint` is called between steps: it throws when nobody waits for the answer any more. */
export type WorkOn<Task, Result> = (task: Task, checkpoint: () => void, teller: TaskTeller) => Promise<Result>

export interface TaskTeller {
  /** Says what is known before the task is done. */
  note(note: unknown): void
  /** Says that the process may not have recovered from the task: it is replaced after the answer. */
  wearOut(): void
}

/**
 * Makes a program one that a `ProcessPool` can run: one task at a time comes in over the channel, one reply goes out for each.
 *
 * @param open loads what the work needs, given what the pool was told. Where it fails, every task is answered with why.
 */
export function serveTasks<Data, Task, Result>(open: (data: Data) => Promise<WorkOn<Task, Result>>): void {
  // A process that hangs cannot notice that its parent is gone, so a thread of its own watches.
  new Worker(new URL('./parent-watch.ts', import.meta.url), { workerData: { parentId: process.ppid } }).unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  // Meant for the server, where a terminal or a service manager sends them to all its processes: it ends us when it is done.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined)

  // The only sender is ProcessMember, which starts the program with its data as JSON.
  const work = open(JSON.parse(process.argv[2] ?? 'null') as Data)
  let leftId = 0
  process.on('message', (message) => {
    const request = message as TaskRequest<Task>
    if ('task' in request) void answer(request.id, request.task)
    else leftId = request.id
  })
  work
    .catch(() => undefined)
    .finally(() => {
      process.send?.(READY)
      // Kept at an exit otherwise, and these processes are killed.
      flushCompileCache()
    })

  async function answer(id: number, task: Task): Promise<void> {
    process.send?.(await attempt(id, task))
  }

  async function attempt(id: number, task: Task): Promise<TaskReply<Result>> {
    const checkpoint = () => {
      if (leftId === id) throw new Error('nobody waits for the answer')
    }
    let isSpent = false
    const teller: TaskTeller = {
      note: (note) => void process.send?.({ id, kind: 'note', note } satisfies TaskNote),
      wearOut: () => {
        isSpent = true
      },
    }
    try {
      const result = await (await work)(task, checkpoint, teller)
      return { id, kind: 'done', result, isSpent }
    } catch (error) {
      const kind = error instanceof TooComplex ? 'too_complex' : 'error'
      return { id, kind, message: error instanceof Error ? error.message : String(error) }
    }
  }
}
