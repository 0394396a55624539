import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { isPdf, jsonOf } from '../../lib/receipts/body.ts'
import { labelValues } from '../../lib/receipts/label-values.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { readPaymentStatus } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { type BankAnswer, type Lookup, type Reading, type Receipt, USUAL_LOOKUP } from '../bank.ts'
import { REFERENCE, TOKEN } from './reference.ts'

/** The PDF behind a shared link. */
export const receiptPdf: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://share.zemenbank.com',
  bodyBytesMax: 2_000_000,
  request: ({ token }) =>
    token === undefined || !TOKEN.test(token)
      ? undefined
      : { path: `/rt/${token}/pdf`, headers: { accept: 'application/pdf' } },
  read,
  readPdf,
}

const Refusal = z.object({ messages: z.string() })

function read(answer: BankAnswer): Reading {
  if (isPdf(answer.body)) return { kind: 'pdf', bytes: answer.body }
  const said = Refusal.safeParse(jsonOf(answer.body))
  if (answer.status === 404 && said.success && /not found/i.test(said.data.messages)) return { kind: 'not_found' }
  return refusalOf(answer.status) ?? { kind: 'unreadable', detail: `no PDF under status ${answer.status}` }
}

const LABELS = {
  invoice: ['Invoice No.:', 'Invoice No:'],
  date: ['Date:'],
  payer: ['Payer name:'],
  payerAccount: ['Payer account no.:', 'Payer account no:'],
  receiver: ['Recipient name:'],
  receiverAccount: ['Recipient account no.:', 'Recipient account no:'],
  reference: ['Reference No:', 'Reference No.:'],
  status: ['Transaction status:'],
  detail: ['Transaction Detail'],
  charge: ['Service Charge ETB'],
  vat: ['VAT 15% ETB'],
  total: ['Total Amount Paid ETB'],
  words: ['Total amount in word:'],
} as const

function readPdf(text: string): Reading {
  const values = labelValues(text, LABELS)
  const reference = /^[0-9A-Z]{16}/i.exec(values.reference ?? '')?.[0].toUpperCase() ?? ''
  const detail = readDetail(values.detail ?? '')
  const totalMinor = readMoney(values.total ?? '')
  const chargeMinor = readMoney(values.charge ?? '')
  const vatMinor = readMoney(values.vat ?? '')
  if (!REFERENCE.test(reference) || detail === undefined || totalMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  // The words beside the amount may be the payer's own. It has to fit the total, which is the bank's; what is left over are
  // other levies on the charge.
  const restMinor = totalMinor - detail.amountMinor - (chargeMinor ?? 0) - (vatMinor ?? 0)
  if (restMinor < 0 || restMinor > (chargeMinor ?? 0)) {
    return { kind: 'unreadable', detail: 'amounts that do not add up' }
  }
  const receipt: Receipt = {
    reference,
    status: readPaymentStatus(values.status ?? ''),
    transactionType: null,
    amountMinor: detail.amountMinor,
    currency: 'ETB',
    date: readAddisTime(values.date ?? '', ['DBY']),
    payerName: values.payer ?? null,
    payerAccount: readAccount(values.payerAccount ?? ''),
    receiverName: values.receiver ?? null,
    receiverAccount: readAccount(values.receiverAccount ?? ''),
    receiverBank: null,
    receiverBankCode: null,
    description: detail.words,
    fees: { chargeMinor, vatMinor, disasterFundMinor: null, totalMinor },
  }
  return { kind: 'found', receipt }
}

/** Words, `ETB` and an amount. With two amounts in it, it is not known which of them was paid. */
function readDetail(text: string): { readonly words: string; readonly amountMinor: number } | undefined {
  const [, words = '', amount = ''] = /^(.*?)\s*\bETB\s*([\d,]+\.\d{2})$/.exec(text) ?? []
  const amountMinor = readMoney(amount)
  return amountMinor === null || /\bETB\s*\d/.test(words) ? undefined : { words, amountMinor }
}
