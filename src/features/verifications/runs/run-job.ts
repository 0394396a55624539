import { z } from 'zod'
import type { JobKind } from '../../../platform/jobs/jobs.ts'

export interface RunPayload {
  readonly verificationId: string
  readonly runId: string
}

/** After this many lost workers a run is given up. */
export const LEASES_LOST_MAX = 3

/** One pass of a verification through the worker. */
export function runJob(concurrency: number): JobKind<RunPayload> {
  return {
    name: 'verification.run',
    payload: z.strictObject({ verificationId: z.guid(), runId: z.guid() }),
    // One take more than leases may be lost: the last one finds that out and ends the run.
    retriesMax: LEASES_LOST_MAX,
    retryDelaySeconds: 2,
    concurrency,
    isInTurns: true,
  }
}
