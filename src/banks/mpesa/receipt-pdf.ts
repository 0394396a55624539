import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import { labelValues } from '../../lib/receipts/label-values.ts'
import { readMoney } from '../../lib/receipts/money.ts'
import { moneyColumns } from '../../lib/receipts/money-columns.ts'
import type { Reading, Receipt } from '../bank.ts'
import { readReference } from './reference.ts'

const LABELS = {
  reference: ['TRANSACTION ID'],
  payer: ['SENDER NAME'],
  payerPhone: ['SENDER NUMBER', 'SENDER PHONE NUMBER'],
  buyer: ['BUYER NAME'],
  buyerPhone: ['BUYER PHONE NUMBER'],
  receiver: ['RECEIVER NAME'],
  receiverAccount: ['RECEIVER ACCOUNT NUMBER'],
  shop: ['RECEIVER BUSINESS NAME'],
  shopNumber: ['RECEIVER BUSINESS NUMBER'],
  bank: ['BANK NAME'],
  type: ['TRANSACTION TYPE'],
  reason: ['PAYMENT REASON'],
  other: [
    'SENDER TIN NO',
    'BUYER TIN NO',
    'RECEIPT NO',
    'PAYMENT DATE',
    'SETTLED AMOUNT',
    'TRANSACTION INFORMATION',
    'TRANSACTION DETAIL',
    'TOTAL AMOUNT IN WORDS',
    'PAYMENT METHOD',
    'PAYMENT CHANNEL',
    'PACKAGE DETAILS',
    'VALIDITY PERIOD',
    'SCAN TO',
    'SERVICE FEE',
  ],
} as const

const MONEY_LABELS = {
  charge: ['SERVICE FEE'],
  discount: ['DISCOUNT'],
  vat: ['+ 15% VAT', '15% VAT'],
  total: ['TOTAL'],
} as const

/** Three heads on one line, their three values below, then the sums. */
const DETAILS =
  /SETTLED AMOUNT\s+\S*?\s*(?<date>\d{4}-\d{2}-\d{2}\s+\d{2}:\d{2}:\d{2})\s*(?<amount>[\d,]+(?:\.\d{1,2})?)(?:\s*Birr)?(?<rest>[\s\S]*)/

/** Each label stands in Amharic, a slash, and English; the Amharic ends the value before it. */
const AMHARIC_TWIN = /[\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f][^\n/A-Za-z0-9]{0,60}\/[ \t]*/g

/** Reads the text of the PDF of a receipt. */
export function readPdf(pdfText: string): Reading {
  const text = pdfText.replace(AMHARIC_TWIN, '\n')
  const values = labelValues(text, LABELS, { isLineStart: true })
  const details = DETAILS.exec(text)?.groups ?? {}
  const reference = readReference(values.reference ?? '')
  const amountMinor = readMoney(details.amount ?? '')
  if (reference === undefined || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  const money = moneyColumns((details.rest ?? '').split(/TOTAL AMOUNT IN WORDS/)[0] ?? '', MONEY_LABELS)
  const receipt: Receipt = {
    reference,
    // A receipt is made of what has gone through only; it holds no status.
    status: 'completed',
    transactionType: said(values.type),
    amountMinor,
    currency: 'ETB',
    date: readAddisTime(details.date ?? '', ['YMD']),
    payerName: said(values.payer) ?? said(values.buyer),
    payerAccount: readAccount(values.payerPhone ?? values.buyerPhone ?? ''),
    receiverName: said(values.receiver) ?? said(values.shop),
    receiverAccount: readAccount(values.receiverAccount ?? '') ?? readAccount(values.shopNumber ?? ''),
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
