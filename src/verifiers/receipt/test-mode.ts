import type { ReceiptConfiguration } from './configuration.ts'
import { isReceiptReason, type ReceiptReason } from './reasons.ts'
import type { FoundReceipt, ReceiptAnswer, ReceiptExpectation } from './receipt-search.ts'

const EXPECTATIONS: Readonly<Partial<Record<ReceiptReason, ReceiptExpectation>>> = {
  AMOUNT_TOO_LOW: { code: 'AMOUNT', result: 'FAIL' },
  CURRENCY_UNKNOWN: { code: 'AMOUNT', result: 'UNAVAILABLE' },
  OTHER_RECEIVER_NAME: { code: 'RECEIVER_NAME', result: 'FAIL' },
  RECEIVER_NAME_UNKNOWN: { code: 'RECEIVER_NAME', result: 'UNAVAILABLE' },
  OTHER_RECEIVER_ACCOUNT: { code: 'RECEIVER_ACCOUNT', result: 'FAIL' },
  RECEIVER_ACCOUNT_UNKNOWN: { code: 'RECEIVER_ACCOUNT', result: 'UNAVAILABLE' },
  TOO_OLD: { code: 'AGE', result: 'FAIL' },
  AGE_UNKNOWN: { code: 'AGE', result: 'UNAVAILABLE' },
}

type Problem = Exclude<FoundReceipt['problem'], null>

const PROBLEMS: Readonly<Partial<Record<ReceiptReason, Problem>>> = {
  OTHER_REFERENCE: 'OTHER_REFERENCE',
  NOT_SETTLED: 'NOT_SETTLED',
  NOT_COMPLETED: 'NOT_COMPLETED',
  NO_AMOUNT: 'NO_AMOUNT',
  OTHER_RECEIVER: 'OTHER_RECEIVER',
  RECEIVER_UNKNOWN: 'RECEIVER_UNKNOWN',
}

const STATUSES: Readonly<Partial<Record<Problem, string>>> = { NOT_SETTLED: 'pending', NOT_COMPLETED: 'reversed' }

/** What a bank says of a fictional payment, so that the checks themselves find the reason. */
export function fictionalAnswer(
  configuration: ReceiptConfiguration,
  reason: string | null,
): Extract<ReceiptAnswer, { kind: 'found' | 'not_found' }> {
  const known = reason !== null && isReceiptReason(reason) ? reason : null
  const bank = { bank: 'telebirr', bank_name: 'Telebirr', transaction_number: 'DF70KX7Q2M' }
  if (known === 'TRANSACTION_NOT_FOUND') return { kind: 'not_found', output: { ...bank, exists: false, receipt: null } }
  const problem = known === null ? null : (PROBLEMS[known] ?? null)
  const expectation = known === null ? undefined : EXPECTATIONS[known]
  const isDuplicate = known === 'SHOWN_BEFORE'
  return {
    kind: 'found',
    problem,
    isReceiverChecked: true,
    isDuplicate,
    expectations: expectationsOf(configuration, expectation),
    output: {
      ...bank,
      exists: true,
      verification_method: 'official',
      source_url: 'https://test.invalid/telebirr',
      duplicate: isDuplicate,
      duplicate_of: isDuplicate ? 1 : null,
      receipt: {
        ...RECEIPT,
        status: (problem === null ? undefined : STATUSES[problem]) ?? 'completed',
        amount: problem === 'NO_AMOUNT' ? 0 : RECEIPT.amount,
      },
    },
  }
}

function expectationsOf(
  configuration: ReceiptConfiguration,
  wrong: ReceiptExpectation | undefined,
): readonly ReceiptExpectation[] {
  const asked: readonly (readonly [ReceiptExpectation['code'], unknown])[] = [
    ['AMOUNT', configuration.expected_amount],
    ['RECEIVER_NAME', configuration.expected_receiver_name],
    ['RECEIVER_ACCOUNT', configuration.expected_receiver_account],
    ['AGE', configuration.max_age_minutes],
  ]
  return asked.flatMap(([code, value]): readonly ReceiptExpectation[] => {
    if (wrong?.code === code) return [wrong]
    return value === undefined ? [] : [{ code, result: 'PASS' }]
  })
}

const RECEIPT = {
  status: 'completed',
  transaction_type: 'transfer',
  amount: 600,
  currency: 'ETB',
  transaction_date: '2026-06-07T18:37:39+03:00',
  payer_name: 'HIRUT TESFAYE MOLLA',
  payer_account: '2****8348',
  receiver_name: 'SABA COFFEE PLC',
  receiver_account: '2****6171',
  receiver_bank: null,
  description: 'test mode',
  fees: { charge: null, vat: null, disaster_fund: null, total: null },
} as const
