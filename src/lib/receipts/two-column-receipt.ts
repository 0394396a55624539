import { readAccount } from './account.ts'
import { readAddisTime } from './addis-time.ts'
import { creditedBank } from './credited-bank.ts'
import { readCurrency } from './currency.ts'
import { htmlRows } from './html-rows.ts'
import { type Labels, pairValues } from './label-values.ts'
import { readMoney } from './money.ts'
import { readPaymentStatus, statusOfKind } from './payment-status.ts'

type Name =
  | 'payer'
  | 'payerAccount'
  | 'receiver'
  | 'receiverAccount'
  | 'receiverBank'
  | 'amount'
  | 'charge'
  | 'vat'
  | 'fund'
  | 'total'
  | 'date'
  | 'reference'
  | 'type'
  | 'reason'
  | 'status'
  | 'currency'

/** Words that receipts use for these things; which of them a page of this kind uses is not known. */
const LABELS: Labels<Name> = {
  payer: ['Sender', 'Sender Name', 'Payer', 'Payer Name', 'From', 'Customer Name'],
  payerAccount: ['Sender Account', 'Payer Account', 'From Account', 'Sender Phone', 'Source Account'],
  receiver: ['Receiver', 'Receiver Name', 'Payee', 'Beneficiary', 'Beneficiary Name', 'To', 'Merchant'],
  receiverAccount: ['Receiver Account', 'Payee Account', 'Beneficiary Account', 'To Account', 'Receiver Phone'],
  receiverBank: ['Receiver Bank', 'Beneficiary Bank', 'To Bank'],
  amount: ['Amount', 'Transferred Amount', 'Transfer Amount', 'Transaction Amount'],
  charge: ['Service Charge', 'Service Fee', 'Charge', 'Fee'],
  vat: ['VAT', 'VAT (15%)', '15% VAT'],
  fund: ['DRRF', 'DRRF Fee', 'Disaster Fund'],
  total: ['Total', 'Total Amount', 'Total Paid Amount'],
  date: ['Date', 'Transaction Date', 'Payment Date', 'Time', 'Date & Time'],
  reference: ['Reference', 'Reference No', 'Reference Number', 'Transaction Reference', 'Transaction ID'],
  type: ['Transaction Type', 'Type', 'Service Type'],
  reason: ['Reason', 'Narrative', 'Description', 'Remark', 'Note'],
  status: ['Status', 'Transaction Status', 'Payment Status'],
  currency: ['Currency'],
}

/**
 * Reads a page that shows a payment in rows of two cells, label and value, when it is not known how it words its labels.
 * Undefined where no row holds a reference or none an amount. A page that does not say `completed` in so many words is
 * not taken for it.
 */
export function readTwoColumnReceipt(html: string, own: string) {
  const pairs = htmlRows(html).flatMap((cells) => {
    const [label, value] = cells.filter((cell) => cell !== ':' && cell !== '')
    return label === undefined || value === undefined ? [] : [[label, value] as const]
  })
  const values = pairValues(pairs, LABELS)
  const reference = /^[0-9A-Za-z_-]{4,40}$/.exec(values.reference ?? '')?.[0]
  const amountMinor = readMoney(values.amount ?? '')
  if (reference === undefined || amountMinor === null) return undefined
  const isTakenBack = statusOfKind(values.type) !== 'completed'
  return {
    reference: reference.toUpperCase(),
    status: isTakenBack ? ('reversed' as const) : readPaymentStatus(values.status ?? ''),
    transactionType: values.type ?? null,
    amountMinor,
    currency: values.currency === undefined ? 'ETB' : readCurrency(values.currency),
    date: readAddisTime(values.date ?? '', ['YMD', 'BDY', 'DBY']),
    payerName: values.payer ?? null,
    payerAccount: readAccount(values.payerAccount ?? ''),
    receiverName: values.receiver ?? null,
    receiverAccount: readAccount(values.receiverAccount ?? ''),
    ...creditedBank(values.receiverBank, own),
    description: values.reason ?? null,
    fees: {
      chargeMinor: readMoney(values.charge ?? ''),
      vatMinor: readMoney(values.vat ?? ''),
      disasterFundMinor: readMoney(values.fund ?? ''),
      totalMinor: readMoney(values.total ?? ''),
    },
  }
}
