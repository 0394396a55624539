import type { Bank, Clue, Evidence } from '../../banks/bank.ts'
import type { ReceiptQuestion } from './find-payment.ts'
import { findBank, questionOf } from './identify.ts'
import type { OwnAccount } from './judge-receiver.ts'
import { type Named, namePayment } from './name-payment.ts'
import type { Recognized } from './reading/agrees.ts'
import { readSaid } from './reading/read-said.ts'
import { unsupportedBank } from './receipt-errors.ts'
import type { VerifyFields } from './receipt-form.ts'

/** What a caller sent: the fields, what a file showed, and a saved account that was named. */
export interface Sent {
  readonly fields: VerifyFields
  readonly fileEvidence: readonly Evidence[]
  /** Text that was recognized in a picture; null where none was. */
  readonly recognizedText: string | null
  /** The saved account `bank_account_id`. */
  readonly savedAccount: OwnAccount | null
}

/**
 * The one payment that is asked about.
 *
 * @throws {HttpError} 400 for an unknown bank, 422 naming the field that is missing or cannot be read.
 */
export function readQuestion(sent: Sent, banks: readonly Bank[]): ReceiptQuestion {
  const { fields, savedAccount } = sent
  const hint = fields.bank === undefined ? undefined : findBank(banks, fields.bank)
  if (fields.bank !== undefined && hint === undefined) throw unsupportedBank(fields.bank)
  const naming = { ...sent, isRecognized: sent.recognizedText !== null }
  const { bank, clue, evidence } = namePayment(naming, banks, hint)
  const account = savedAccount ?? typedAccount(fields)
  return {
    bank,
    question: questionOf(clue, account?.digits),
    // The payer's telephone opens a receipt and says nothing about who received the money.
    ownAccount: bank.requires.account === 'payer_phone' ? null : account,
    expectations: {
      amountMinor: minor(fields.expected_amount),
      toleranceMinor: minor(fields.amount_tolerance) ?? 0,
      currency: fields.expected_currency ?? 'ETB',
      receiverName: fields.expected_receiver_name ?? null,
      receiverAccount: fields.expected_receiver_account ?? null,
      maxAgeMinutes: fields.max_age_minutes ?? null,
      isStrict: fields.strict ?? false,
    },
    recognized: evidence === 'text' ? recognizedIn(sent, clue) : null,
    isFromCode: isUnverifiedCode({ clue, evidence }),
  }
}

function typedAccount({ account_number: typed }: VerifyFields): OwnAccount | null {
  return typed === undefined ? null : { digits: typed.replace(/\D/g, ''), bank: null }
}

/** Whether only a code that speaks of the payment itself, as anybody could make one, named it. */
export function isUnverifiedCode({ clue, evidence }: Pick<Named, 'clue' | 'evidence'>): boolean {
  return evidence === 'qr' && clue.said !== undefined
}

function recognizedIn({ recognizedText, fields }: Sent, clue: Clue): Recognized | null {
  if (recognizedText === null || clue.reference === undefined || fields.receipt_text !== undefined) return null
  return { reference: clue.reference, ...readSaid(recognizedText) }
}

/** Hundredths, from units with at most two decimals. */
function minor(units: number | undefined): number | null {
  return units === undefined ? null : Math.round(units * 100)
}
