import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { moneyColumns } from '../../lib/receipts/money-columns.ts'
import { statusOfKind } from '../../lib/receipts/payment-status.ts'
import { type PrintedForm, readForm } from '../../lib/receipts/printed-form.ts'
import { PRINTED_ACCOUNT } from '../../lib/receipts/printed-values.ts'
import type { Reading, Receipt } from '../bank.ts'
import { readReference } from './reference.ts'

type Name =
  | 'reference'
  | 'payer'
  | 'payerPhone'
  | 'buyer'
  | 'buyerPhone'
  | 'receiver'
  | 'receiverAccount'
  | 'shop'
  | 'shopNumber'
  | 'bank'
  | 'details'
  | 'type'
  | 'reason'
  | 'other'

/** The rest of three heads, their three values, then the sums. */
const DETAILS =
  /^.{0,60}?PAYMENT DATE.{0,60}?SETTLED AMOUNT (?:\S{1,20} )?(?<date>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) ?(?<amount>[\d,]{1,20}(?:\.\d{1,2})?)(?: ?Birr)?(?<rest> .{0,600})?$/

/** Twelve rows about the parties, a table of its own, the sums, and what was paid for. */
export const FORM: PrintedForm<Name> = {
  orders: [
    [
      { name: 'reference', labels: ['TRANSACTION ID'], value: /^[0-9A-Z]{10}$/, isRequired: true },
      { name: 'payer', labels: ['SENDER NAME'], isWords: true },
      { name: 'payerPhone', labels: ['SENDER NUMBER', 'SENDER PHONE NUMBER'], value: PRINTED_ACCOUNT },
      { name: 'other', labels: ['SENDER TIN NO'], value: /^[\w/-]{1,30}$/ },
      { name: 'buyer', labels: ['BUYER NAME'], isWords: true },
      { name: 'buyerPhone', labels: ['BUYER PHONE NUMBER'], value: PRINTED_ACCOUNT },
      { name: 'other', labels: ['BUYER TIN NO'], value: /^[\w/-]{1,30}$/ },
      { name: 'receiver', labels: ['RECEIVER NAME'], isWords: true },
      { name: 'receiverAccount', labels: ['RECEIVER ACCOUNT NUMBER'], value: PRINTED_ACCOUNT },
      { name: 'shop', labels: ['RECEIVER BUSINESS NAME'], isWords: true },
      { name: 'shopNumber', labels: ['RECEIVER BUSINESS NUMBER'], value: PRINTED_ACCOUNT },
      { name: 'bank', labels: ['BANK NAME'], value: /^[\p{L}][\p{L} .&'()-]{1,60}$/u },
      { name: 'details', labels: ['RECEIPT NO'], value: DETAILS, isRequired: true },
      { name: 'other', labels: ['TOTAL AMOUNT IN WORDS'], value: /^[\p{L}][\p{L} ,.&-]{1,200}$/u },
      { name: 'other', labels: ['PAYMENT METHOD'], value: /^[\w -]{1,40}$/ },
      { name: 'type', labels: ['TRANSACTION TYPE'], value: /^[\p{L}][\p{L} ,.&()-]{1,80}$/u },
      { name: 'other', labels: ['PAYMENT CHANNEL'], value: /^[\w /-]{1,40}$/ },
      { name: 'reason', labels: ['PAYMENT REASON'], isWords: true },
      { name: 'other', labels: ['PACKAGE DETAILS'], isWords: true },
      { name: 'other', labels: ['VALIDITY PERIOD'], isWords: true },
    ],
  ],
  headings: ['TRANSACTION INFORMATION', 'TRANSACTION DETAIL', 'SCAN TO VERIFY'],
  decisive: ['reference', 'receiver', 'receiverAccount', 'shop', 'shopNumber', 'bank', 'details', 'type'],
}

const MONEY_LABELS = {
  charge: ['SERVICE FEE'],
  discount: ['DISCOUNT'],
  vat: ['+ 15% VAT', '15% VAT'],
  total: ['TOTAL'],
} as const

/** Reads the text of the PDF of a receipt. */
export function readPdf(pdfText: string): Reading {
  const values = readForm(pdfText, FORM)
  if (values === undefined) return { kind: 'unreadable', detail: 'no reference or no amount' }
  const details = DETAILS.exec(values.details ?? '')?.groups ?? {}
  const reference = readReference(values.reference ?? '')
  const amountMinor = readMoney(details.amount ?? '')
  if (reference === undefined || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  const receiverAccount = readAccount(values.receiverAccount ?? '') ?? readAccount(values.shopNumber ?? '')
  // Whose account it is has to be printed: a name may hold what looks like it.
  if (receiverAccount === null) return { kind: 'unreadable', detail: 'no account of the receiver' }
  const money = moneyColumns(details.rest ?? '', MONEY_LABELS)
  const receipt: Receipt = {
    reference,
    // A receipt is made of what has gone through only; it holds no status.
    status: statusOfKind(values.type),
    transactionType: said(values.type),
    amountMinor,
    currency: 'ETB',
    date: readAddisTime(details.date ?? '', ['YMD']),
    payerName: said(values.payer) ?? said(values.buyer),
    payerAccount: readAccount(values.payerPhone ?? values.buyerPhone ?? ''),
    receiverName: said(values.receiver) ?? said(values.shop),
    receiverAccount,
    ...creditedBank(said(values.bank), 'mpesa'),
    description: said(values.reason),
    fees: {
      chargeMinor: money.charge ?? null,
      vatMinor: money.vat ?? null,
      disasterFundMinor: null,
      totalMinor: money.total ?? null,
    },
  }
  return { kind: 'found', receipt }
}

/** Three dashes stand for nothing, as does the word of a program. */
function said(value: string | undefined): string | null {
  return value === undefined || /^(null|[-\s]*)$/i.test(value) ? null : value
}
