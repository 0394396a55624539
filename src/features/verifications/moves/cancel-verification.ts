import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { release } from '../../credits/door.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { lockEditable, type Move } from '../editing/lock-editable.ts'
import { eventActorOf } from '../lifecycle/event-actor.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'

/**
 * Ends what is queued, running or stopped for fraud; its credits go back, and its worker can write nothing any more.
 *
 * @throws {HttpError} 404, or 409 where there is nothing to cancel.
 */
export async function cancelVerification(
  deps: TransitionDeps & { readonly db: Db },
  { caller, id, claim }: Move,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const current = await lockEditable(tx, caller.scope, id)
    const changes = { isLeaseHeld: false, endDate: 'now' as const }
    await transition(tx, deps, { current, to: 'CANCELLED', changes, by: eventActorOf(caller) })
    if (current.runId !== null) await release(tx, current.runId)
    await recordEffects(tx, [{ claim, status: 200, resourceId: id }])
  })
}
