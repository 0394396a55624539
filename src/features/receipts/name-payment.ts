import type { Bank, Clue, Evidence, Question } from '../../banks/bank.ts'
import { evidenceOfText, type Identified, identify } from './identify.ts'
import { areLookAlikes } from './reading/look-alikes.ts'
import { invalidField, requiredField } from './receipt-errors.ts'
import type { VerifyFields } from './receipt-form.ts'

/** Everything in one request that may name a payment. */
export interface Naming {
  readonly fields: Pick<VerifyFields, 'transaction_number' | 'receipt_url' | 'receipt_text'>
  readonly fileEvidence: readonly Evidence[]
  /** The file's print was recognized, so look-alikes may have been taken for each other. */
  readonly isRecognized: boolean
}

export interface Named {
  readonly bank: Bank
  readonly clue: Clue
  readonly evidence: Evidence['kind']
}

interface Source {
  readonly field: 'transaction_number' | 'receipt_url' | 'receipt_file' | 'receipt_text'
  readonly evidence: readonly Evidence[]
  readonly isRecognized: boolean
}

/**
 * The one payment that all that was sent names together. What is written here and there has to be the same; a number
 * beside a link that carries none is compared with the bank's answer.
 *
 * @param hint the bank that the caller said.
 * @throws {HttpError} 422 naming the field that is missing, names nothing, or names another payment.
 */
export function namePayment(naming: Naming, banks: readonly Bank[], hint: Bank | undefined): Named {
  const sources = sourcesOf(naming)
  if (sources.length === 0) throw requiredField(...(hint === undefined ? ['bank'] : []), 'transaction_number')
  const main = mainOf(naming, sources, { banks, hint })
  const { reference, token, account } = main.clue
  let known: Known = { reference, token, account, isExact: !(naming.isRecognized && main.evidence === 'text') }
  for (const source of sources) known = joined(known, cluesOf(source, main, banks), source)
  const { isExact: _, ...question } = known
  const isTyped = naming.fields.transaction_number !== undefined
  return { bank: main.bank, clue: { ...main.clue, ...question }, evidence: isTyped ? 'number' : main.evidence }
}

function sourcesOf({ fields, fileEvidence, isRecognized }: Naming): readonly Source[] {
  const { transaction_number: typed, receipt_url: url, receipt_text: text } = fields
  const all: readonly Source[] = [
    { field: 'transaction_number', evidence: typed === undefined ? [] : ofTyped(typed), isRecognized: false },
    { field: 'receipt_url', evidence: url === undefined ? [] : [{ kind: 'url', text: url }], isRecognized: false },
    { field: 'receipt_file', evidence: fileEvidence, isRecognized },
    { field: 'receipt_text', evidence: text === undefined ? [] : evidenceOfText(text), isRecognized: false },
  ]
  return all.filter(({ evidence }) => evidence.length > 0)
}

/** A link may be given in place of the number. */
function ofTyped(typed: string): readonly Evidence[] {
  return [
    { kind: 'url', text: typed },
    { kind: 'number', text: typed },
  ]
}

interface Offered {
  readonly banks: readonly Bank[]
  readonly hint: Bank | undefined
}

function mainOf({ fields }: Naming, sources: readonly Source[], { banks, hint }: Offered): Named {
  const { transaction_number: typed } = fields
  if (typed !== undefined && hint !== undefined) return typedFor(hint, typed)
  const evidence = sources.flatMap((source) => source.evidence)
  const identified = identify(evidence, hint === undefined ? banks : [hint])
  if (typed !== undefined && sources.length === 1) return sureOf(identified, typed, banks)
  const field = sources.find((source) => source.field !== 'transaction_number')?.field ?? 'transaction_number'
  return insist(identified, field)
}

