import { z } from 'zod'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { JobKind, Jobs } from '../../../platform/jobs/jobs.ts'
import { enqueueTries } from '../delivery-job.ts'
import { releaseHeld } from './store.ts'

const BATCH = 500

interface Release {
  readonly endpointId: string
}

/** Sends what waited for an endpoint, in batches, so that a long pause makes no long transaction. */
export const releaseJob: JobKind<Release> = {
  name: 'webhooks.release',
  payload: z.strictObject({ endpointId: z.guid() }),
  retriesMax: 8,
  retryDelaySeconds: 2,
  concurrency: 2,
}

export interface ReleaseDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue' | 'handle'>
}

/** Call before the queue starts. */
export function registerReleaseJob({ db, jobs }: ReleaseDeps): void {
  jobs.handle(releaseJob, async ({ endpointId }, { signal }) => {
    let isDone = false
    while (!isDone && !signal.aborted) {
      isDone = await inTransaction(db, async (tx) => {
        const released = await releaseHeld(tx, { id: endpointId, countMax: BATCH })
        const tries = released.map(({ id, attemptCount }) => ({ deliveryId: id, attempt: attemptCount + 1 }))
        await enqueueTries(
          tx,
          jobs,
          tries.map((each) => ({ ...each, endpointId, isFailing: false })),
        )
        return tries.length === 0
      })
    }
    if (!isDone) throw new Error('The release was interrupted because the process is stopping.')
  })
}
