import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { isPdf, textOf } from '../../lib/receipts/body.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { moneyColumns } from '../../lib/receipts/money-columns.ts'
import { readPaymentStatus } from '../../lib/receipts/payment-status.ts'
import { type PrintedForm, readForm } from '../../lib/receipts/printed-form.ts'
import { PRINTED_ACCOUNT, PRINTED_PHRASE } from '../../lib/receipts/printed-values.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { tidySpaces } from '../../lib/receipts/tidy-spaces.ts'
import { type BankAnswer, type Lookup, type Reading, type Receipt, USUAL_LOOKUP } from '../bank.ts'
import { readPhone, readReference } from './reference.ts'

/** The PDF that a number and the payer's telephone open. */
export const receiptPdf: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://cbepay1.cbe.com.et',
  deadlineMs: 30_000,
  bodyBytesMax: 2_000_000,
  request: ({ reference, account }) => {
    const phone = readPhone(account ?? '')
    if (reference === undefined || readReference(reference) !== reference || phone === undefined) return undefined
    return { path: `/aureceipt?TID=${reference}&PH=${phone}`, headers: { accept: 'application/pdf' } }
  },
  read,
  readPdf,
}

function read(answer: BankAnswer): Reading {
  if (isPdf(answer.body)) return { kind: 'pdf', bytes: answer.body }
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  // A viewer without a receipt in it is the bank's way to say that there is none.
  const html = textOf(answer.body)
  if (/<title>\s*auto receipt/i.test(html) && /reportviewer/i.test(html)) return { kind: 'not_found' }
  return { kind: 'unreadable', detail: `no PDF under status ${answer.status}` }
}

type Name =
  | 'customer'
  | 'place'
  | 'payerAccount'
  | 'receiverAccount'
  | 'receiver'
  | 'order'
  | 'status'
  | 'reference'
  | 'details'
  | 'closing'

const MONEY_LABELS = {
  paid: ['Paid amount'],
  charge: ['Service Charge'],
  vat: ['VAT', '15% VAT', 'VAT (15%)'],
  total: ['Total Paid Amount'],
} as const

/** Three values that may have grown together, `CAB12XY9Z02026-06-07 18:37600.00`, then the sums. */
const DETAILS =
  /^(?<reference>[0-9A-Z]{10})\s*(?<date>(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}[/-]\d{4})(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?)\s*(?<amount>[\d,]{1,20}(?:\.\d{1,2})?)(?<rest>[\s\S]*)$/i

export const FORM: PrintedForm<Name> = {
  orders: [
    [
      { name: 'customer', labels: ['Customer Name:'], isWords: true },
      { name: 'place', labels: ['Region:'], value: PRINTED_PHRASE },
      // The customer's name stands behind this one.
      { name: 'customer', labels: ['Sub city:', 'Subcity:'], isWords: true },
      { name: 'place', labels: ['Wereda/kebele:'], value: PRINTED_PHRASE },
      { name: 'place', labels: ['TIN (TAX ID):'], value: PRINTED_PHRASE },
      { name: 'payerAccount', labels: ['Debit Account'], value: PRINTED_ACCOUNT },
      { name: 'receiverAccount', labels: ['Credit Account'], value: PRINTED_ACCOUNT },
      { name: 'receiver', labels: ['Receiver Name'], isWords: true },
      { name: 'order', labels: ['Order ID'], value: /^\w{6,20}$/ },
      { name: 'status', labels: ['Transaction Status'], value: /^[\p{L}][\p{L} ()-]{1,40}$/u },
      { name: 'reference', labels: ['Reference'], value: /^\w{6,20}$/ },
      { name: 'details', labels: ['Receipt Number Transaction Date Amount'], value: DETAILS, isRequired: true },
      // Three labels and then their three values, the payer's words the second of them.
      { name: 'closing', labels: ['Total Amount in word'], isWords: true },
    ],
  ],
  headings: ['Customer Information', 'Transaction Information', 'Transaction Details'],
  decisive: ['receiverAccount', 'receiver', 'status', 'details'],
}

function readPdf(printed: string): Reading {
  const text = tidySpaces(printed)
  if (!/cbe\s*birr/i.test(text)) return { kind: 'unreadable', detail: 'not a receipt of this bank' }
  const values = readForm(text, FORM) ?? {}
  const details = DETAILS.exec(values.details ?? '')?.groups ?? {}
  const reference = readReference(details.reference ?? '')
  const amountMinor = readMoney(details.amount ?? '')
  if (reference === undefined || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  const money = moneyColumns(details.rest ?? '', MONEY_LABELS)
  const closing = text.split(/^Total Amount in word/im).at(-1) ?? ''
  const receipt: Receipt = {
    reference,
    status: readPaymentStatus(values.status ?? ''),
    transactionType: null,
    amountMinor,
    currency: 'ETB',
    date: readDate(details.date ?? ''),
    payerName: payerOf(text),
    payerAccount: readAccount(values.payerAccount ?? ''),
    receiverName: values.receiver ?? null,
    receiverAccount: readAccount(values.receiverAccount ?? ''),
    receiverBank: null,
    receiverBankCode: null,
    description: reasonOf(closing),
    fees: {
      chargeMinor: money.charge ?? null,
      vatMinor: money.vat ?? null,
      disasterFundMinor: null,
      totalMinor: money.total ?? null,
    },
  }
  return { kind: 'found', receipt }
}

/** Both orders of day and month were seen. Where both give a day, it is not known which of them it was. */
function readDate(text: string): string | null {
  const [iso, ofDay, ofMonth] = [
    readAddisTime(text, ['YMD']),
    readAddisTime(text, ['DMY']),
    readAddisTime(text, ['MDY']),
  ]
  if (iso !== null) return iso
  if (ofDay !== null && ofMonth !== null && ofDay !== ofMonth) return null
  return ofDay ?? ofMonth
}

/** The labels of the customer stand in a block; the name comes behind the one of the sub city. */
function payerOf(text: string): string | null {
  const beside = /^\s*Customer Name:[ \t]*([^\s:][^\n:]*)$/im.exec(text)?.[1]
  const below = /Sub ?city:\s*\n\s*([^\n:]+)\n/i.exec(text)?.[1]
  return (beside ?? below)?.trim() || null
}

/** Three labels, then their three values; or each value behind its own label. */
function reasonOf(closing: string): string | null {
  const lines = closing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const beside = lines.map((line) => /^Payment Reason\s*(\S.*)$/i.exec(line)?.[1]).find((each) => each !== undefined)
  if (beside !== undefined) return beside
  const values = lines.filter((line) => !/^(Payment Reason|Payment Channel|Branch:|Tip)$/i.test(line))
  return values.length >= 3 ? (values[1] ?? null) : null
}
