import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { conflict } from '../../../platform/http/http-error.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { lockEditable, type Move } from '../editing/lock-editable.ts'
import { eventActorOf } from '../lifecycle/event-actor.ts'
import { transition } from '../lifecycle/transition.ts'
import type { StartDeps } from '../runs/start-run.ts'
import { findOffered } from '../service-registry.ts'

/**
 * Lets a run that was stopped for fraud go on: the same run, under the reserve it has.
 *
 * @throws {HttpError} 404, 409 unless it is FRAUD_DETECTED, 503 when the service is off.
 */
export async function continueVerification(
  deps: StartDeps & { readonly db: Db },
  { caller, id, claim }: Move,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const current = await lockEditable(tx, caller.scope, id)
    if (current.status !== 'FRAUD_DETECTED' || current.runId === null) {
      throw conflict(`A verification that is ${current.status} has no fraud to pass over`)
    }
    findOffered(deps.services, current.serviceId, caller)
    const changes = { isFraudAccepted: true, endDate: null }
    await transition(tx, deps, { current, to: 'IN_QUEUE', changes, by: eventActorOf(caller) })
    const run = { verificationId: id, runId: current.runId }
    await deps.jobs.enqueue(tx, deps.runJob, [run], { group: current.organizationId })
    await recordEffects(tx, [{ claim, status: 200, resourceId: id }])
  })
}
