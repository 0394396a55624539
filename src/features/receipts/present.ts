import { z } from 'zod'
import type { Bank, Receipt } from '../../banks/bank.ts'
import { toAddisMoment } from '../../lib/receipts/addis-time.ts'
import { type CheckMethod, OUTCOMES } from './check-outcome.ts'
import { MISMATCH_REASONS } from './match.ts'
import type { CheckDetails } from './sealed.ts'
import type { StoredCheck } from './store.ts'

const nullableText = z.string().nullable()

export const ReceiptBody = z
  .object({
    status: z.string().describe('completed, pending, failed, reversed or unknown'),
    transaction_type: nullableText,
    amount: z.number().nullable(),
    currency: z.string(),
    transaction_date: nullableText.describe('ISO 8601 at +03:00'),
    payer_name: nullableText,
    payer_account: nullableText,
    receiver_name: nullableText,
    receiver_account: nullableText,
    receiver_bank: nullableText,
    description: nullableText,
    fees: z
      .object({
        charge: z.number().nullable(),
        vat: z.number().nullable(),
        disaster_fund: z.number().nullable(),
        total: z.number().nullable(),
      })
      .describe('null: the receipt does not say'),
  })
  .meta({ id: 'Receipt', description: 'What a bank says of a payment' })

export const CheckBody = z.object({
  code: z.enum(['AMOUNT', 'RECEIVER_NAME', 'RECEIVER_ACCOUNT', 'AGE']),
  result: z.enum(['PASS', 'FAIL', 'UNAVAILABLE']),
  message: z.string(),
})

const METHOD_WORDS = `official: the bank answered; relay: it answered through your relay; receipt_only: a file or text
says so; qr_unverified: a code says so that anybody can make. Only the first two come with success: true`

/** Only `official` and `relay`, a bank's own answer, come with `success: true`. */
export const Method = z.enum(['official', 'relay', 'receipt_only', 'qr_unverified']).describe(METHOD_WORDS)

export const VerifiedBody = z
  .object({
    success: z.boolean().describe('The transaction is confirmed'),
    exists: z.boolean().describe('The bank knows the transaction'),
    receiver_checked: z
      .boolean()
      .describe('The receiving account was compared with yours. false: success says nothing about whose money it is'),
    code: z.enum(MISMATCH_REASONS).optional().describe('Why success is false'),
    duplicate: z.boolean().describe('It was verified in this branch before'),
    duplicate_of: z.int().optional().describe('The id of the first verification of it; only with duplicate'),
    first_verified_at: z.iso.datetime({ offset: true }).optional(),
    possible_duplicate_of: z
      .int()
      .optional()
      .describe('A hint: the id of a verification of the same amount, receiver and time at another bank'),
    duplicate_elsewhere: z
      .object({ first_verified_at: z.iso.datetime({ offset: true }) })
      .optional()
      .describe('Another branch has confirmed it, where an owner lets that be told'),
    message: nullableText,
    data: z.object({
      id: z.int().describe('For GET /verifications/{id}'),
      bank: z.string(),
      bank_name: z.string(),
      verification_id: nullableText,
      transaction_number: nullableText,
      corrected_transaction_number: z
        .string()
        .optional()
        .describe('The number, where the picture’s print was misread by letters that look alike'),
      source_url: nullableText,
      verification_method: Method.nullable(),
      receipt: ReceiptBody,
    }),
    checks: z
      .array(CheckBody)
      .optional()
      .describe('One for each expected_* that was asked, and one where too little is shown of the receiving account'),
  })
  .meta({ id: 'ReceiptVerified', description: 'The bank knows the payment' })

const Outcome = z
  .enum([...OUTCOMES, 'PENDING'])
  .describe('PENDING: it runs in the background; CANCELLED: redacted before its bank had answered')

/** A check that goes on in the background. */
export const AcceptedBody = z
  .object({
    id: z.int().describe('For GET /verifications/{id}'),
    check_id: z.guid().describe('What GET /webhook-deliveries calls the subject’s id'),
    outcome: Outcome,
  })
  .meta({ id: 'ReceiptAccepted', description: 'The bank is asked in the background' })

export const HistoryBody = z
  .object({
    id: z.int(),
    bank: z.string(),
    bank_name: z.string(),
    transaction_number: nullableText,
    account_number: nullableText,
    success: z.boolean(),
    exists: z.boolean().nullable().describe('null: the bank could not be asked, or was not yet'),
    status: nullableText,
    transaction_type: nullableText,
    amount: z.number().nullable(),
    currency: z.string(),
    payer_name: nullableText,
    transaction_date: nullableText,
    duplicate: z.boolean(),
    outcome: Outcome,
    verification_method: Method.nullable(),
    evidence_until: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('Until when the bank’s answer is kept; null: it is not'),
    created_at: z.iso.datetime({ offset: true }),
    source: z.object({ type: z.enum(['api', 'dashboard']), label: z.string() }),
  })
  .meta({ id: 'ReceiptVerification', description: 'A payment that was checked' })

