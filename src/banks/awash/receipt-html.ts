import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { textOf } from '../../lib/receipts/body.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { htmlRows } from '../../lib/receipts/html-rows.ts'
import { type LabelValues, pairValues } from '../../lib/receipts/label-values.ts'
import { readMoney } from '../../lib/receipts/money.ts'
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
  // A firewall in front of the bank answers with status 200.
  if (/the requested url was rejected/i.test(html)) return { kind: 'unreachable', cause: 'blocked' }
  const rows = htmlRows(html).flatMap(toRow)
  const start = rows.findIndex(([label]) => /^transaction (time|date|type)$/i.test(label))
  if (start >= 0) {
    return readRows(pairValues(rows.slice(0, start), CUSTOMER_LABELS), pairValues(rows.slice(start), LABELS), html)
  }
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
    status: readPaymentStatus(titleOf(html)),
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

/** What the page says of the payment stands above its tables; in them are a payer's own words. */
function titleOf(html: string): string {
  const head = html.slice(0, Math.max(0, html.search(/info-table["'\s]/i)))
  return />\s*(transaction [a-z]+)\s*</i.exec(head)?.[1] ?? ''
}
