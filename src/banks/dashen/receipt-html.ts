import { isPdf, textOf } from '../../lib/receipts/body.ts'
import { htmlRows } from '../../lib/receipts/html-rows.ts'
import { pairValues } from '../../lib/receipts/label-values.ts'
import { labelledParagraphs } from '../../lib/receipts/labelled-paragraphs.ts'
import { type BankAnswer, type Lookup, type Reading, USUAL_LOOKUP } from '../bank.ts'
import { readPdf } from './old-pdf.ts'
import { readRefusal } from './read-refusal.ts'
import { REFERENCE } from './reference.ts'
import { LABELS, toReading } from './to-reading.ts'

/** The page behind a receipt's link. The PDF that people have is made of it in their browser. */
export const receiptHtml: Lookup = {
  ...USUAL_LOOKUP,
  name: 'html',
  origin: 'https://receipts.dashenbanksc.com',
  bodyBytesMax: 2_000_000,
  request: ({ reference }) =>
    reference === undefined || !REFERENCE.test(reference)
      ? undefined
      : { path: `/receipt/${reference}`, headers: { accept: 'text/html' } },
  read,
  readPdf,
}

function read(answer: BankAnswer): Reading {
  if (isPdf(answer.body)) return { kind: 'pdf', bytes: answer.body }
  if (answer.status !== 200) return readRefusal(answer)
  const html = textOf(answer.body)
  // Only what stands in a label's place is a label: the narrative is the payer's own words.
  const values = pairValues([...labelledParagraphs(html), ...htmlRows(html).flatMap(toPair)], LABELS)
  return values.reference === undefined && values.amount === undefined ? readRefusal(answer) : toReading(values)
}

type Pair = readonly [label: string, value: string]

function toPair(row: readonly string[]): readonly Pair[] {
  const [label, value] = row
  return label === undefined || value === undefined ? [] : [[label, value]]
}
