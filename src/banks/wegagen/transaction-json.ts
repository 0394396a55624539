import { z } from 'zod'
import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime, zonedToAddisIso } from '../../lib/receipts/addis-time.ts'
import { jsonOf } from '../../lib/receipts/body.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { readCurrency } from '../../lib/receipts/currency.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { statusOfKind } from '../../lib/receipts/payment-status.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import { type BankAnswer, type Lookup, type Reading, type Receipt, USUAL_LOOKUP } from '../bank.ts'
import { REFERENCE, TOKEN } from './reference.ts'

const value = z.union([z.string(), z.number()]).nullish()
/** The service also tells the balance of the payer and the text of the message to him. They are not taken out of it. */
const Transaction = z.object({
  trnRefNo: value,
  txnAmount: value,
  charge: value,
  vat: value,
  currency: value,
  sender_name: value,
  sender_account: value,
  payer_name: value,
  accNo: value,
  receiver_name: value,
  receiver_account: value,
  narrative: value,
  event: value,
  paymentType: value,
  txnTimestamp: value,
  trnDt: value,
})

/** What the bank's own page for a link asks. */
export const transactionJson: Lookup = {
  ...USUAL_LOOKUP,
  name: 'receipt',
  origin: 'https://transinfo.wegagenbanksc.com.et:8011',
  pageOf: ({ token }) => `https://transinfo.wegagenbanksc.com.et:8183/?id=${token}`,
  request: ({ token }) =>
    token === undefined || !TOKEN.test(token)
      ? undefined
      : { path: `/sms_wega/txn/${token}`, headers: { accept: 'application/json' } },
  read,
}

function read(answer: BankAnswer): Reading {
  const refusal = refusalOf(answer.status)
  if (refusal !== undefined) return refusal
  const body = jsonOf(answer.body)
  const parsed = Transaction.safeParse(body)
  if (parsed.success && isEmptyRecord(body, parsed.data)) return { kind: 'not_found' }
  if (!parsed.success || Object.keys(parsed.data).length === 0) {
    return { kind: 'unreadable', detail: `no transaction under status ${answer.status}` }
  }
  const transaction = parsed.data
  const reference = said(transaction.trnRefNo)?.toUpperCase() ?? ''
  const amountMinor = readMoney(said(transaction.txnAmount) ?? '')
  if (!REFERENCE.test(reference) || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  return { kind: 'found', receipt: toReceipt(transaction, reference, amountMinor) }
}

/** A record in which nothing stands is how the service says that there is none. */
function isEmptyRecord(body: unknown, transaction: z.output<typeof Transaction>): boolean {
  const values = Object.values(body ?? {})
  if (Object.keys(transaction).length === 0)
    return values.length > 0 && values.every((each) => /^-+$/.test(String(each)))
  return said(transaction.trnRefNo) === null && said(transaction.txnAmount) === null
}

function toReceipt(transaction: z.output<typeof Transaction>, reference: string, amountMinor: number): Receipt {
  const chargeMinor = readMoney(said(transaction.charge) ?? '')
  const vatMinor = readMoney(said(transaction.vat) ?? '')
  return {
    reference,
    // The service keeps what has been booked only; `messageStatus` is about the message to the payer.
    status: statusOf(transaction),
    transactionType: said(transaction.paymentType),
    amountMinor,
    currency: readCurrency(said(transaction.currency), transaction.txnAmount),
    date: dateOf(transaction),
    payerName: said(transaction.sender_name) ?? said(transaction.payer_name),
    payerAccount: readAccount(said(transaction.sender_account) ?? ''),
    receiverName: said(transaction.receiver_name),
    receiverAccount: readAccount(said(transaction.receiver_account) ?? ''),
    ...creditedBank(isToWallet(reference, said(transaction.receiver_account)) ? 'Telebirr' : null, 'wegagen'),
    description: said(transaction.narrative),
    fees: { chargeMinor, vatMinor, disasterFundMinor: null, totalMinor: null },
  }
}

/** `INIT` is a booking, `REVR` takes one back; what other events mean is not known, and none of them is success. */
function statusOf({ event, paymentType }: z.output<typeof Transaction>): Receipt['status'] {
  const kinds = [said(event), said(paymentType)]
  if (kinds.some((kind) => statusOfKind(kind) !== 'completed')) return 'reversed'
  return said(event) === null || said(event) === 'INIT' ? 'completed' : 'unknown'
}

/** By the product in the reference, and a telephone in the place of an account. */
function isToWallet(reference: string, account: string | null): boolean {
  return reference.slice(3, 7) === 'TBAW' && /^(?:\+?251|0)?[79][\d*]{8}$/.test(account ?? '')
}

function dateOf({ txnTimestamp, trnDt }: z.output<typeof Transaction>): string | null {
  return zonedToAddisIso(said(txnTimestamp) ?? '') ?? readAddisTime(said(trnDt) ?? '', ['YMD', 'DBY'])
}

/** Three dashes stand for nothing. */
function said(given: string | number | null | undefined): string | null {
  const text = String(given ?? '').trim()
  return /^-*$/.test(text) ? null : text
}
