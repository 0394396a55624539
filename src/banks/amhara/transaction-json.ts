import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime, toAddisIso } from '../../lib/receipts/addis-time.ts'
import { jsonOf } from '../../lib/receipts/body.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { readCurrency } from '../../lib/receipts/currency.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { statusOfKind } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { type BankAnswer, type Lookup, type Reading, type Receipt, USUAL_LOOKUP } from '../bank.ts'
import { REFERENCE } from './reference.ts'

const value = z.union([z.string(), z.number()]).nullish()
/** The misspelt keys are the bank's. */
const Data = z.object({
  transactionReference: z.string().regex(REFERENCE),
  amount: value,
  totalAmount: value,
  netChargeAmount: value,
  taxAmount: value,
  drChargeAmount: value,
  currencyId: value,
  dateTime: value,
  bookingDate: value,
  debitorName: value,
  debitAccount: value,
  creditorName: value,
  creditAccountId: value,
  receiverName: value,
  reveiverAccount: value,
  sendorName: value,
  sendorAccount: value,
  otherBankName: value,
  otherBankBic: value,
  transactionDesc: value,
  narrative: value,
  status: value,
})
type Data = z.output<typeof Data>
const Found = z.object({ status: z.literal(true), data: Data })
const Miss = z.object({ status: z.literal(false) })

/** What the bank's own page for a link asks. */
export const transactionJson: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://transaction.amharabank.com.et',
  pageOf: ({ reference }) => `https://receipt.amharabank.com.et/?trx=${reference}`,
  request: ({ reference }) =>
    reference === undefined || !REFERENCE.test(reference)
      ? undefined
      : { path: `/${reference}`, headers: { accept: 'application/json' } },
  read,
}

function read(answer: BankAnswer): Reading {
  const body = jsonOf(answer.body)
  // A reference that is not known is an "Internal server error." in the service's own JSON; a proxy's is not JSON.
  if ((answer.status === 500 || answer.status === 404) && Miss.safeParse(body).success) return { kind: 'not_found' }
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const found = Found.safeParse(body)
  if (!found.success) return { kind: 'unreadable', detail: `no transaction under status ${answer.status}` }
  const amountMinor = readMoney(said(found.data.data.amount) ?? '')
  if (amountMinor === null) return { kind: 'unreadable', detail: 'no amount' }
  return { kind: 'found', receipt: toReceipt(found.data.data, amountMinor) }
}

function toReceipt(data: Data, amountMinor: number): Receipt {
  const money = (given: Data['amount']) => readMoney(said(given) ?? '')
  return {
    reference: data.transactionReference,
    // "Matured": settled. What the bank's other words mean is not known, and none of them is money that arrived.
    status: said(data.status) === 'MAT' ? statusOfKind(said(data.transactionDesc)) : 'unknown',
    transactionType: said(data.transactionDesc),
    amountMinor,
    currency: readCurrency(said(data.currencyId), data.amount, data.totalAmount),
    date: readDateTime(said(data.dateTime) ?? '') ?? readBookingDate(said(data.bookingDate) ?? ''),
    ...partiesOf(data),
    description: said(data.narrative),
    fees: {
      chargeMinor: money(data.netChargeAmount),
      vatMinor: money(data.taxAmount),
      disasterFundMinor: money(data.drChargeAmount),
      totalMinor: money(data.totalAmount),
    },
  }
}

type Parties = Pick<
  Receipt,
  'payerName' | 'payerAccount' | 'receiverName' | 'receiverAccount' | 'receiverBank' | 'receiverBankCode'
>

/** Money between banks is booked on an account in between; whom it concerns then stands under sender and receiver. */
function partiesOf(data: Data): Parties {
  const isOutgoing = /outgoing/i.test(said(data.transactionDesc) ?? '')
  const isIncoming = /incoming/i.test(said(data.transactionDesc) ?? '')
  const booked = { name: said(data.debitorName), account: said(data.debitAccount) }
  const sender = { name: said(data.sendorName), account: said(data.sendorAccount) }
  const credited = { name: said(data.creditorName), account: said(data.creditAccountId) }
  const receiver = { name: said(data.receiverName), account: said(data.reveiverAccount) }
  const [payer, otherPayer] = isIncoming ? [sender, booked] : [booked, sender]
  const [payee, otherPayee] = isOutgoing ? [receiver, credited] : [credited, receiver]
  return {
    payerName: payer.name ?? otherPayer.name,
    payerAccount: readAccount(payer.account ?? otherPayer.account ?? ''),
    receiverName: payee.name ?? otherPayee.name,
    receiverAccount: readAccount(payee.account ?? otherPayee.account ?? ''),
    ...creditedBank(isOutgoing ? (said(data.otherBankName) ?? said(data.otherBankBic)) : null, 'amhara'),
  }
}

/** `yyMMddHHmm`, in local time. */
function readDateTime(text: string): string | null {
  const [year = 0, month = 0, day = 0, hour, minute] =
    (/^\d{10}$/.test(text) ? text.match(/\d\d/g) : null)?.map(Number) ?? []
  return toAddisIso({ year: 2000 + year, month, day, hour: hour ?? 0, minute: minute ?? 0 })
}

/** `yyyyMMdd`. */
function readBookingDate(text: string): string | null {
  return readAddisTime(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'), ['YMD'])
}

function said(given: string | number | null | undefined): string | null {
  const text = String(given ?? '').trim()
  return text === '' ? null : text
}
