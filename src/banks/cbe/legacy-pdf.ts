import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { isPdf, textOf } from '../../lib/receipts/body.ts'
import { labelValues } from '../../lib/receipts/label-values.ts'
import { readFirstMoney } from '../../lib/receipts/money.ts'
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

const LABELS = {
  date: ['Payment Date & Time'],
  reference: ['Reference No. (VAT Invoice No)', 'Reference No.(VAT Invoice No)'],
  reason: ['Reason / Type of service'],
  amount: ['Transferred Amount'],
  charge: ['Commission or Service Charge'],
  vat: ['15% VAT on Commission'],
  disasterFund: [
    '5% Disaster Risk Response Fund',
    '5% Disaster Recovery',
    'Disaster Recovery',
    'Disaster Fund',
    'DRRF',
  ],
  total: ['Total amount debited from customers account', "Total amount debited from customer's account"],
  words: ['Amount in Word'],
}
const PARTIES =
  /Payer\s*:?\s*(?<payer>.{1,120}?)\s*Account\s*:?\s*(?<payerAccount>\d[\d*]{1,30})\s*Receiver\s*:?\s*(?<receiver>.{1,120}?)\s*Account\s*:?\s*(?<receiverAccount>\d[\d*]{1,30})/i

function readPdf(pdfText: string): Reading {
  const text = pdfText.replace(/\s+/g, ' ')
  if (!/commercial bank of ethiopia/i.test(text)) return { kind: 'unreadable', detail: 'not a receipt of this bank' }
  const values = labelValues(text, LABELS)
  const parties = PARTIES.exec(text)?.groups ?? {}
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
      payerName: parties.payer ?? null,
      payerAccount: readAccount(parties.payerAccount ?? ''),
      receiverName: parties.receiver ?? null,
      receiverAccount: readAccount(parties.receiverAccount ?? ''),
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
