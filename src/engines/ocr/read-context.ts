import type { Models } from './models.ts'

/** What one reading task is done with. */
export interface ReadContext {
  readonly models: Models
  /** Throws `CancelledError` when the task was given up. */
  readonly checkpoint: () => void
}
