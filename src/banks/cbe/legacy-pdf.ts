import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { isPdf, textOf } from '../../lib/receipts/body.ts'
import { readFirstMoney } from '../../lib/receipts/money.ts'
import { type FormRow, type PrintedForm, readForm } from '../../lib/receipts/printed-form.ts'
import { PRINTED_ACCOUNT, PRINTED_DATE, PRINTED_MONEY, PRINTED_PHRASE } from '../../lib/receipts/printed-values.ts'
import { refusalOf } from '../../lib/receipts/refusal.ts'
import type { BankAnswer, Lookup, Question, Reading } from '../bank.ts'
import { REFERENCE } from './reference.ts'

const TAIL_DIGITS = 8

/** The PDF that the reference and the last eight digits of an account in the payment open. */
export const legacyPdf: Lookup = {
  ...pdfLookup('legacy', (reference, tail) => `/?id=${reference}${tail}`),
  onMiss: 'ask_next',
}

/** The same PDF under the address that is printed in messages about payments at a counter. */
export const branchPdf: Lookup = {
  ...pdfLookup('branch', (reference, tail) => `/BranchReceipt/${reference}&${tail}`),
  onMiss: 'final',
}

function pdfLookup(name: string, pathOf: (reference: string, tail: string) => string): Omit<Lookup, 'onMiss'> {
  return {
    name,
    origin: 'https://apps.cbe.com.et:100',
    deadlineMs: 30_000,
    bodyBytesMax: 2_000_000,
    connection: { tls: 'default', hedge: null },
    operatorHeaders: [],
    retriesOnMiss: 0,
    // Printed numbers of genuine payments often open nothing any more.
    provesAbsence: false,
    request: ({ reference, account }: Question) => {
      const tail = account?.slice(-TAIL_DIGITS) ?? ''
      if (reference === undefined || !REFERENCE.test(reference) || !/^\d{8}$/.test(tail)) return undefined
      return { path: pathOf(reference, tail), headers: { accept: 'application/pdf' } }
    },
    read,
    readPdf,
  }
}

function read(answer: BankAnswer): Reading {
  if (isPdf(answer.body)) return { kind: 'pdf', bytes: answer.body }
  // The text decides, since the page comes with status 404 and, at times, with 200.
  if (/not allowed to see this data/i.test(textOf(answer.body))) return { kind: 'not_found' }
  return refusalOf(answer.status) ?? { kind: 'unreadable', detail: `no PDF under status ${answer.status}` }
}

type Row = FormRow<
  | 'customer'
  | 'payer'
  | 'payerAccount'
  | 'receiver'
  | 'receiverAccount'
  | 'date'
  | 'reference'
  | 'reason'
  | 'amount'
  | 'charge'
  | 'vat'
  | 'disasterFund'
  | 'total'
  | 'words'
>

const PARTIES: readonly Row[] = [
  // The block about the customer, who paid.
  { name: 'customer', labels: ['Customer Name'], isWords: true },
  { name: 'payer', labels: ['Payer'], isWords: true, isRequired: true },
  { name: 'payerAccount', labels: ['Account'], value: PRINTED_ACCOUNT, isRequired: true },
  { name: 'receiver', labels: ['Receiver'], isWords: true, isRequired: true },
  { name: 'receiverAccount', labels: ['Account'], value: PRINTED_ACCOUNT, isRequired: true },
]
const DATE: Row = { name: 'date', labels: ['Payment Date & Time', 'Payment Date'], value: PRINTED_DATE }
const REFERENCE_ROW: Row = {
  name: 'reference',
  labels: ['Reference No. (VAT Invoice No)', 'Reference No.(VAT Invoice No)', 'Reference No'],
  // In one layout the branch stands below.
  value: /^FT[0-9A-Z]{10,11}(?: \D.{0,60})?$/,
  isRequired: true,
}
const REASON: Row = { name: 'reason', labels: ['Reason / Type of service', 'Reason'], isWords: true }
const AMOUNT: Row = { name: 'amount', labels: ['Transferred Amount'], value: PRINTED_MONEY, isRequired: true }
const FEES: readonly Row[] = [
  { name: 'charge', labels: ['Commission or Service Charge'], value: PRINTED_MONEY },
  { name: 'vat', labels: ['15% VAT on Commission'], value: PRINTED_MONEY },
  {
    name: 'disasterFund',
    labels: [
      '5% Disaster Risk Response Fund',
      '5% Disaster Recovery on Commission',
      '5% Disaster Recovery',
      'Disaster Recovery',
      'Disaster Fund',
      'DRRF',
    ],
    value: PRINTED_MONEY,
  },
  {
    name: 'total',
    labels: ['Total amount debited from customers account', "Total amount debited from customer's account"],
    value: PRINTED_MONEY,
  },
  { name: 'words', labels: ['Amount in Word'], value: PRINTED_PHRASE },
]

export const FORM: PrintedForm<Row['name']> = {
  orders: [
    [...PARTIES, DATE, REFERENCE_ROW, REASON, AMOUNT, ...FEES],
    [...PARTIES, AMOUNT, DATE, REFERENCE_ROW, REASON],
  ],
  headings: ['Payment / Transaction Information', 'The Bank you can always rely on.'],
  decisive: ['receiver', 'receiverAccount', 'date', 'reference', 'amount'],
}

function readPdf(pdfText: string): Reading {
  if (!/commercial\s+bank\s+of\s+ethiopia/i.test(pdfText)) {
    return { kind: 'unreadable', detail: 'not a receipt of this bank' }
  }
  const values = readForm(pdfText, FORM) ?? {}
  const reference = /^FT[0-9A-Z]{10,11}/.exec(values.reference ?? '')?.[0]
  const amountMinor = readFirstMoney(values.amount ?? '')
  if (reference === undefined || amountMinor === null)
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  return {
    kind: 'found',
    receipt: {
      reference,
      // A receipt is printed of what has been booked only.
      status: 'completed',
      transactionType: null,
      amountMinor,
      currency: 'ETB',
      date: readAddisTime(values.date ?? '', ['MDY', 'BDY']),
      payerName: values.payer ?? null,
      payerAccount: readAccount(values.payerAccount ?? ''),
      receiverName: values.receiver ?? null,
      receiverAccount: readAccount(values.receiverAccount ?? ''),
      receiverBank: null,
      receiverBankCode: null,
      description: values.reason ?? null,
      fees: {
        chargeMinor: readFirstMoney(values.charge ?? ''),
        vatMinor: readFirstMoney(values.vat ?? ''),
        disasterFundMinor: readFirstMoney(values.disasterFund ?? ''),
        totalMinor: readFirstMoney(values.total ?? ''),
      },
    },
  }
}
