import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Bank, Reading, Receipt } from './bank.ts'

/** A bank's answer with words of people in it. */
export interface WordedDocument {
  readonly bank: Bank
  readonly lookup: string
  /** In the bank's folder `fixtures`. A `.txt` is the text of a PDF. */
  readonly file: string
  /** What people wrote, as it stands in the document: reasons, notes, narratives, names. */
  readonly words: readonly string[]
  /** Labels of the bank's own table, in every spelling and script; of JSON its keys. */
  readonly labels: readonly string[]
  /** What a reference and a date look like there. */
  readonly sample: { readonly reference: string; readonly date: string }
}

export interface Tally {
  readonly tries: number
  readonly passed: number
  /** The bank's document leaves nothing to tell its words from a person's by. */
  readonly unreadable: number
  /** What somebody's words changed; never to be any. */
  readonly changed: readonly string[]
}

/**
 * Writes every label with a value into every person's words, wrapped over lines in every way, and again with each row left out
 * that the bank leaves out at times. What the receipt says must stay as it is without those words.
 */
export function tryWords(document: WordedDocument): Tally {
  const whole = readFileSync(path.join(import.meta.dirname, document.bank.code, 'fixtures', document.file), 'utf8')
  const variants = [whole, ...rowsOf(whole, document).map((row) => whole.replace(row, ''))]
  const tally = { tries: 0, passed: 0, unreadable: 0, changed: [] as string[] }
  for (const [index, text] of variants.entries()) {
    const plain = read(document, text)
    // A row that a receipt is none without, or that is its state.
    if (plain.kind !== 'found' || plain.receipt.status !== 'completed') continue
    for (const words of document.words.filter((each) => text.includes(each))) {
      for (const injected of injectionsOf(document, index === 0)) {
        const reading = read(document, text.replaceAll(words, escapeFor(document, `${words} ${injected}`)))
        tally.tries += 1
        if (reading.kind === 'unreadable') tally.unreadable += 1
        else if (isSame(plain.receipt, reading, words)) tally.passed += 1
        else tally.changed.push(JSON.stringify({ variant: index, words, injected }))
      }
    }
  }
  return tally
}

function read({ bank, lookup: name, file }: WordedDocument, text: string): Reading {
  const lookup = bank.lookups.find((each) => each.name === name)
  if (lookup === undefined) throw new Error(`${bank.code} has no lookup ${name}`)
  if (file.endsWith('.txt')) return lookup.readPdf?.(text) ?? { kind: 'unreadable', detail: 'no PDF' }
  return lookup.read({ status: 200, headers: {}, body: new TextEncoder().encode(text) })
}

/** Rows of a table, paragraphs, keys or lines; the heads of a table are none. */
function rowsOf(text: string, { file }: WordedDocument): readonly string[] {
  if (file.endsWith('.html')) return text.match(/<tr>(?:(?!<tr>|<\/table>)[\s\S])*|<p><strong>.*<\/p>\n/g) ?? []
  if (file.endsWith('.json')) return text.match(/^ +"[^"]+": (?:"[^"]*"|[\d.]+|\[[^\]]*\]),\n/gm) ?? []
  return text.match(/^.+\n/gm) ?? []
}

/** The shapes that matter most for each left-out row; every one for the whole document. */
function injectionsOf({ labels, sample, file }: WordedDocument, isThorough: boolean): readonly string[] {
  return labels.flatMap((label) => {
    const value = valueFor(label, sample)
    const most = [`x\n${label} ${value}`, `\n${label}: ${value}\n`]
    if (!isThorough) return file.endsWith('.txt') ? most : most.slice(0, 1)
    return [
      ...most,
      ...[`${label} ${value}`, `${label}: ${value} x`, `x\n${label}\n${value}`, `x\n${label}`, `\n${value}`],
      ...[`x\n${label.toUpperCase()} ${value}`, `x\n${label}${value}`, `ሀ/${label} ${value}`, `x\nሀ/${label} ${value}`],
      ...[`</td></tr><tr><td>${label}</td><td>${value}</td></tr>`, `", "${label}": "${value}`],
    ]
  })
}

/** A value of the form that stands behind such a label. */
function valueFor(label: string, { reference, date }: WordedDocument['sample']): string {
  if (/status|ሁኔታ|event/i.test(label)) return 'Failed'
  if (/currency/i.test(label)) return 'USD'
  if (/bank name|institut|otherbank|beneficiary bank/i.test(label)) return 'Awash Bank'
  if (/date|time|ቀን/i.test(label)) return date
  if (/account|phone|till|recipient$|telebirr no|business number|accno|አካውንት/i.test(label)) return '1000999999999'
  if (/reference|invoice no|transaction id|receipt n|order id|refno|^id$|የክፍያ ቁጥር/i.test(label)) return reference
  if (/amount|total|fee|charge|vat|tax|duty|discount|interest|መጠን/i.test(label)) return '9,900.00 ETB'
  return 'MALLORY TRADING PLC'
}

function escapeFor({ file }: WordedDocument, words: string): string {
  if (file.endsWith('.json')) return JSON.stringify(words).slice(1, -1)
  return file.endsWith('.html') ? words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : words
}

/** Whose words were changed is not asked: a name that is longer is another name. */
function isSame(before: Receipt, reading: Reading, words: string): boolean {
  if (reading.kind !== 'found') return false
  const isOwnName = before.receiverName?.includes(words) === true
  const says = ({ receiverName, receiverAccount, ...receipt }: Receipt) =>
    JSON.stringify([
      ...[receipt.reference, receipt.amountMinor, receipt.currency, receipt.status, receipt.date],
      ...[receiverAccount, receipt.receiverBank, receipt.receiverBankCode, isOwnName ? null : receiverName],
    ])
  return says(before) === says(reading.receipt)
}
