import { defineReasons, type Reason } from '../reasons.ts'
import type { Check } from '../verifier.ts'

const ASK_PAYER = 'We could not match this payment. Please check it and send the right receipt.'
const LATER = 'The payment cannot be confirmed yet. Please try again later.'
const CONFIRMED = 'This was confirmed.'

const PASSED = {
  TRANSACTION: CONFIRMED,
  SETTLEMENT: CONFIRMED,
  RECEIVER: CONFIRMED,
  AMOUNT: CONFIRMED,
  RECEIVER_NAME: CONFIRMED,
  RECEIVER_ACCOUNT: CONFIRMED,
  AGE: CONFIRMED,
  DUPLICATE: CONFIRMED,
} as const

type ReceiptCheck = keyof typeof PASSED

const REASONS = {
  TRANSACTION_NOT_FOUND: {
    check: 'TRANSACTION',
    result: 'FAIL',
    meaning: 'The bank knows no such payment.',
    message: ASK_PAYER,
  },
  OTHER_REFERENCE: {
    check: 'TRANSACTION',
    result: 'FAIL',
    meaning: 'The bank answered about another payment.',
    message: ASK_PAYER,
  },
  NOT_SETTLED: {
    check: 'SETTLEMENT',
    result: 'UNAVAILABLE',
    meaning: 'The bank has not settled the payment yet.',
    message: LATER,
  },
  NOT_COMPLETED: {
    check: 'SETTLEMENT',
    result: 'FAIL',
    meaning: 'The payment failed, was taken back or never ended.',
    message: ASK_PAYER,
  },
  NO_AMOUNT: { check: 'SETTLEMENT', result: 'FAIL', meaning: 'The payment moved no money.', message: ASK_PAYER },
  OTHER_RECEIVER: {
    check: 'RECEIVER',
    result: 'FAIL',
    meaning: 'The money went to another account than the own one.',
    message: ASK_PAYER,
  },
  RECEIVER_UNKNOWN: {
    check: 'RECEIVER',
    result: 'UNAVAILABLE',
    meaning: 'The bank does not say which account received the money.',
    message: LATER,
  },
  AMOUNT_TOO_LOW: {
    check: 'AMOUNT',
    result: 'FAIL',
    meaning: 'Less was paid than expected, or in another currency.',
    message: ASK_PAYER,
  },
  CURRENCY_UNKNOWN: {
    check: 'AMOUNT',
    result: 'UNAVAILABLE',
    meaning: 'The currency of the payment is not known.',
    message: LATER,
  },
  OTHER_RECEIVER_NAME: {
    check: 'RECEIVER_NAME',
    result: 'FAIL',
    meaning: 'The receiver is not expected_receiver_name.',
    message: ASK_PAYER,
  },
  RECEIVER_NAME_UNKNOWN: {
    check: 'RECEIVER_NAME',
    result: 'UNAVAILABLE',
    meaning: 'The bank does not name the receiver.',
    message: LATER,
  },
  OTHER_RECEIVER_ACCOUNT: {
    check: 'RECEIVER_ACCOUNT',
    result: 'FAIL',
    meaning: 'The receiving account is not expected_receiver_account.',
    message: ASK_PAYER,
  },
  RECEIVER_ACCOUNT_UNKNOWN: {
    check: 'RECEIVER_ACCOUNT',
    result: 'UNAVAILABLE',
    meaning: 'The bank shows too little of the account.',
    message: LATER,
  },
  TOO_OLD: { check: 'AGE', result: 'FAIL', meaning: 'The payment is older than max_age_minutes.', message: ASK_PAYER },
  AGE_UNKNOWN: {
    check: 'AGE',
    result: 'UNAVAILABLE',
    meaning: 'The bank does not say when it was paid.',
    message: LATER,
  },
  SHOWN_BEFORE: {
    check: 'DUPLICATE',
    result: 'FAIL',
    meaning: 'This payment was confirmed in this group before: see duplicate_of.',
    message: ASK_PAYER,
  },
} as const satisfies Record<string, Reason<ReceiptCheck> & { readonly result: 'FAIL' | 'UNAVAILABLE' }>

export type ReceiptReason = keyof typeof REASONS

const RECEIPT = defineReasons({ passed: PASSED, reasons: REASONS })

export const RECEIPT_REASONS = RECEIPT.published
export const isReceiptReason: (text: string) => text is ReceiptReason = RECEIPT.isReason

/** The check that fails, or cannot be made, for this reason. */
export function checkOf(reason: ReceiptReason): Check {
  return REASONS[reason].result === 'FAIL' ? RECEIPT.failed(reason) : RECEIPT.unavailable(reason)
}

export function passed(check: ReceiptCheck): Check {
  return RECEIPT.passed(check, 'As expected.')
}
