import { isPdf } from '../../lib/receipts/body.ts'
import { labelValues } from '../../lib/receipts/label-values.ts'
import { dayOfFlexcube } from '../../lib/receipts/reference-date.ts'
import { type BankAnswer, type Lookup, type Reading, USUAL_LOOKUP } from '../bank.ts'
import { readRefusal } from './read-refusal.ts'
import { REFERENCE } from './reference.ts'
import { LABELS, toReading } from './to-reading.ts'

/** The host was given up in the middle of 2026; payments after that were never there. */
const LAST_DAY = '2026-07-31'

/** Where receipts were before the page. It is asked for payments of that time only, when the page does not answer. */
export const oldPdf: Lookup = {
  ...USUAL_LOOKUP,
  name: 'pdf',
  origin: 'https://receipt.dashensuperapp.com',
  bodyBytesMax: 2_000_000,
  request: ({ reference }) => {
    if (reference === undefined || !REFERENCE.test(reference)) return undefined
    const day = dayOfFlexcube(reference)
    if (day !== undefined && day > LAST_DAY) return undefined
    return { path: `/receipt/${reference}`, headers: { accept: 'application/pdf' } }
  },
  read,
  readPdf,
}

function read(answer: BankAnswer): Reading {
  return isPdf(answer.body) ? { kind: 'pdf', bytes: answer.body } : readRefusal(answer)
}

/** Reads the text of the PDF of 2025, which the present host's may still be. */
export function readPdf(text: string): Reading {
  if (!/dashen\s*bank/i.test(text)) return { kind: 'unreadable', detail: 'not a receipt of this bank' }
  return toReading(labelValues(text, LABELS, { isLineStart: true }))
}
