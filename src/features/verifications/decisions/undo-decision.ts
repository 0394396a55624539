import { inTransaction } from '../../../platform/database/database.ts'
import { conflict, HttpError, notFound } from '../../../platform/http/http-error.ts'
import { type Actor, actOf } from '../../access/act.ts'
import { lockEditable } from '../editing/lock-editable.ts'
import type { DecideDeps } from './decide.ts'
import { endDecision, findStanding, reopenFirst } from './store.ts'

/**
 * Takes a decision back before it takes effect: the verification waits again, and nobody is told of anything.
 *
 * @throws {HttpError} 404 where nothing was decided; 409 once it took effect; 403 for another's, but for an owner.
 */
export async function undoDecision(
  deps: Pick<DecideDeps, 'db' | 'recordAct'>,
  actor: Actor,
  verificationId: string,
): Promise<void> {
  const { scope, credential } = actor.caller
  await inTransaction(deps.db, async (tx) => {
    const current = await lockEditable(tx, scope, verificationId)
    const standing = await findStanding(tx, current.id)
    if (standing === undefined) throw notFound('Decision')
    const isOwner = credential.kind === 'user' && credential.role !== 'GROUP_USER'
    if (standing.userId !== credential.id && !isOwner) {
      const message = `This is the decision of ${standing.userName}: they may undo it, or an owner`
      throw new HttpError({ status: 403, code: 'FORBIDDEN', message })
    }
    if (standing.state === 'DONE') {
      throw conflict('The decision has taken effect. Please set it back with PUT /verifications/{id}')
    }
    await endDecision(tx, standing.id, 'UNDONE')
    if (standing.firstId !== null) await reopenFirst(tx, standing.firstId, current.eventCount)
    const target = { kind: 'verification', id: current.id }
    await deps.recordAct(tx, actOf(actor, { action: 'verification.decision_undone', target }))
  })
}
