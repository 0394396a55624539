import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime, zonedToAddisIso } from '../../lib/receipts/addis-time.ts'
import { jsonOf, textOf } from '../../lib/receipts/body.ts'
import { readCurrency } from '../../lib/receipts/currency.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { readPaymentStatus, statusOfKind } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import type { BankAnswer, Lookup, Reading, Receipt } from '../bank.ts'
import { TOKEN } from './reference.ts'

const text = z.string().nullish()
const Payment = z.object({
  id: z.string().regex(/^FT[0-9A-Z]{10,11}$/),
  transactionType: text,
  platformTransactionType: text,
  debitAccountHolder: text,
  debitAccountNo: text,
  creditAccountHolder: text,
  creditAccountNo: text,
  amountCredited: text,
  debitAmount: text,
  amountDebited: text,
  creditCurrency: text,
  debitCurrency: text,
  serviceChargeValue: text,
  vatValue: text,
  drCharge: text,
  dateTimes: z.array(z.string()).nullish(),
  paymentDetails: z.array(z.string()).nullish(),
  description: text,
  status: text,
})

/** What the bank's own page for a shared link asks. It answers only to the headers of that page. */
export const tokenJson: Lookup = {
  name: 'token',
  origin: 'https://mb.cbe.com.et',
  deadlineMs: 15_000,
  bodyBytesMax: 1_000_000,
  connection: { tls: 'default', hedge: null },
  operatorHeaders: ['X-App-ID', 'X-App-Version'],
  // The service says "not found" now and then to a token that it knows a moment later.
  retriesOnMiss: 2,
  onMiss: 'ask_next',
  pageOf: ({ token }) => `https://mbreciept.cbe.com.et/${token}`,
  request: ({ token }) =>
    token === undefined || !TOKEN.test(token)
      ? undefined
      : {
          path: `/api/v1/transactions/public/transaction-detail/${token}`,
          headers: {
            accept: 'application/json',
            origin: 'https://mbreciept.cbe.com.et',
            referer: 'https://mbreciept.cbe.com.et/',
          },
        },
  read,
}

function read(answer: BankAnswer): Reading {
  if (answer.status === 200) return readPayment(jsonOf(answer.body))
  const said = textOf(answer.body)
  if (/missing headers/i.test(said)) return { kind: 'unreachable', cause: 'headers' }
  if (answer.status === 404 || /transaction not found|invalid or tampered/i.test(said)) return { kind: 'not_found' }
  return refusalOf(answer.status) ?? { kind: 'unreadable', detail: `status ${answer.status}` }
}

function readPayment(value: unknown): Reading {
  const parsed = Payment.safeParse(value)
  if (!parsed.success) return { kind: 'unreadable', detail: 'no payment in the JSON' }
  const payment = parsed.data
  const amountMinor = readMoney(payment.amountCredited ?? payment.debitAmount ?? payment.amountDebited ?? '')
  if (amountMinor === null) return { kind: 'unreadable', detail: 'no amount in the JSON' }
  return { kind: 'found', receipt: toReceipt(payment, amountMinor) }
}

function toReceipt(payment: z.output<typeof Payment>, amountMinor: number): Receipt {
  return {
    reference: payment.id,
    status: statusOf(payment),
    transactionType: payment.transactionType || null,
    amountMinor,
    currency: currencyOf(payment),
    date: dateOf(payment.dateTimes?.[0] ?? ''),
    payerName: payment.debitAccountHolder || null,
    payerAccount: readAccount(payment.debitAccountNo ?? ''),
    receiverName: payment.creditAccountHolder || null,
    receiverAccount: readAccount(payment.creditAccountNo ?? ''),
    receiverBank: null,
    receiverBankCode: null,
    description: payment.paymentDetails?.join(' ').trim() || payment.description || null,
    fees: {
      chargeMinor: readMoney(payment.serviceChargeValue ?? ''),
      vatMinor: readMoney(payment.vatValue ?? ''),
      disasterFundMinor: readMoney(payment.drCharge ?? ''),
      totalMinor: readMoney(payment.amountDebited ?? ''),
    },
  }
}

/** Of the amount that is taken: what was credited, else what was debited. */
function currencyOf(payment: z.output<typeof Payment>): string {
  const { amountCredited, creditCurrency, debitCurrency, debitAmount, amountDebited } = payment
  const isCredit = amountCredited !== null && amountCredited !== undefined
  return readCurrency(isCredit ? creditCurrency : debitCurrency, amountCredited, debitAmount, amountDebited)
}

/** Kinds of booking that move money from one account to another. */
const TRANSFER = /^AC[0-9A-Z]{0,6}$/i

/**
 * The bank leaves the status out of most payments. Then the kind of booking says it; one that is not known, like a word that is
 * not known, is not taken for settled.
 */
function statusOf({ status, transactionType, platformTransactionType }: z.output<typeof Payment>): Receipt['status'] {
  const kinds = [transactionType, platformTransactionType]
  if (kinds.some((kind) => statusOfKind(kind) !== 'completed')) return 'reversed'
  if (status) return readPaymentStatus(status)
  return !transactionType || TRANSFER.test(transactionType) ? 'completed' : 'unknown'
}

/** In UTC where it says so, else as the clocks of Addis Ababa show it. */
function dateOf(text: string): string | null {
  return zonedToAddisIso(text) ?? readAddisTime(text.replace(/\.\d+$/, ''), ['YMD', 'MDY', 'BDY'])
}