/** A number that was typed for a bank that was named; a link in its place is read as one. */
function typedFor(bank: Bank, typed: string): Named {
  const clue = bank.detect({ kind: 'url', text: typed }) ?? bank.detect({ kind: 'number', text: typed })
  if (clue !== undefined) return { bank, clue, evidence: 'number' }
  const reference = bank.readReference(typed)
  if (reference === undefined) throw notOf(bank)
  return { bank, clue: { reference, token: undefined, account: undefined, certainty: 'sure' }, evidence: 'number' }
}

/** A number alone names a bank only where no other numbers alike. */
function sureOf(identified: Identified, typed: string, banks: readonly Bank[]): Named {
  if (identified.kind === 'named' && identified.clue.certainty === 'sure') return { ...identified, evidence: 'number' }
  const alike = banks.filter((bank) => bank.detect({ kind: 'number', text: typed }) !== undefined)
  const readable = banks.filter((bank) => bank.requires.by === 'number' && bank.readReference(typed) !== undefined)
  const candidates = (alike.length > 0 ? alike : readable).map((bank) => bank.code)
  if (candidates.length === 0) throw requiredField('bank')
  throw invalidField('bank', `Please say which bank the transaction number is of. It may be: ${candidates.join(', ')}.`)
}

/** What one source says of the main one's bank. @throws {HttpError} 422 where it is surely about another bank. */
function cluesOf(source: Source, main: Named, banks: readonly Bank[]): readonly Clue[] {
  const { bank } = main
  const found = source.evidence.flatMap((each) => bank.detect(each) ?? [])
  if (found.length > 0) return found
  if (source.field === 'transaction_number') {
    const reference = bank.readReference(source.evidence[0]?.text ?? '')
    if (reference === undefined) throw notOf(bank)
    return [{ reference, token: undefined, account: undefined, certainty: 'sure' }]
  }
  const other = identify(source.evidence, banks)
  if (other.kind === 'named' && other.clue.certainty === 'sure') throw isAnother(source)
  return []
}

interface Known extends Question {
  /** The reference was typed or read, and not recognized in a picture. */
  readonly isExact: boolean
}

/** What is known with what a source adds. @throws {HttpError} 422 where they name different payments. */
function joined(known: Known, clues: readonly Clue[], source: Source): Known {
  let { reference, token, isExact } = known
  const isExactToo = !source.isRecognized
  for (const clue of clues) {
    if (clue.token !== undefined && token !== undefined && clue.token !== token) throw isAnother(source)
    token ??= clue.token
    if (clue.reference === undefined) continue
    if (reference !== undefined && !isSame(reference, clue.reference, isExact && isExactToo)) throw isAnother(source)
    // What was recognized is not exact enough to be compared with the answer to a link.
    const isTaken = reference === undefined ? isExactToo || token === undefined : isExactToo && !isExact
    if (isTaken) [reference, isExact] = [clue.reference, isExactToo]
  }
  const account = known.account ?? clues.find((clue) => clue.account !== undefined)?.account
  return { reference, token, account, isExact }
}

function isSame(known: string, said: string, isExact: boolean): boolean {
  const [one, other] = [known.toUpperCase(), said.toUpperCase()]
  return one === other || (!isExact && areLookAlikes(one, other))
}

function notOf(bank: Bank) {
  return invalidField('transaction_number', `The transaction number is not one of ${bank.name}.`)
}

function isAnother({ field }: Source) {
  return invalidField(field, 'This names another payment than the rest of the request. Please send one at a time.')
}

/** @throws {HttpError} 422 for `field` where no payment was made out; for `bank` where the caller has to say whose it is. */
export function insist(identified: Identified, field: string): Named {
  switch (identified.kind) {
    case 'named':
      return identified
    case 'ambiguous': {
      const codes = identified.banks.map((bank) => bank.code).join(', ')
      throw invalidField('bank', `The receipt may be one of several banks. Please say which: ${codes}.`)
    }
    case 'unknown':
      throw invalidField(field, 'No transaction of a supported bank was found in it.')
  }
}
