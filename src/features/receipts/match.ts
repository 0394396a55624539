import type { Receipt } from '../../banks/bank.ts'
import { isSameAccount } from '../../lib/receipts/account.ts'

/** What a caller expects of a payment beyond its being there. */
export interface Expectations {
  /** Hundredths. */
  readonly amountMinor: number | null
  /** Hundredths that may be missing. */
  readonly toleranceMinor: number
  readonly receiverName: string | null
  readonly receiverAccount: string | null
  readonly maxAgeMinutes: number | null
  /** A check that does not pass makes `success` false. */
  readonly isStrict: boolean
}

export interface ReceiptCheck {
  readonly code: 'AMOUNT' | 'RECEIVER_NAME' | 'RECEIVER_ACCOUNT' | 'AGE'
  readonly result: 'PASS' | 'FAIL' | 'UNAVAILABLE'
  readonly message: string
}

export type Verdict =
  | { readonly kind: 'confirmed'; readonly checks: readonly ReceiptCheck[] }
  /** The payment is there and is not the one that was meant. */
  | {
      readonly kind: 'mismatch'
      readonly reason: MismatchReason
      readonly message: string
      readonly checks: readonly ReceiptCheck[]
    }
  | { readonly kind: 'not_settled' }

export type MismatchReason =
  | 'OTHER_REFERENCE'
  | 'NO_AMOUNT'
  | 'NOT_COMPLETED'
  | 'OTHER_RECEIVER'
  | 'RECEIVER_UNKNOWN'
  | 'NOT_AS_EXPECTED'

export interface Matching {
  readonly receipt: Receipt
  /** As the bank writes it; undefined where only a link's token was known. */
  readonly reference: string | undefined
  /** The account that is to have received the money; null where the caller named none. */
  readonly ownAccount: string | null
  readonly expectations: Expectations
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Whether the bank's receipt is the payment that was asked about, in the state that lets goods be handed over. */
export function matchReceipt(matching: Matching): Verdict {
  const { receipt, reference, ownAccount, expectations } = matching
  const checks = checksOf(matching)
  const mismatch = (reason: MismatchReason, message: string): Verdict => ({
    kind: 'mismatch',
    reason,
    message,
    checks,
  })
  if (reference !== undefined && receipt.reference.toUpperCase() !== reference.toUpperCase()) {
    return mismatch('OTHER_REFERENCE', 'The bank answered about another transaction.')
  }
  if (receipt.status === 'pending') return { kind: 'not_settled' }
  if (receipt.status !== 'completed') {
    return mismatch('NOT_COMPLETED', `The transaction is not completed: the bank calls it ${receipt.status}.`)
  }
  if (receipt.amountMinor <= 0) return mismatch('NO_AMOUNT', 'The transaction moved no money.')
  if (ownAccount !== null && receipt.receiverAccount === null) {
    return mismatch('RECEIVER_UNKNOWN', 'The bank does not say which account received the money.')
  }
  if (ownAccount !== null && !isSameAccount(ownAccount, receipt.receiverAccount?.tail ?? '')) {
    return mismatch('OTHER_RECEIVER', 'The money went to another account than the one that was named.')
  }
  if (expectations.isStrict && checks.some((check) => check.result !== 'PASS')) {
    return mismatch('NOT_AS_EXPECTED', 'The transaction is not as expected: see checks.')
  }
  return { kind: 'confirmed', checks }
}

function checksOf({ receipt, expectations, now }: Matching): readonly ReceiptCheck[] {
  const { amountMinor, toleranceMinor, receiverName, receiverAccount, maxAgeMinutes } = expectations
  const checks: ReceiptCheck[] = []
  if (amountMinor !== null) {
    const isEnough = receipt.amountMinor >= amountMinor - toleranceMinor
    checks.push(check('AMOUNT', isEnough, isEnough ? 'The amount is enough.' : 'Less was paid than expected.'))
  }
  if (receiverName !== null) {
    const isSame = receipt.receiverName === null ? null : isSameName(receiverName, receipt.receiverName)
    checks.push(check('RECEIVER_NAME', isSame, 'Compared with the receiver that the bank names.'))
  }
  if (receiverAccount !== null) {
    const { tail } = receipt.receiverAccount ?? {}
    const isSame = tail === undefined ? null : isSameAccount(receiverAccount, tail)
    checks.push(check('RECEIVER_ACCOUNT', isSame, 'Compared by the digits at the end that the bank shows.'))
  }
  if (maxAgeMinutes !== null) {
    const ageMs = receipt.date === null ? null : now - Date.parse(receipt.date)
    // Clocks differ: a payment may seem to lie a little ahead.
    const isFresh = ageMs === null ? null : ageMs <= maxAgeMinutes * 60_000 && ageMs >= -CLOCK_SLACK_MS
    checks.push(check('AGE', isFresh, `At most ${maxAgeMinutes} minutes old was expected.`))
  }
  return checks
}

const CLOCK_SLACK_MS = 10 * 60_000

function check(code: ReceiptCheck['code'], isPassed: boolean | null, message: string): ReceiptCheck {
  if (isPassed === null) return { code, result: 'UNAVAILABLE', message: 'The bank does not say it.' }
  return { code, result: isPassed ? 'PASS' : 'FAIL', message }
}

/** Every word of the expected name stands in the other, whatever the order, case and punctuation. */
function isSameName(expected: string, printed: string): boolean {
  const words = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const there = new Set(words(printed))
  const wanted = words(expected)
  return wanted.length > 0 && wanted.every((word) => there.has(word))
}
