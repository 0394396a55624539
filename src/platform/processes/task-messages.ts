/** Pool to process: a task, or that nobody waits for the answer to one any more. */
export type TaskRequest<Task> = { readonly id: number; readonly task: Task } | { readonly id: number }

/** Process to pool. `too_complex`: the same task would be as much again. */
export type TaskReply<Result> =
  | { readonly id: number; readonly kind: 'done'; readonly result: Result }
  | { readonly id: number; readonly kind: 'error' | 'too_complex'; readonly message: string }

/** What a process says once, when it can take tasks. */
export const READY = 'ready'
