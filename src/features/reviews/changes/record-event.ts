import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type Actor, actOf, type RecordAct } from '../../access/act.ts'
import type { CaseEventKind } from '../cases/store.ts'
import { type CaseState, insertCaseEvent } from './store.ts'

export interface Happened {
  readonly kind: CaseEventKind
  /** Ids, moments, names of tags and levels: nothing of the person. */
  readonly details: Readonly<Record<string, unknown>>
  /** What of it the audit log keeps for good, where that is less. */
  readonly audited?: Readonly<Record<string, unknown>>
}

/** Writes down what somebody did with a case: for those who work on it, and in the audit log. */
export async function recordEvent(
  tx: Tx,
  { recordAct, actor }: { readonly recordAct: RecordAct; readonly actor: Actor },
  { on, kind, details, audited = details }: Happened & { readonly on: CaseState },
): Promise<void> {
  const { id: verificationId, organizationId, mode } = on
  const userId = actor.caller.credential.id
  await insertCaseEvent(tx, { id: newId(), verificationId, organizationId, mode, kind, userId, details })
  const target = { kind: 'verification', id: verificationId }
  await recordAct(tx, actOf(actor, { action: `case.${kind.toLowerCase()}`, target, details: audited }))
}
