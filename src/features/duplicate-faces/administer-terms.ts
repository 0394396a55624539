import { type Db, inTransaction } from '../../platform/database/database.ts'
import { type Actor, actOf, type RecordAct } from '../access/act.ts'
import { userIdOf } from '../access/caller.ts'
import { deleteTerms, type RecordedTerms, saveTerms, type Terms } from './store.ts'

export interface TermsDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

/** From now on faces are compared with one another under these terms. The audit log keeps them for good. */
export function recordTerms(deps: TermsDeps, actor: Actor, terms: Terms): Promise<RecordedTerms> {
  const { caller } = actor
  return inTransaction(deps.db, async (tx) => {
    const saved = await saveTerms(tx, caller.scope, { ...terms, setBy: userIdOf(caller) })
    const details = { legal_basis: terms.legalBasis, retention_days: terms.retentionDays }
    const target = { kind: 'organization', id: caller.scope.organizationId }
    await deps.recordAct(tx, actOf(actor, { action: 'duplicate_faces.turned_on', target, details }))
    return saved
  })
}

/** Turns it off and erases every enrolled face. Once more is no error. */
export function withdrawTerms(deps: TermsDeps, actor: Actor): Promise<void> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    const erased = await deleteTerms(tx, scope)
    if (erased === undefined) return
    const target = { kind: 'organization', id: scope.organizationId }
    const details = { faces_erased: erased }
    await deps.recordAct(tx, actOf(actor, { action: 'duplicate_faces.turned_off', target, details }))
  })
}
