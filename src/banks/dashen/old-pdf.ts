import { isPdf } from '../../lib/receipts/body.ts'
import { type FormRow, type PrintedForm, readForm } from '../../lib/receipts/printed-form.ts'
import { PRINTED_ACCOUNT, PRINTED_DATE, PRINTED_MONEY, PRINTED_PHRASE } from '../../lib/receipts/printed-values.ts'
import { dayOfFlexcube } from '../../lib/receipts/reference-date.ts'
import { type BankAnswer, type Lookup, type Reading, USUAL_LOOKUP } from '../bank.ts'
import { readRefusal } from './read-refusal.ts'
import { REFERENCE } from './reference.ts'
import { LABELS, toReading } from './to-reading.ts'

/** The host was given up in the middle of 2026; payments after that were never there. */
const LAST_DAY = '2026-07-31'

/** Where receipts were before the page. It is asked for payments of that time only, when the page does not answer. */
export const oldPdf: Lookup = {
  ...USUAL_LOOKUP,
  name: 'pdf',
  origin: 'https://receipt.dashensuperapp.com',
  bodyBytesMax: 2_000_000,
  request: ({ reference }) => {
    if (reference === undefined || !REFERENCE.test(reference)) return undefined
    const day = dayOfFlexcube(reference)
    if (day !== undefined && day > LAST_DAY) return undefined
    return { path: `/receipt/${reference}`, headers: { accept: 'application/pdf' } }
  },
  read,
  readPdf,
}

function read(answer: BankAnswer): Reading {
  return isPdf(answer.body) ? { kind: 'pdf', bytes: answer.body } : readRefusal(answer)
}

type Row = FormRow<keyof typeof LABELS>

const MONEY_ROWS: readonly Row[] = [
  { name: 'amount', labels: LABELS.amount, value: PRINTED_MONEY, isRequired: true },
  { name: 'charge', labels: LABELS.charge, value: PRINTED_MONEY },
  { name: 'other', labels: ['Excise Tax (15%)'], value: PRINTED_MONEY },
  { name: 'fund', labels: LABELS.fund, value: PRINTED_MONEY },
  { name: 'vat', labels: LABELS.vat, value: PRINTED_MONEY },
  // Printed before the fund by one layout.
  { name: 'fund', labels: LABELS.fund, value: PRINTED_MONEY },
  { name: 'other', labels: ['Penalty Fee'], value: PRINTED_MONEY },
  { name: 'other', labels: ['Income Tax Fee'], value: PRINTED_MONEY },
  { name: 'other', labels: ['Tax'], value: PRINTED_MONEY },
  { name: 'other', labels: ['Interest Fee'], value: PRINTED_MONEY },
  { name: 'other', labels: ['Stamp Duty'], value: PRINTED_MONEY },
  { name: 'other', labels: ['Discount Amount'], value: PRINTED_MONEY },
  { name: 'total', labels: LABELS.total, value: PRINTED_MONEY },
  { name: 'other', labels: ['Amount in words'], value: PRINTED_PHRASE },
]
const PAYER_ROWS: readonly Row[] = [
  { name: 'payer', labels: LABELS.payer, isWords: true },
  { name: 'payerAccount', labels: LABELS.payerAccount, value: PRINTED_ACCOUNT },
  { name: 'channel', labels: LABELS.channel, value: PRINTED_PHRASE },
  { name: 'type', labels: LABELS.type, value: PRINTED_PHRASE },
]
const RECEIVER_ROWS: readonly Row[] = [
  { name: 'receiver', labels: LABELS.receiver, isWords: true, isRequired: true },
  { name: 'receiverAccount', labels: LABELS.receiverAccount, value: PRINTED_ACCOUNT },
  { name: 'receiverPhone', labels: LABELS.receiverPhone, value: PRINTED_ACCOUNT },
  { name: 'receiverBank', labels: LABELS.receiverBank, value: PRINTED_PHRASE },
  { name: 'reference', labels: LABELS.reference, value: /^[0-9A-Z-]{12,24}$/i, isRequired: true },
  { name: 'transferReference', labels: LABELS.transferReference, value: /^\w{6,40}$/ },
  { name: 'date', labels: LABELS.date, value: PRINTED_DATE },
]
const NARRATIVE: Row = { name: 'narrative', labels: LABELS.narrative, isWords: true }

const FORM: PrintedForm<keyof typeof LABELS> = {
  orders: [
    [...PAYER_ROWS, NARRATIVE, ...RECEIVER_ROWS, ...MONEY_ROWS],
    [...PAYER_ROWS, ...RECEIVER_ROWS, NARRATIVE, ...MONEY_ROWS],
  ],
  headings: ['Transaction Details'],
  decisive: ['receiver', 'receiverAccount', 'receiverPhone', 'receiverBank', 'reference', 'date', 'amount', 'type'],
}

/** Reads the text of the PDF of 2025, which the present host's may still be. */
export function readPdf(text: string): Reading {
  if (!/dashen\s*bank/i.test(text)) return { kind: 'unreadable', detail: 'not a receipt of this bank' }
  const values = readForm(text, FORM) ?? {}
  const isWhole = values.receiverAccount !== undefined || values.receiverPhone !== undefined
  // Whose account it is has to be printed: a name may hold what looks like it.
  return isWhole ? toReading(values) : { kind: 'unreadable', detail: 'no reference or no amount' }
}
