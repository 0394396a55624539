import { Parser } from 'htmlparser2'
import { isPdf, textOf } from '../../lib/receipts/body.ts'
import { htmlRows } from '../../lib/receipts/html-rows.ts'
import { pairValues } from '../../lib/receipts/label-values.ts'
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

/** Text rows are paragraphs that begin with their label in bold. */
function labelledParagraphs(html: string): readonly Pair[] {
  const pairs: Pair[] = []
  let label: string | undefined
  let isInLabel = false
  let text = ''
  const endParagraph = () => {
    if (label !== undefined) pairs.push([label, clean(text)])
    label = undefined
    text = ''
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (name === 'p') endParagraph()
      if (name === 'strong' && label === undefined) {
        isInLabel = true
        text = ''
      }
    },
    onclosetag: (name) => {
      if (name === 'strong' && isInLabel) {
        isInLabel = false
        label = clean(text)
        text = ''
      }
      if (name === 'p') endParagraph()
    },
    ontext: (piece) => {
      text += piece
    },
  })
  parser.end(html)
  endParagraph()
  return pairs
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
