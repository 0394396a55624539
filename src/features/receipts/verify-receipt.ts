import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { Caller } from '../access/caller.ts'
import { type Claim, recordEffects } from '../idempotency/claim.ts'
import type { UnreachableCause } from './ask/bank-outcome.ts'
import { bankPage } from './bank-page.ts'
import { beginCheck, insistOnAskable } from './begin-check.ts'
import type { FindPayment, ReceiptQuestion } from './find-payment.ts'
import { type SettleDeps, type SettledOutcome, settleCheck } from './settle-check.ts'

export interface VerifyDeps extends SettleDeps {
  readonly db: Db
  readonly findPayment: FindPayment
}

export interface ReceiptResult {
  readonly checkId: string
  readonly outcome: SettledOutcome
  /** Why the bank could not be asked; null where it was. */
  readonly cause: UnreachableCause | null
  readonly retryAfterSeconds: number | null
  /** The bank's own page about what was asked. */
  readonly page: string | null
}

export interface VerifyCall {
  readonly caller: Caller
  readonly asked: ReceiptQuestion
  /** null for a request without Idempotency-Key. */
  readonly claim: Claim | null
}

/**
 * Asks the bank about one payment and writes down what came of it. A plan is taken before it is asked and given back
 * where the answer does not count.
 *
 * @throws {HttpError} 402 when the month's checks are used up; 422 where the bank cannot be asked with what is known.
 */
export async function verifyReceipt(deps: VerifyDeps, { caller, asked, claim }: VerifyCall): Promise<ReceiptResult> {
  insistOnAskable(asked)
  const checkId = newId()
  const scope = { ...caller.scope, groupId: caller.groupId }
  await inTransaction(deps.db, (tx) => beginCheck(tx, caller, { checkId, bank: asked.bank }))
  const found = await deps.findPayment(caller.scope, asked)
  const outcome = await inTransaction(deps.db, async (tx) => {
    const { outcome: settled } = await settleCheck(tx, deps, { ...found, checkId, scope, askedAt: Date.now() })
    const status = statusOf(settled)
    // What may be asked again soon is not kept under the key.
    if (status < 500) await recordEffects(tx, [{ claim, status, resourceId: checkId }])
    return settled
  })
  const unreachable = found.outcome.kind === 'unreachable' ? found.outcome : null
  return {
    checkId,
    outcome,
    cause: unreachable?.cause ?? null,
    retryAfterSeconds: unreachable?.retryAfterSeconds ?? null,
    page: bankPage(asked.bank, asked.question),
  }
}

/** The HTTP status that an outcome is answered with. */
export function statusOf(outcome: SettledOutcome): 200 | 404 | 502 | 503 {
  switch (outcome) {
    case 'CONFIRMED':
    case 'MISMATCH':
      return 200
    case 'NOT_FOUND':
    case 'LINK_NEEDED':
    case 'NOT_SETTLED':
      return 404
    case 'UNREADABLE':
      return 502
    case 'UNREACHABLE':
      return 503
  }
}
