import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { isPdf, jsonOf } from '../../lib/receipts/body.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { readPaymentStatus } from '../../lib/receipts/payment-status.ts'
import { type PrintedForm, readForm } from '../../lib/receipts/printed-form.ts'
import { PRINTED_ACCOUNT, PRINTED_DATE, PRINTED_MONEY, PRINTED_PHRASE } from '../../lib/receipts/printed-values.ts'
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

/** An amount of the detail. */
const SUM = /\bETB\s{0,5}\d[\d,]{0,20}\.\d{2}(?!\d)/

type Name =
  | 'invoice'
  | 'date'
  | 'payer'
  | 'payerAccount'
  | 'receiver'
  | 'receiverAccount'
  | 'reference'
  | 'status'
  | 'detail'
  | 'charge'
  | 'vat'
  | 'fund'
  | 'total'
  | 'words'

export const FORM: PrintedForm<Name> = {
  orders: [
    [
      { name: 'invoice', labels: ['Invoice No.', 'Invoice No'], value: /^\w{1,30}$/ },
      { name: 'date', labels: ['Date:'], value: PRINTED_DATE },
      { name: 'payer', labels: ['Payer name'], isWords: true },
      { name: 'payerAccount', labels: ['Payer account no.', 'Payer account no'], value: PRINTED_ACCOUNT },
      { name: 'receiver', labels: ['Recipient name'], isWords: true, isRequired: true },
      {
        name: 'receiverAccount',
        labels: ['Recipient account no.', 'Recipient account no'],
        value: PRINTED_ACCOUNT,
        isRequired: true,
      },
      { name: 'reference', labels: ['Reference No.', 'Reference No'], value: /^[0-9A-Z]{16}$/i, isRequired: true },
      { name: 'status', labels: ['Transaction status'], value: /^[\p{L}][\p{L} ()-]{1,40}$/u },
      { name: 'detail', labels: ['Transaction Detail'], value: SUM, isWords: true, isRequired: true },
      { name: 'charge', labels: ['Service Charge ETB'], value: PRINTED_MONEY },
      { name: 'vat', labels: ['VAT 15% ETB'], value: PRINTED_MONEY },
      { name: 'fund', labels: ['DRRF ETB', 'Disaster Fund ETB', 'Disaster Recovery ETB'], value: PRINTED_MONEY },
      { name: 'total', labels: ['Total Amount Paid ETB'], value: PRINTED_MONEY, isRequired: true },
      { name: 'words', labels: ['Total amount in word'], value: PRINTED_PHRASE },
    ],
  ],
  decisive: ['date', 'receiver', 'receiverAccount', 'reference', 'status', 'total'],
}

function readPdf(text: string): Reading {
  const values = readForm(text, FORM) ?? {}
  const reference = values.reference?.toUpperCase() ?? ''
  const totalMinor = readMoney(values.total ?? '')
  const chargeMinor = readMoney(values.charge ?? '')
  const vatMinor = readMoney(values.vat ?? '')
  const fundMinor = readMoney(values.fund ?? '')
  if (!REFERENCE.test(reference) || totalMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  const detail = readDetail(values.detail ?? '', { totalMinor, chargeMinor, vatMinor, fundMinor })
  if (detail === undefined) return { kind: 'unreadable', detail: 'amounts that do not add up' }
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
    fees: { chargeMinor, vatMinor, disasterFundMinor: fundMinor, totalMinor },
  }
  return { kind: 'found', receipt }
}

interface Sums {
  readonly totalMinor: number
  readonly chargeMinor: number | null
  readonly vatMinor: number | null
  readonly fundMinor: number | null
}

/**
 * The detail's words and the amount beside them. The words may be the payer's own and hold amounts too: the bank's is the
 * one that fits the bank's total. What may be left over are levies on the charge that have no row.
 */
function readDetail(text: string, sums: Sums): { readonly words: string; readonly amountMinor: number } | undefined {
  const { totalMinor, chargeMinor, vatMinor, fundMinor } = sums
  const spareMinor = (amountMinor: number) =>
    totalMinor - amountMinor - (chargeMinor ?? 0) - (vatMinor ?? 0) - (fundMinor ?? 0)
  const isFitting = (amountMinor: number) => {
    const isOver = spareMinor(amountMinor) > (chargeMinor ?? Number.POSITIVE_INFINITY)
    return spareMinor(amountMinor) >= 0 && !isOver
  }
  const found = [...text.matchAll(new RegExp(SUM, 'g'))].flatMap((match) => {
    const amountMinor = readMoney(match[0])
    return amountMinor !== null && isFitting(amountMinor) ? [{ amountMinor, at: match.index }] : []
  })
  const [only] = found
  if (only === undefined || new Set(found.map(({ amountMinor }) => amountMinor)).size !== 1) return undefined
  return { words: text.slice(0, only.at).trim(), amountMinor: only.amountMinor }
}
