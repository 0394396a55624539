import type { Receipt } from '../../banks/bank.ts'
import { compareAccounts } from '../../lib/receipts/compare-accounts.ts'
import { UNKNOWN_CURRENCY } from '../../lib/receipts/currency.ts'

/** What a caller expects of a payment beyond its being there. */
export interface Expectations {
  /** Hundredths of `currency`. */
  readonly amountMinor: number | null
  /** Hundredths that may be missing. */
  readonly toleranceMinor: number
  /** ISO 4217. */
  readonly currency: string
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

export interface Checking {
  readonly receipt: Receipt
  readonly expectations: Expectations
  /** Milliseconds since 1970. */
  readonly now: number
}

const CLOCK_SLACK_MS = 10 * 60_000

/** One check for each expectation. */
export function checkExpectations(checking: Checking): readonly ReceiptCheck[] {
  const { amountMinor, receiverName, receiverAccount, maxAgeMinutes } = checking.expectations
  return [
    ...(amountMinor === null ? [] : [amountCheck(checking, amountMinor)]),
    ...(receiverName === null ? [] : [nameCheck(checking.receipt, receiverName)]),
    ...(receiverAccount === null ? [] : [accountCheck(checking, receiverAccount)]),
    ...(maxAgeMinutes === null ? [] : [ageCheck(checking, maxAgeMinutes)]),
  ]
}

/** The own account is known, and the bank shows too little of the receiver's. */
export const ACCOUNT_HIDDEN: ReceiptCheck = {
  code: 'RECEIVER_ACCOUNT',
  result: 'UNAVAILABLE',
  message: 'The bank shows too few digits of the receiving account to compare them.',
}

function amountCheck({ receipt, expectations }: Checking, expected: number): ReceiptCheck {
  const { currency, toleranceMinor } = expectations
  if (receipt.currency === UNKNOWN_CURRENCY) {
    return { code: 'AMOUNT', result: 'UNAVAILABLE', message: 'The currency of the payment is not known.' }
  }
  if (receipt.currency !== currency) {
    return { code: 'AMOUNT', result: 'FAIL', message: `It was paid in ${receipt.currency}, not in ${currency}.` }
  }
  const isEnough = receipt.amountMinor >= expected - toleranceMinor
  return check('AMOUNT', isEnough, isEnough ? 'The amount is enough.' : 'Less was paid than expected.')
}

function nameCheck({ receiverName }: Receipt, expected: string): ReceiptCheck {
  const isSame = receiverName === null ? null : isSameName(expected, receiverName)
  return check('RECEIVER_NAME', isSame, 'Compared with the receiver that the bank names.')
}

function accountCheck({ receipt, expectations }: Checking, expected: string): ReceiptCheck {
  if (receipt.receiverAccount === null) return check('RECEIVER_ACCOUNT', null, '')
  const likeness = compareAccounts(expected, receipt.receiverAccount.printed, {
    // What is expected is named by its digits alone, so a telephone may be meant.
    isWallet: true,
    isNameAgreed: isNameAgreed(receipt, expectations),
  })
  if (likeness === 'unknown') return ACCOUNT_HIDDEN
  return check('RECEIVER_ACCOUNT', likeness === 'same', 'Compared by the digits that the bank shows.')
}

function ageCheck({ receipt, now }: Checking, maxAgeMinutes: number): ReceiptCheck {
  const ageMs = receipt.date === null ? null : now - Date.parse(receipt.date)
  // Clocks differ: a payment may seem to lie a little ahead.
  const isFresh = ageMs === null ? null : ageMs <= maxAgeMinutes * 60_000 && ageMs >= -CLOCK_SLACK_MS
  return check('AGE', isFresh, `At most ${maxAgeMinutes} minutes old was expected.`)
}

/** Whether the receiver was expected by name, and is named so. */
export function isNameAgreed({ receiverName }: Receipt, expectations: Expectations): boolean {
  return (
    receiverName !== null && expectations.receiverName !== null && isSameName(expectations.receiverName, receiverName)
  )
}

function check(code: ReceiptCheck['code'], isPassed: boolean | null, message: string): ReceiptCheck {
  if (isPassed === null) return { code, result: 'UNAVAILABLE', message: 'The bank does not say it.' }
  return { code, result: isPassed ? 'PASS' : 'FAIL', message }
}

/** Every word of the expected name stands in the other, whatever the order, case and punctuation. */
function isSameName(expected: string, printed: string): boolean {
  const there = new Set(wordsOf(printed))
  const wanted = wordsOf(expected)
  return wanted.length > 0 && wanted.every((word) => there.has(word))
}

/** The words of a name; empty where it has no letter and no digit. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