/** A check of which the bank's receipt is known. */
export function presentVerified(check: StoredCheck, details: CheckDetails, bank: Bank): z.infer<typeof VerifiedBody> {
  const { transactionNumber, checks } = details
  const isSuccess = check.outcome === 'CONFIRMED'
  return {
    success: isSuccess,
    exists: true,
    receiver_checked: details.isReceiverChecked ?? false,
    ...(details.reason ? { code: details.reason } : {}),
    ...duplicateOf(check),
    ...hintsOf(check),
    message: details.message ?? (isSuccess ? 'Transaction verified successfully.' : null),
    data: {
      id: check.number,
      verification_id: transactionNumber,
      ...presentPayment({ bank, details, method: check.method }),
    },
    ...(checks.length === 0 ? {} : { checks: [...checks] }),
  }
}

/** What a bank has shown of a payment. */
export interface ShownPayment {
  readonly bank: Bank
  readonly details: CheckDetails
  readonly method: CheckMethod | null
}

export function presentPayment({ bank, details, method }: ShownPayment) {
  const { receipt, transactionNumber, recognizedAs, sourceUrl } = details
  if (receipt === null) throw new Error('Only what a bank has answered is presented as verified')
  const isCorrected = recognizedAs !== null && transactionNumber !== null
  return {
    bank: bank.code,
    bank_name: bank.name,
    transaction_number: transactionNumber,
    ...(isCorrected ? { corrected_transaction_number: transactionNumber } : {}),
    source_url: sourceUrl,
    verification_method: method,
    receipt: presentReceipt(receipt),
  }
}

function duplicateOf({ duplicateOf: first, firstVerifiedAt }: StoredCheck) {
  if (first === null) return { duplicate: false }
  return {
    duplicate: true,
    duplicate_of: first,
    ...(firstVerifiedAt === null ? {} : { first_verified_at: toAddisMoment(firstVerifiedAt) }),
  }
}

function hintsOf({ possibleDuplicateOf, elsewhereAt }: StoredCheck) {
  return {
    ...(possibleDuplicateOf === null ? {} : { possible_duplicate_of: possibleDuplicateOf }),
    ...(elsewhereAt === null ? {} : { duplicate_elsewhere: { first_verified_at: toAddisMoment(elsewhereAt) } }),
  }
}

export function presentReceipt(receipt: Receipt): z.infer<typeof ReceiptBody> {
  const { fees } = receipt
  return {
    status: receipt.status,
    transaction_type: receipt.transactionType,
    amount: receipt.amountMinor / 100,
    currency: receipt.currency,
    transaction_date: receipt.date,
    payer_name: receipt.payerName,
    payer_account: receipt.payerAccount?.masked ?? null,
    receiver_name: receipt.receiverName,
    receiver_account: receipt.receiverAccount?.masked ?? null,
    receiver_bank: receipt.receiverBank,
    description: receipt.description,
    fees: {
      charge: units(fees.chargeMinor),
      vat: units(fees.vatMinor),
      disaster_fund: units(fees.disasterFundMinor),
      total: units(fees.totalMinor),
    },
  }
}

export function presentAccepted({ id, number, outcome }: StoredCheck): z.infer<typeof AcceptedBody> {
  return { id: number, check_id: id, outcome: outcome ?? 'PENDING' }
}

/** An ended or pending check as the history shows it; `bankName` is the code where the bank is offered no more. */
export function presentHistory(
  check: StoredCheck,
  details: CheckDetails | null,
  bankName: string,
): z.infer<typeof HistoryBody> {
  const { receipt = null, transactionNumber = null, accountEnd = null } = details ?? {}
  const isKnown = check.outcome !== null && KNOWN.has(check.outcome)
  return {
    id: check.number,
    bank: check.bank,
    bank_name: bankName,
    transaction_number: transactionNumber,
    account_number: accountEnd === null ? null : `****${accountEnd}`,
    success: check.outcome === 'CONFIRMED',
    exists: isKnown ? check.outcome !== 'NOT_FOUND' : null,
    status: receipt?.status ?? null,
    transaction_type: receipt?.transactionType ?? null,
    amount: receipt === null ? null : receipt.amountMinor / 100,
    currency: receipt?.currency ?? 'ETB',
    payer_name: receipt?.payerName ?? null,
    transaction_date: receipt?.date ?? null,
    duplicate: check.duplicateOf !== null,
    outcome: check.outcome ?? 'PENDING',
    verification_method: check.method,
    evidence_until: check.evidenceUntil === null ? null : toAddisMoment(check.evidenceUntil),
    created_at: toAddisMoment(check.createdAt),
    source: { type: check.sourceType, label: check.sourceLabel },
  }
}

const KNOWN: ReadonlySet<string> = new Set(['CONFIRMED', 'MISMATCH', 'NOT_SETTLED', 'NOT_FOUND'])

function units(minor: number | null): number | null {
  return minor === null ? null : minor / 100
}
