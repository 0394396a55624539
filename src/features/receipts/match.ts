import type { Receipt } from '../../banks/bank.ts'
import type { Receiver } from './judge-receiver.ts'
import {
  ACCOUNT_HIDDEN,
  checkExpectations,
  type Expectations,
  isNameAgreed,
  type ReceiptCheck,
} from './receipt-checks.ts'

export type Verdict =
  | ({ readonly kind: 'confirmed' } & Seen)
  /** The payment is there and is not the one that was meant. */
  | ({ readonly kind: 'mismatch'; readonly reason: MismatchReason; readonly message: string } & Seen)
  | { readonly kind: 'not_settled' }

interface Seen {
  readonly receiver: Receiver
  /** The receiver was compared with an own account or one that was expected. */
  readonly isReceiverChecked: boolean
  readonly checks: readonly ReceiptCheck[]
}

export const MISMATCH_REASONS = [
  'OTHER_REFERENCE',
  'NO_AMOUNT',
  'NOT_COMPLETED',
  'OTHER_RECEIVER',
  'RECEIVER_UNKNOWN',
  'RECEIVER_NOT_CHECKED',
  'NOT_AS_EXPECTED',
] as const
export type MismatchReason = (typeof MISMATCH_REASONS)[number]

export interface Matching {
  readonly receipt: Receipt
  /** As the bank writes it; undefined where only a link's token was known. */
  readonly reference: string | undefined
  /** How the receiver compares with the own account. */
  readonly receiver: Receiver
  readonly expectations: Expectations
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Whether the bank's receipt is the payment that was asked about, in the state that lets goods be handed over. */
export function matchReceipt(matching: Matching): Verdict {
  const { receipt, receiver } = matching
  if (isAsked(matching) && receipt.status === 'pending') return { kind: 'not_settled' }
  const checks = checksOf(matching)
  const isReceiverChecked =
    receiver === 'same' ||
    receiver === 'other' ||
    checks.some(({ code, result }) => code === 'RECEIVER_ACCOUNT' && result !== 'UNAVAILABLE')
  const problem = problemOf(matching, checks, isReceiverChecked)
  const seen = { receiver, isReceiverChecked, checks }
  if (problem === null) return { kind: 'confirmed', ...seen }
  const [reason, message] = problem
  return { kind: 'mismatch', reason, message, ...seen }
}

function isAsked({ receipt, reference }: Matching): boolean {
  return reference === undefined || receipt.reference.toUpperCase() === reference.toUpperCase()
}

type Problem = readonly [reason: MismatchReason, message: string]

function problemOf(matching: Matching, checks: readonly ReceiptCheck[], isReceiverChecked: boolean): Problem | null {
  const { receipt, receiver, expectations } = matching
  if (!isAsked(matching)) return ['OTHER_REFERENCE', 'The bank answered about another transaction.']
  if (receipt.status !== 'completed') {
    return ['NOT_COMPLETED', `The transaction is not completed: the bank calls it ${receipt.status}.`]
  }
  if (receipt.amountMinor <= 0) return ['NO_AMOUNT', 'The transaction moved no money.']
  if (receiver === 'unsaid') return ['RECEIVER_UNKNOWN', 'The bank does not say which account received the money.']
  if (receiver === 'other') {
    return ['OTHER_RECEIVER', 'The money went to another account than the own one.']
  }
  if (!expectations.isStrict) return null
  if (checks.some((check) => check.result === 'FAIL')) return NOT_AS_EXPECTED
  if (!isReceiverChecked && !isNameAgreed(receipt, expectations)) return NOT_CHECKED
  return checks.some((check) => check.result !== 'PASS') ? NOT_AS_EXPECTED : null
}

const NOT_AS_EXPECTED: Problem = ['NOT_AS_EXPECTED', 'The transaction is not as expected: see checks.']
const NOT_CHECKED: Problem = [
  'RECEIVER_NOT_CHECKED',
  'The bank knows the transaction, but nobody looked whose account received it. Please name your account.',
]

function checksOf(matching: Matching): readonly ReceiptCheck[] {
  const checks = checkExpectations(matching)
  const isAccountExpected = matching.expectations.receiverAccount !== null
  return matching.receiver === 'unknown' && !isAccountExpected ? [...checks, ACCOUNT_HIDDEN] : checks
}
