import { z } from 'zod'
import type { Clue } from '../../../banks/bank.ts'
import { readAddisTime } from '../../../lib/receipts/addis-time.ts'
import { labelValues } from '../../../lib/receipts/label-values.ts'
import { readFirstMoney } from '../../../lib/receipts/money.ts'
import { tidySpaces } from '../../../lib/receipts/tidy-spaces.ts'

/** What a receipt that somebody sent says. */
export const SaidBody = z.object({
  status: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string(),
  transaction_date: z.string().nullable().describe('ISO 8601 at +03:00'),
  payer_name: z.string().nullable(),
  receiver_name: z.string().nullable(),
})

/** Labels that banks and wallets print, in their own spellings; `other` ends the value before it. */
const LABELS = {
  amount: ['Settled Amount', 'Transferred Amount', 'Transaction Amount', 'Amount'],
  date: ['Payment Date & Time', 'Transaction Date', 'Transaction Time', 'Payment date', 'Date'],
  payer: ['Payer Name', 'Sender Name', "Payer's Name", 'Source Account Name', 'Payer'],
  receiver: [
    'Credited Party name',
    'Receiver Name',
    "Receiver's Name",
    'Beneficiary name',
    'Recipient name',
    'Receiver',
  ],
  status: ['transaction status', 'Status'],
  other: [
    'Reference No. (VAT Invoice No)',
    'Reference No',
    'Transaction Reference',
    'Transaction ID',
    'Invoice No.',
    'Reason / Type of service',
    'Reason',
    'Total Amount',
    'Total',
    'Account',
    'Sender Account',
    'Receiver Account',
    'Service fee',
    'Service Charge',
    'VAT',
  ],
}

/**
 * Reads labelled lines of any bank's receipt; what cannot be read is null. Never throws.
 *
 * @param said what a code on the receipt says beside its number, which was not recognized but read.
 */
export function readSaid(pasted: string, said: NonNullable<Clue['said']> = {}): z.infer<typeof SaidBody> {
  const text = tidySpaces(pasted)
  const values = labelValues(text, LABELS, { isLineStart: true })
  const amountMinor = said.amountMinor ?? readFirstMoney(values.amount ?? '') ?? readFirstMoney(text)
  return {
    status: values.status?.slice(0, 100) ?? null,
    amount: amountMinor === null ? null : amountMinor / 100,
    currency: 'ETB',
    transaction_date: dateIn(values.date ?? text),
    payer_name: (said.payerName ?? values.payer)?.slice(0, 200) ?? null,
    receiver_name: (said.receiverName ?? values.receiver)?.slice(0, 200) ?? null,
  }
}

const DATE_TIME =
  /(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}[- ][a-z]{3,9}[- ]\d{4})(?:[T,\s]+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?/i

function dateIn(text: string): string | null {
  const found = DATE_TIME.exec(text.slice(0, 10_000))?.[0]
  return found === undefined ? null : readAddisTime(found, ['YMD', 'DMY', 'MDY', 'BDY', 'DBY', 'DMy'])
}
