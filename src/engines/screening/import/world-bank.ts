import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DamagedListError, type ListImporter, type ListSource } from '../list-importer.ts'
import type { ListEntry, ListedName, PartyKind } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { decodeText } from './read-lines.ts'
import { readTable } from './read-table.ts'

/** The World Bank's listing of ineligible firms and individuals: shut out from its contracts, which is no sanction. */
export const worldBank: ListImporter = {
  format: 'worldbank-debarred',
  title: 'World Bank listing of ineligible firms and individuals (CSV, XLSX, JSON)',
  licence: 'World Bank terms of use for its data: may be used with its source named.',
  topics: ['debarment'],
  isProven: false,
  async *read([source], report) {
    if (source === undefined) throw new DamagedListError(null, 'No file was given.')
    const parties = new Map<string, Row[]>()
    for await (const row of rowsOf(source)) {
      if (row.name === '') {
        // The header of its workbook goes over two rows.
        if (row.country !== '') report?.({ line: row.line, reason: 'The row has no firm name.' })
        continue
      }
      const key = row.id || createHash('sha256').update(`${row.name}\n${row.country}`).digest('hex').slice(0, 16)
      const known = parties.get(key)
      if (known === undefined) parties.set(key, [row])
      else if (known.length < ROWS_MAX) known.push(row)
    }
    for (const [id, rows] of parties) yield entryOf(id, rows)
  },
}

/** Several rows are several debarments of one party. */
interface Row {
  readonly line: number
  readonly id: string
  readonly name: string
  readonly more: string
  readonly country: string
  readonly grounds: string
  readonly from: string
  readonly to: string
}

const ROWS_MAX = 200
const JSON_LENGTH_MAX = 64 * 1024 ** 2

async function* rowsOf(source: ListSource): AsyncIterable<Row> {
  if (await isJson(source)) return yield* rowsOfJson(source)
  for await (const { line, value } of readTable(source, [
    ['firm name', 'supp_name'],
    ['country', 'country_name'],
  ])) {
    yield {
      line,
      id: value('supp_id'),
      name: value('firm name', 'supp_name'),
      more: value('additional firm info', 'add_supp_info'),
      country: value('country', 'country_name'),
      grounds: value('grounds', 'debar_reason'),
      from: value('from date', 'ineligibility period from date', 'debar_from_date'),
      to: value('to date', 'ineligibility period to date', 'debar_to_date'),
    }
  }
}

async function isJson(source: ListSource): Promise<boolean> {
  for await (const bytes of source.open())
    return /^(?:\ufeff|\s)*[[{]/.test(Buffer.from(bytes.subarray(0, 64)).toString())
  return false
}

const Firm = z.looseObject({
  SUPP_ID: z.coerce.string().optional(),
  SUPP_NAME: z.string(),
  ADD_SUPP_INFO: z.string().nullish(),
  COUNTRY_NAME: z.string().nullish(),
  DEBAR_REASON: z.string().nullish(),
  DEBAR_FROM_DATE: z.string().nullish(),
  DEBAR_TO_DATE: z.string().nullish(),
})
const Firms = z.array(Firm)
const Answer = z.union([
  z.object({ response: z.object({ ZPROCSUPP: Firms }) }).transform((all) => all.response.ZPROCSUPP),
  Firms,
])

async function* rowsOfJson(source: ListSource): AsyncIterable<Row> {
  let text = ''
  for await (const piece of decodeText(source.open())) {
    text += piece
    if (text.length > JSON_LENGTH_MAX) throw new DamagedListError(null, 'The JSON is longer than 64 MB.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DamagedListError(null, 'The file is not JSON: it may be cut off.')
  }
  const parsed = Answer.safeParse(value)
  if (!parsed.success)
    throw new DamagedListError(null, 'The JSON is not an answer of the World Bank (response.ZPROCSUPP).')
  for (const [at, firm] of parsed.data.entries()) {
    yield {
      line: at + 1,
      id: firm.SUPP_ID ?? '',
      name: firm.SUPP_NAME,
      more: firm.ADD_SUPP_INFO ?? '',
      country: firm.COUNTRY_NAME ?? '',
      grounds: firm.DEBAR_REASON ?? '',
      from: firm.DEBAR_FROM_DATE ?? '',
      to: firm.DEBAR_TO_DATE ?? '',
    }
  }
}

function entryOf(id: string, rows: readonly Row[]): ListEntry {
  const [first] = rows
  const name = (first?.name ?? '').replace(/\*+\s*\d*\s*$/, '').trim()
  return buildEntry({
    line: first?.line ?? 0,
    id,
    kind: kindOf(name),
    topics: ['debarment'],
    names: rows.flatMap((row) => namesIn(row.name.replace(/\*+\s*\d*\s*$/, ''), row.more)),
    countries: rows.map(({ country }) => country),
    programs: rows.map(programOf),
  })
}

/** The year 2999 is how the bank writes that there is no end. */
function programOf({ grounds, from, to }: Row): string {
  const until = /2999/.test(to) ? 'without an end' : to
  return [grounds, [from, until].filter(Boolean).join(' – ')].filter(Boolean).join(', ')
}

/** The list does not say which are persons; a title does. */
const kindOf = (name: string): PartyKind => (/^(mr|mrs|ms|miss|dr|sr|sra|eng)\b\.?/i.test(name) ? 'person' : 'unknown')

const ALIAS =
  /\b(?:also known as|a\.?\s?k\.?\s?a\.?|formerly(?: known as| named)?|f\.?k\.?a\.?|d\/b\/a|doing business as|trading as)\b[:.]?\s*/i

/** "PT X (A.K.A. PT Y)" is two; what is bracketed without such a word is a part of the name. */
function namesIn(name: string, more: string): readonly ListedName[] {
  const [bare = '', ...others] = name.split(ALIAS)
  const aliases = [...others, ...more.split(ALIAS).slice(1)].flatMap((text) => text.split(/;|\bor\b/))
  const tidy = (text: string) => text.replace(/^[\s("“]+|[\s)"”,;(]+$/g, '')
  return [
    { text: others.length === 0 ? name.trim() : tidy(bare), quality: 'primary' },
    ...aliases.map((text): ListedName => ({ text: tidy(text), quality: 'strong' })),
  ]
}
