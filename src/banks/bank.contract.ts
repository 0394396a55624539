import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { within } from '../../test/within.ts'
import type { Bank, BankAnswer, Clue, Evidence, Lookup, Question, Reading } from './bank.ts'
import { banks } from './index.ts'

/** What one bank shows of itself: answers in the bank's own format about fictional payments. */
export interface BankCases {
  readonly bank: Bank
  /** At least one for every lookup. */
  readonly hits: readonly AnswerCase[]
  /** At least one for every lookup. */
  readonly misses: readonly AnswerCase[]
  /** Answers that say nothing about the payment. */
  readonly troubles: readonly AnswerCase[]
  /** What names a payment of this bank, and what it names. */
  readonly clues: readonly { readonly evidence: Evidence; readonly clue: Partial<Clue> }[]
  /** What looks like this bank's and is not. */
  readonly foreign: readonly Evidence[]
  /** What people type, and the reference as the bank writes it. */
  readonly references: readonly (readonly [typed: string, reference: string | undefined])[]
  /** References with the day they tell. */
  readonly days: readonly (readonly [reference: string, day: string | undefined])[]
}

export interface AnswerCase {
  readonly name: string
  readonly lookup: string
  readonly answer: BankAnswer
  /** What the text extractor gives for the PDF in the answer. */
  readonly pdfText?: string
  readonly reading: Reading
}

/** An answer as it comes over the line. */
export function answer(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): BankAnswer {
  return { status, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body }
}

/** The bytes of a PDF as far as `read` looks at them; the text is given beside it. */
export const SOME_PDF = new TextEncoder().encode('%PDF-1.4\n%fixture\n')

/** Text of a file in the `fixtures` folder beside the caller's test, by `import.meta.dirname`. */
export function fixture(folder: string, name: string): string {
  return readFileSync(path.join(folder, 'fixtures', name), 'utf8')
}

const EVIDENCE_KINDS = ['url', 'qr', 'number', 'text'] as const
/** Texts as long as any limit of a caller lets through, and ones that make careless patterns slow. */
const HOSTILE = [
  '',
  ' '.repeat(50_000),
  'FT'.repeat(20_000),
  'A1'.repeat(25_000),
  '<td>'.repeat(10_000),
  '{"a":'.repeat(5_000),
  `M-PESA ${'ሀ'.repeat(50_000)}`,
  `Commercial Bank of Ethiopia ${'Payer A Account 1 Receiver '.repeat(1_800)}`,
  `CBE Birr Receipt Number Transaction Date Amount AAAAAAAAA1 2026-01-01 ${'1,'.repeat(20_000)}`,
]

function withText(of: AnswerCase, text: string): AnswerCase {
  if (of.pdfText !== undefined) return { ...of, pdfText: text }
  return { ...of, answer: { ...of.answer, body: new TextEncoder().encode(text) } }
}

/** A pattern that begins anew at each of their letters takes seconds. */
const ENDLESS = ['0', ':', ',', ' ', '\n', '<td>'].map((filler) => filler.repeat(Math.ceil(80_000 / filler.length)))

/** What every bank keeps. */
export function describeBank(cases: BankCases): void {
  const { bank } = cases
  describe(`${bank.code} keeps the contract of banks`, () => {
    describeAnswers(cases)
    describeNames(cases)

    it('is named for settings and has limits', () => {
      expect(bank.code).toMatch(/^[a-z]+$/)
      expect(bank.lookups.length).toBeGreaterThan(0)
      for (const lookup of bank.lookups) {
        expect(lookup.name).toMatch(/^[a-z]+$/)
        expect(new URL(lookup.origin).origin).toBe(lookup.origin)
        expect(lookup.deadlineMs).toBeLessThanOrEqual(60_000)
        expect(lookup.bodyBytesMax).toBeLessThanOrEqual(5_000_000)
      }
      expect(bank.lookups.at(-1)?.onMiss).toBe('final')
    })

    it('asks nothing where nothing is known', () => {
      const nothing: Question = { reference: undefined, token: undefined, account: undefined }
      expect(bank.lookups.map((lookup) => lookup.request(nothing))).toEqual(bank.lookups.map(() => undefined))
    })

    it('never leaves the path of its own service, whatever the question holds', () => {
      fc.assert(
        fc.property(fc.string(), fc.string(), fc.string(), (reference, token, account) => {
          for (const lookup of bank.lookups) {
            const request = lookup.request({ reference, token, account })
            if (request === undefined) continue
            expect(request.path).toMatch(/^\/[\x21-\x7e]*$/)
            expect(new URL(request.path, lookup.origin).origin).toBe(lookup.origin)
            expect(request.path).not.toMatch(/^\/\/|\/\.\.?(\/|$)|#/)
          }
        }),
      )
    })

    it('survives garbage', () => {
      for (const body of HOSTILE) expectHarmless(bank, body)
      fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => expectHarmless(bank, body)))
    })
  })
}

