import type { Bank, Clue, Evidence } from '../../banks/bank.ts'
import type { ReceiptQuestion } from './find-payment.ts'
import { evidenceOfText, findBank, type Identified, identify, questionOf } from './identify.ts'
import type { OwnAccount } from './judge-receiver.ts'
import type { Recognized } from './reading/agrees.ts'
import { readSaid } from './reading/read-said.ts'
import { invalidField, requiredField, unsupportedBank } from './receipt-errors.ts'
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
  const { bank, clue, evidence } = nameOf(sent, hint === undefined ? banks : [hint])
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

interface Named {
  readonly bank: Bank
  readonly clue: Clue
  readonly evidence: Evidence['kind']
}

function recognizedIn({ recognizedText, fields }: Sent, clue: Clue): Recognized | null {
  if (recognizedText === null || clue.reference === undefined || fields.receipt_text !== undefined) return null
  return { reference: clue.reference, ...readSaid(recognizedText) }
}

function nameOf({ fields, fileEvidence }: Sent, banks: readonly Bank[]): Named {
  const { transaction_number: typed, receipt_url: url, receipt_text: text } = fields
  const [only] = banks.length === 1 ? banks : []
  if (typed !== undefined) {
    if (only === undefined && url === undefined && text === undefined && fileEvidence.length === 0) {
      throw requiredField('bank')
    }
    if (only !== undefined) return ofTyped(only, typed)
  }
  const evidence = evidenceOf(fields, fileEvidence)
  if (evidence.length === 0) throw requiredField(...(only === undefined ? ['bank'] : []), 'transaction_number')
  return insist(identify(evidence, banks), fieldOf(fields))
}

function evidenceOf(fields: VerifyFields, fileEvidence: readonly Evidence[]): readonly Evidence[] {
  const { transaction_number: typed, receipt_url: url, receipt_text: text } = fields
  return [
    ...(url === undefined ? [] : [{ kind: 'url', text: url } as const]),
    ...fileEvidence,
    ...(typed === undefined ? [] : [{ kind: 'number', text: typed } as const]),
    ...(text === undefined ? [] : evidenceOfText(text)),
  ]
}

/** A number that was typed for a bank that was named; a link in its place is read as one. */
function ofTyped(bank: Bank, typed: string): Named {
  const clue = bank.detect({ kind: 'url', text: typed }) ?? bank.detect({ kind: 'number', text: typed })
  if (clue !== undefined) return { bank, clue, evidence: 'number' }
  const reference = bank.readReference(typed)
  if (reference === undefined) {
    throw invalidField('transaction_number', `The transaction number is not one of ${bank.name}.`)
  }
  return { bank, clue: { reference, token: undefined, account: undefined, certainty: 'sure' }, evidence: 'number' }
}

function fieldOf(fields: VerifyFields): string {
  return (['receipt_url', 'receipt_text'] as const).find((name) => fields[name] !== undefined) ?? 'receipt_file'
}

/** @throws {HttpError} 422 for `field` where no payment was made out; for `bank` where the caller has to say whose it is. */
export function insist(identified: Identified, field: string): Named {
  switch (identified.kind) {
    case 'named':
      return identified
    case 'ambiguous': {
      const codes = identified.banks.map((bank) => bank.code).join(', ')
      throw invalidField('bank', `The receipt may be one of several banks. Please say which: ${codes}.`)
    }
    case 'unknown':
      throw invalidField(field, 'No transaction of a supported bank was found in it.')
  }
}

/** Hundredths, from units with at most two decimals. */
function minor(units: number | undefined): number | null {
  return units === undefined ? null : Math.round(units * 100)
}
