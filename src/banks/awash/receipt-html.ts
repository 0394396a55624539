import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { textOf } from '../../lib/receipts/body.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { htmlRows } from '../../lib/receipts/html-rows.ts'
import { type LabelValues, pairValues } from '../../lib/receipts/label-values.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { pageWords } from '../../lib/receipts/page-words.ts'
import { readPaymentStatus } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { type BankAnswer, type Lookup, type Reading, type Receipt, USUAL_LOOKUP } from '../bank.ts'
import { TOKEN } from './reference.ts'

/** The page behind the link that the bank sends by message. */
export const receiptHtml: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://awashpay.awashbank.com:8225',
  request: ({ token }) =>
    token === undefined || !TOKEN.test(token) ? undefined : { path: `/${token}`, headers: { accept: 'text/html' } },
  read,
}

/** Labels of the block about the customer, who paid. */
const CUSTOMER_LABELS = { name: ['Customer Name'], account: ['Account No'] } as const

/** Labels of the block about the payment, of all its five kinds. */
const LABELS = {
  date: ['Transaction Time', 'Transaction Date'],
  type: ['Transaction Type'],
  amount: ['Amount'],
  charge: ['Charge'],
  vat: ['VAT'],
  payer: ['Sender Name'],
  payerAccount: ['Sender Account', 'Source Account'],
  receiver: ['Beneficiary name', 'Receiver Name', 'Merchant', 'Customer Name'],
  receiverAccount: ['Beneficiary Account', 'Receiver Account', 'Recipient', 'Till Number', 'Phone Number'],
  receiverBank: ['Beneficiary Bank'],
  reason: ['Reason'],
  reference: ['Transaction ID'],
} as const

type Row = readonly [label: string, value: string]
type Values = LabelValues<keyof typeof LABELS>
type Customer = LabelValues<keyof typeof CUSTOMER_LABELS>

function read(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const html = textOf(answer.body)
  const rows = htmlRows(html).flatMap(toRow)
  const start = rows.findIndex(([label]) => /^transaction (time|date|type)$/i.test(label))
  if (start >= 0) {
    return readRows(pairValues(rows.slice(0, start), CUSTOMER_LABELS), pairValues(rows.slice(start), LABELS), html)
  }
  // A firewall in front of the bank answers with status 200.
  if (/the requested url was rejected/i.test(html)) return { kind: 'unreachable', cause: 'blocked' }
  if (/receipt not found|invalid receipt id/i.test(html)) return { kind: 'not_found' }
  return { kind: 'unreadable', detail: `no receipt under status ${answer.status}` }
}

/** Three cells: label, colon, value. */
function toRow(cells: readonly string[]): readonly Row[] {
  const [label = '', colon, value] = cells
  return colon === ':' && value !== undefined ? [[label.replace(/\s*:$/, ''), value]] : []
}

function readRows(customer: Customer, values: Values, html: string): Reading {
  const reference = values.reference ?? ''
  const amountMinor = readMoney(values.amount ?? '')
  if (!/^[0-9A-Z]{8,20}$/i.test(reference) || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  const type = values.type ?? null
  const receipt: Receipt = {
    reference: reference.toUpperCase(),
    status: statusOf(html),
    transactionType: type,
    amountMinor,
    currency: 'ETB',
    date: readAddisTime(values.date ?? '', ['YMD']),
    payerName: values.payer ?? customer.name ?? null,
    payerAccount: readAccount(values.payerAccount ?? customer.account ?? ''),
    receiverName: values.receiver ?? null,
    receiverAccount: readAccount(values.receiverAccount ?? ''),
    ...creditedBank(values.receiverBank ?? (/telebirr/i.test(type ?? '') ? 'Telebirr' : null), 'awash'),
    description: values.reason ?? null,
    fees: {
      chargeMinor: readMoney(values.charge ?? ''),
      vatMinor: readMoney(values.vat ?? ''),
      disasterFundMinor: null,
      totalMinor: null,
    },
  }
  return { kind: 'found', receipt }
}

/** Of a heading, the words that say nothing of the outcome. */
const NEUTRAL = /^(?:transaction|transfer|payment) (?:receipt|information|details?|type|id)$/i
const HEADING_LENGTH_MAX = 60

/**
 * What the page says of the outcome stands outside its tables; in them are people's own words. Some kinds say nothing: the
 * page is made of what has been booked. A word that is not known is not taken for success.
 */
function statusOf(html: string): Receipt['status'] {
  const said = pageWords(html).filter(
    (words) => words.length <= HEADING_LENGTH_MAX && /\b(?:transaction|transfer|payment)\b/i.test(words),
  )
  const statuses = said.map(statusOfHeading)
  return statuses.find((status) => status !== 'completed') ?? 'completed'
}

function statusOfHeading(words: string): Receipt['status'] {
  const status = readPaymentStatus(words)
  if (status !== 'unknown') return status
  // `Telebirr Transfer` is a kind; `Transaction suspended` says something.
  return /^(?:transaction|transfer|payment) \p{L}+$/iu.test(words) && !NEUTRAL.test(words) ? 'unknown' : 'completed'
}
