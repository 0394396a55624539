import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import { conflict, notFound } from '../../../platform/http/http-error.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Scope } from '../../access/caller.ts'
import { enqueueTries } from '../delivery-job.ts'
import { lockOrder } from '../store.ts'
import { type DeliveryRecord, findDelivery, hasten, type Resent, reopen } from './store.ts'

export interface ResendDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
}

/**
 * Sends a delivery again, under its id: one that has ended with a schedule of its own, one that waits for its next try
 * at once.
 *
 * @throws {HttpError} 404, or 409 when there is nothing to send or it is about to be sent anyway.
 */
export function resendDelivery(deps: ResendDeps, scope: Scope, id: string): Promise<void> {
  return inTransaction(deps.db, async (tx) => {
    const seen = await findDelivery(tx, scope, id)
    if (seen === undefined) throw notFound('Webhook delivery')
    await lockOrder(tx, [seen.subjectId])
    const [reopened] = await reopen(tx, [id])
    const resent = reopened ?? (await hasten(tx, id))
    if (resent === undefined) throw conflict(whyNot((await findDelivery(tx, scope, id)) ?? seen))
    await enqueueResent(tx, deps.jobs, [resent])
  })
}

/** The jobs of the next tries. A job of the same try that waits for its time will find it made. */
export function enqueueResent(tx: Tx, jobs: Pick<Jobs, 'enqueue'>, resent: readonly Resent[]): Promise<void> {
  return enqueueTries(
    tx,
    jobs,
    resent.map(({ id, attemptCount, endpointId }) => ({
      deliveryId: id,
      attempt: attemptCount + 1,
      endpointId,
      isFailing: false,
    })),
  )
}

function whyNot(delivery: DeliveryRecord): string {
  if (delivery.isRedacted) return 'What it said was redacted, so it cannot be sent again'
  if (delivery.isHeld) return 'Its endpoint is paused. Please resume the endpoint'
  return 'It is about to be sent. Please wait for the try to end'
}