function describeAnswers({ bank, hits, misses, troubles }: BankCases): void {
  it('has a hit and a miss for every lookup', () => {
    const names = bank.lookups.map((lookup) => lookup.name)
    expect([...new Set(hits.map((hit) => hit.lookup))].sort()).toEqual(names.toSorted())
    expect([...new Set(misses.map((miss) => miss.lookup))].sort()).toEqual(names.toSorted())
    expect(troubles.length).toBeGreaterThan(0)
  })
  it.each(hits)('finds: $lookup, $name', (hit) => {
    const reading = readAll(bank, hit)
    expect(reading).toEqual(hit.reading)
    expect(reading.kind).toBe('found')
  })
  it.each(misses)('knows nothing of: $lookup, $name', (miss) => {
    expect(readAll(bank, miss)).toEqual({ kind: 'not_found' })
  })
  it.each(troubles)('takes no trouble for an answer: $lookup, $name', (trouble) => {
    const reading = readAll(bank, trouble)
    expect(reading).toEqual(trouble.reading)
    expect(['unreachable', 'unreadable']).toContain(reading.kind)
  })
  it.each(hits)('reads through an endless run in the middle of an answer: $lookup, $name', (hit) => {
    const whole = hit.pdfText ?? new TextDecoder().decode(hit.answer.body)
    for (const run of ENDLESS) {
      for (const part of [0.2, 0.35, 0.5, 0.65, 0.8]) {
        const at = Math.floor(whole.length * part)
        const answered = withText(hit, whole.slice(0, at) + run + whole.slice(at))
        const reading = within(() => readAll(bank, answered))
        expect(['found', 'not_found', 'unreadable', 'unreachable']).toContain(reading.kind)
      }
    }
  })
  it('takes no refusal of a server for an answer about a payment', () => {
    for (const lookup of bank.lookups) {
      for (const status of [401, 403, 429, 502, 503, 504]) {
        const { kind } = lookup.read(answer(status, '<html><body>Sorry</body></html>'))
        expect([lookup.name, status, kind]).toEqual([lookup.name, status, 'unreachable'])
      }
      expect(lookup.read(answer(200, '<html><body>Welcome</body></html>')).kind).toBe('unreadable')
      expect(lookup.read(answer(200, '')).kind).toBe('unreadable')
    }
  })
}

function describeNames({ bank, clues, foreign, references, days }: BankCases): void {
  it.each(clues)('recognizes $evidence.kind $evidence.text', ({ evidence, clue }) => {
    expect(bank.detect(evidence)).toMatchObject(clue)
  })
  it.each(clues)('shares with no bank that is sure: $evidence.kind $evidence.text', ({ evidence }) => {
    const sure = banks.filter((each) => each.detect(evidence)?.certainty === 'sure').map((each) => each.code)
    expect(sure.length).toBeLessThanOrEqual(1)
    if (bank.detect(evidence)?.certainty === 'sure') expect(sure).toEqual([bank.code])
  })
  it.each(foreign)('leaves $kind $text to others', (evidence) => {
    expect(bank.detect(evidence)).toBeUndefined()
  })
  it.each(references)('reads the typed %j as %j', (typed, reference) => {
    expect(bank.readReference(typed)).toBe(reference)
  })
  it.each(days)('finds in %s the day %s', (reference, day) => {
    expect(bank.dateOf?.(reference)).toBe(day)
  })
}

function readAll(bank: Bank, { lookup: name, answer: given, pdfText }: AnswerCase): Reading {
  const lookup = bank.lookups.find((each) => each.name === name)
  if (lookup === undefined) throw new Error(`${bank.code} has no lookup ${name}`)
  const reading = lookup.read(given)
  return reading.kind === 'pdf' && pdfText !== undefined ? readPdfOf(lookup, pdfText) : reading
}

function readPdfOf(lookup: Lookup, text: string): Reading {
  return lookup.readPdf?.(text) ?? { kind: 'unreadable', detail: 'the lookup reads no PDF' }
}

function expectHarmless(bank: Bank, text: string): void {
  for (const lookup of bank.lookups) {
    for (const status of [200, 400, 404, 500]) expect(lookup.read(answer(status, text)).kind).not.toBe('found')
    expect(lookup.readPdf?.(text).kind ?? 'unreadable').not.toBe('found')
  }
  for (const kind of EVIDENCE_KINDS) expect(() => bank.detect({ kind, text })).not.toThrow()
  expect(() => bank.readReference(text)).not.toThrow()
}
