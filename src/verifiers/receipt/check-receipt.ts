import type { Check } from '../verifier.ts'
import { checkOf, passed, type ReceiptReason } from './reasons.ts'
import type { FoundReceipt, ReceiptAnswer, ReceiptExpectation } from './receipt-search.ts'

type Said = Extract<ReceiptAnswer, { kind: 'found' | 'not_found' }>

/** What follows from the bank's answer. After what is wrong at the root nothing more is looked at. */
export function checksOf(answer: Said): readonly Check[] {
  if (answer.kind === 'not_found') return [checkOf('TRANSACTION_NOT_FOUND')]
  const { problem } = answer
  if (problem === 'OTHER_REFERENCE') return [checkOf(problem)]
  const isUnsettled = problem === 'NOT_SETTLED' || problem === 'NOT_COMPLETED' || problem === 'NO_AMOUNT'
  return [
    passed('TRANSACTION'),
    isUnsettled ? checkOf(problem) : passed('SETTLEMENT'),
    ...(isUnsettled ? [] : receiverOf(answer)),
    ...answer.expectations.map(expectationOf),
    // What is not confirmed cannot have been spent twice.
    ...(problem === null ? [answer.isDuplicate ? checkOf('SHOWN_BEFORE') : passed('DUPLICATE')] : []),
  ]
}

function receiverOf({ problem, isReceiverChecked }: FoundReceipt): readonly Check[] {
  if (problem === 'OTHER_RECEIVER' || problem === 'RECEIVER_UNKNOWN') return [checkOf(problem)]
  return isReceiverChecked ? [passed('RECEIVER')] : []
}

const FAILED: Readonly<Record<ReceiptExpectation['code'], ReceiptReason>> = {
  AMOUNT: 'AMOUNT_TOO_LOW',
  RECEIVER_NAME: 'OTHER_RECEIVER_NAME',
  RECEIVER_ACCOUNT: 'OTHER_RECEIVER_ACCOUNT',
  AGE: 'TOO_OLD',
}
const UNKNOWN: Readonly<Record<ReceiptExpectation['code'], ReceiptReason>> = {
  AMOUNT: 'CURRENCY_UNKNOWN',
  RECEIVER_NAME: 'RECEIVER_NAME_UNKNOWN',
  RECEIVER_ACCOUNT: 'RECEIVER_ACCOUNT_UNKNOWN',
  AGE: 'AGE_UNKNOWN',
}

function expectationOf({ code, result }: ReceiptExpectation): Check {
  if (result === 'PASS') return passed(code)
  return checkOf((result === 'FAIL' ? FAILED : UNKNOWN)[code])
}
