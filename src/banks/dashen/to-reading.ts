import { readAccount } from '../../lib/receipts/account.ts'
import { readAddisTime } from '../../lib/receipts/addis-time.ts'
import { creditedBank } from '../../lib/receipts/credited-bank.ts'
import type { LabelValues } from '../../lib/receipts/label-values.ts'
import { readFirstMoney } from '../../lib/receipts/money.ts'
import { statusOfKind } from '../../lib/receipts/payment-status.ts'
import type { Reading } from '../bank.ts'
import { REFERENCE } from './reference.ts'

/** Labels as the page and the old PDF print them. */
export const LABELS = {
  payer: ['Sender Name', 'Account Holder Name'],
  payerAccount: ['Sender Account Number', 'Account Number'],
  channel: ['Transaction Channel'],
  type: ['Service Type'],
  narrative: ['Narrative'],
  receiver: ['Receiver Name'],
  // The misspelling is the bank's.
  receiverBank: ['Beneficiary Bank Name', 'Institution Name', 'Instituton Name'],
  receiverAccount: ['Receiver Account Number', 'Recipient Account'],
  // Of a wallet, which has no account.
  receiverPhone: ['Phone No.', 'Phone No', 'Receiver Phone Number', 'Receiver Phone No.'],
  reference: ['Transaction Reference', 'Transaction Ref', 'FT Ref'],
  transferReference: ['Transfer Reference'],
  date: ['Transaction Date', 'Date'],
  amount: ['Transaction Amount'],
  charge: ['Service Charge'],
  fund: ['DRRF Fee'],
  vat: ['VAT (15%)'],
  total: ['Total'],
  other: [
    'Excise Tax (15%)',
    'Penalty Fee',
    'Income Tax Fee',
    'Tax',
    'Interest Fee',
    'Stamp Duty',
    'Discount Amount',
    'Amount in words',
  ],
} as const

export function toReading(values: LabelValues<keyof typeof LABELS>): Reading {
  const reference = values.reference?.toUpperCase() ?? ''
  const money = (text: string | undefined) => readFirstMoney(text ?? '')
  const amountMinor = money(values.amount)
  if (!REFERENCE.test(reference) || amountMinor === null) {
    return { kind: 'unreadable', detail: 'no reference or no amount' }
  }
  return {
    kind: 'found',
    receipt: {
      reference,
      // A receipt is made of what has been booked only; it holds no status.
      status: statusOfKind(values.type),
      transactionType: values.type ?? null,
      amountMinor,
      currency: 'ETB',
      date: readAddisTime(values.date ?? '', ['BDY']),
      payerName: values.payer ?? null,
      payerAccount: readAccount(values.payerAccount ?? ''),
      receiverName: values.receiver ?? null,
      receiverAccount: readAccount(values.receiverAccount ?? values.receiverPhone ?? ''),
      ...creditedBank(values.receiverBank, 'dashen'),
      description: values.narrative ?? null,
      fees: {
        chargeMinor: money(values.charge),
        vatMinor: money(values.vat),
        disasterFundMinor: money(values.fund),
        totalMinor: money(values.total),
      },
    },
  }
}
