import type { Bank } from '../../banks/bank.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type Caller, keyOf, userIdOf } from '../access/caller.ts'
import type { ReceiptQuestion } from './find-payment.ts'
import { invalidField, planUsedUp, requiredField } from './receipt-errors.ts'
import { insertCheck, lockPlan } from './store.ts'

/** @throws {HttpError} 422 where the bank cannot be asked with what is known. */
export function insistOnAskable(asked: ReceiptQuestion): void {
  const { bank, question } = asked
  if (bank.lookups.every((lookup) => lookup.request(question) === undefined)) throw missing(asked)
  // A link needs what its number would need: it opens without, and says nothing of whose account it is.
  const { account, creditsOtherBanks } = bank.requires
  if (account === 'own' && !creditsOtherBanks && question.account === undefined) throw requiredField('account_number')
}

/** What is lacking to ask this bank, by its requirements. */
function missing({ bank, question }: ReceiptQuestion) {
  const { account, by } = bank.requires
  if (account !== 'none' && question.account === undefined) return requiredField('account_number')
  if (account !== 'none' && question.reference !== undefined) {
    return invalidField('account_number', `The account number field is too short for ${bank.name}.`)
  }
  return requiredField(by === 'link' ? 'receipt_url' : 'transaction_number')
}

/** Writes a check and takes it from the plan. @throws {HttpError} 402 when the month's checks are used up. */
export async function beginCheck(
  tx: Tx,
  caller: Caller,
  { checkId, bank }: { readonly checkId: string; readonly bank: Bank },
): Promise<void> {
  const key = keyOf(caller)
  const { limit, used } = await lockPlan(tx, caller.scope)
  if (caller.scope.mode === 'live' && limit !== null && used >= limit) throw planUsedUp()
  await insertCheck(tx, caller.scope, {
    id: checkId,
    groupId: caller.groupId,
    bank: bank.code,
    isCounted: true,
    apiKeyId: key?.id ?? null,
    userId: userIdOf(caller),
    sourceLabel: key === null ? 'Dashboard' : `API: ${key.name}`.slice(0, 200),
  })
}
