import { z } from 'zod'
import type { JobKind } from '../../../platform/jobs/jobs.ts'

export interface DecisionPayload {
  readonly decisionId: string
}

/** Lets a decision take effect. Its job is written with it, to begin when it can no longer be undone. */
export const DECISION_JOB: JobKind<DecisionPayload> = {
  name: 'verification.decision',
  payload: z.strictObject({ decisionId: z.guid() }),
  retriesMax: 20,
  retryDelaySeconds: 1,
  concurrency: 4,
}
