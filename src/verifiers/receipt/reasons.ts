import type { Check, PublishedReason } from '../verifier.ts'

const ASK_PAYER = 'We could not match this payment. Please check it and send the right receipt.'
const LATER = 'The payment cannot be confirmed yet. Please try again later.'

const REASON_LIST = [
  ['TRANSACTION_NOT_FOUND', 'TRANSACTION', 'FAIL', 'The bank knows no such payment.', ASK_PAYER],
  ['OTHER_REFERENCE', 'TRANSACTION', 'FAIL', 'The bank answered about another payment.', ASK_PAYER],
  ['NOT_SETTLED', 'SETTLEMENT', 'UNAVAILABLE', 'The bank has not settled the payment yet.', LATER],
  ['NOT_COMPLETED', 'SETTLEMENT', 'FAIL', 'The payment failed, was taken back or never ended.', ASK_PAYER],
  ['NO_AMOUNT', 'SETTLEMENT', 'FAIL', 'The payment moved no money.', ASK_PAYER],
  ['OTHER_RECEIVER', 'RECEIVER', 'FAIL', 'The money went to another account than the own one.', ASK_PAYER],
  ['RECEIVER_UNKNOWN', 'RECEIVER', 'UNAVAILABLE', 'The bank does not say which account received the money.', LATER],
  ['AMOUNT_TOO_LOW', 'AMOUNT', 'FAIL', 'Less was paid than expected, or in another currency.', ASK_PAYER],
  ['CURRENCY_UNKNOWN', 'AMOUNT', 'UNAVAILABLE', 'The currency of the payment is not known.', LATER],
  ['OTHER_RECEIVER_NAME', 'RECEIVER_NAME', 'FAIL', 'The receiver is not expected_receiver_name.', ASK_PAYER],
  ['RECEIVER_NAME_UNKNOWN', 'RECEIVER_NAME', 'UNAVAILABLE', 'The bank does not name the receiver.', LATER],
  [
    'OTHER_RECEIVER_ACCOUNT',
    'RECEIVER_ACCOUNT',
    'FAIL',
    'The receiving account is not expected_receiver_account.',
    ASK_PAYER,
  ],
  ['RECEIVER_ACCOUNT_UNKNOWN', 'RECEIVER_ACCOUNT', 'UNAVAILABLE', 'The bank shows too little of the account.', LATER],
  ['TOO_OLD', 'AGE', 'FAIL', 'The payment is older than max_age_minutes.', ASK_PAYER],
  ['AGE_UNKNOWN', 'AGE', 'UNAVAILABLE', 'The bank does not say when it was paid.', LATER],
  [
    'SHOWN_BEFORE',
    'DUPLICATE',
    'FAIL',
    'This payment was confirmed in this group before: see duplicate_of.',
    ASK_PAYER,
  ],
] as const

export type ReceiptReason = (typeof REASON_LIST)[number][0]

export const RECEIPT_REASONS: readonly PublishedReason[] = REASON_LIST.map(([code, check, , meaning]) => ({
  code,
  check,
  meaning,
}))

/** The check that fails, or cannot be made, for this reason. */
export function checkOf(reason: ReceiptReason): Check {
  const [, code, result, meaning, message] = REASON_LIST.find(([each]) => each === reason) ?? REASON_LIST[0]
  return { code, result, reason_code: reason, message, internal_message: meaning }
}

export function isReceiptReason(text: string): text is ReceiptReason {
  return REASON_LIST.some(([code]) => code === text)
}

export function passed(code: string): Check {
  return { code, result: 'PASS', reason_code: null, message: 'This was confirmed.', internal_message: 'As expected.' }
}
