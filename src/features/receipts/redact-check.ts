import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { type Actor, actOf, type RecordAct } from '../access/act.ts'
import { forgetRequests } from '../idempotency/door.ts'
import { redactDeliveriesOf } from '../webhooks/trail/redact-deliveries.ts'
import { redactCheck as emptyCheck, redactCheckOf } from './store.ts'

export interface RedactDeps {
  readonly db: Db
  readonly recordAct: RecordAct
}

/** Empties what is personal of a check and of what was asked. @throws {HttpError} 404 where the caller sees none. */
export async function redactCheck({ db, recordAct }: RedactDeps, actor: Actor, number: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const id = await emptyCheck(tx, actor.caller.scope, number)
    if (id === null) throw notFound('Verification')
    await forgetRequests(tx, [id])
    await redactDeliveriesOf(tx, id)
    await recordAct(tx, actOf(actor, { action: 'receipt.redacted', target: { kind: 'receipt', id } }))
  })
}

/** Empties what a verification wrote down in the history of receipts. */
export function redactReceipts(tx: Tx, { verificationId }: { readonly verificationId: string }): Promise<void> {
  return redactCheckOf(tx, verificationId)
}
