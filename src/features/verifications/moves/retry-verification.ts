import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { conflict } from '../../../platform/http/http-error.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { sealHistory } from '../editing/history.ts'
import { lockEditable, type Move } from '../editing/lock-editable.ts'
import { isRetryable } from '../lifecycle/status.ts'
import { insertHistory } from '../lifecycle/store.ts'
import { type StartDeps, startRun } from '../runs/start-run.ts'

export interface Retry extends Move {
  /** Also when it has not failed. */
  readonly force: boolean
}

/**
 * A new run with the configuration as it is now, paid anew. What it had found before is kept in the history.
 *
 * @throws {HttpError} 404, 409 unless FAILED (with `force`: settled), 403 without the credits, 503 with the service off.
 */
export async function retryVerification(
  deps: StartDeps & { readonly db: Db },
  { caller, id, force, claim }: Retry,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const current = await lockEditable(tx, caller.scope, id)
    if (!isRetryable(current.status, force)) {
      const advice = isRetryable(current.status, true) ? '. Use force=true to run it once more' : ''
      throw conflict(`A verification that is ${current.status} cannot be retried${advice}`)
    }
    const moved = await startRun(tx, deps, { current, caller })
    await recordEffects(tx, [{ claim, status: 200, resourceId: id }])
    if (current.outputSealed === null) return
    const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
    const detailsSealed = sealHistory(sealer, { before: current, sequence: moved.eventCount, replaces: ['output'] })
    await insertHistory(tx, { verificationId: id, sequence: moved.eventCount, detailsSealed })
  })
}
