import { z } from 'zod'
import type { JobKind } from '../../../platform/jobs/jobs.ts'

/** One try at a check in the background. A job whose try is over does nothing. */
export interface CheckTry {
  readonly checkId: string
  /** Tries that came before it. */
  readonly tries: number
}

/** The queue's own retries are for lost workers; a bank out of reach is asked again by a new job. */
export const checkJob: JobKind<CheckTry> = {
  name: 'receipts.check',
  payload: z.strictObject({ checkId: z.guid(), tries: z.int().min(0) }),
  retriesMax: 8,
  retryDelaySeconds: 2,
  // Most of a try is waiting for the bank; how many questions a bank takes at once has its own limit.
  concurrency: 64,
  isInTurns: true,
}
