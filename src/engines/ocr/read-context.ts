import type { Models } from './models.ts'

/** What one reading task is done with. */
export interface ReadContext {
  readonly models: Models
  /** Throws when nobody waits for the answer any more. */
  readonly checkpoint: () => void
}
