/** Pool to process: a task, or that nobody waits for the answer to one any more. */
export type TaskRequest<Task> = { readonly id: number; readonly task: Task } | { readonly id: number }

/** Process to pool. `too_complex`: the same task would be as much again. */
export type TaskReply<Result> =
  | {
      readonly id: number
      readonly kind: 'done'
      readonly result: Result
      /** The process may not have recovered from the task: it is replaced. */
      readonly isSpent?: boolean
    }
  | { readonly id: number; readonly kind: 'error' | 'too_complex'; readonly message: string }

/** Process to pool, before its reply: what is known already. */
export interface TaskNote {
  readonly id: number
  readonly kind: 'note'
  readonly note: unknown
}

/** What a process says once, when it can take tasks. */
export const READY = 'ready'
