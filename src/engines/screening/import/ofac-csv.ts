import { DamagedListError, type ListImporter, type ListSource } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry, type RawIdentifier } from './build-entry.ts'
import { identifierKind } from './identifier-kind.ts'
import { knownKind } from './party-kinds.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { yearsBetween } from './years-between.ts'

/**
 * The lists of the US Treasury in their old comma-separated form: `sdn.csv`, and `alt.csv`, `add.csv`, `sdn_comments.csv`
 * beside it; `cons_prim.csv`, `cons_alt.csv`, `cons_add.csv`, `cons_comments.csv` of the list that is not SDN; or both.
 */
export const ofacCsv: ListImporter = {
  format: 'ofac-csv',
  title: 'OFAC SDN list and consolidated (non-SDN) list (CSV)',
  licence: 'Work of the United States government, in the public domain.',
  topics: ['sanction'],
  isProven: true,
  async *read(sources) {
    const files = { parties: [], aliases: [], addresses: [], comments: [] } as Record<Part, ListSource[]>
    for (const source of sources) files[sources.length === 1 ? 'parties' : partOf(source)].push(source)
    if (files.parties.length === 0) {
      throw new DamagedListError(null, 'None of the files is called sdn.csv or cons_prim.csv.')
    }
    const details: Details = {
      aliases: await collect(files.aliases, { width: 5, cell: 3 }),
      countries: await collect(files.addresses, { width: 6, cell: 4 }),
      comments: await collect(files.comments, { width: 2, cell: 1 }),
    }
    for (const file of files.parties) {
      let count = 0
      for await (const row of readCsv(file.open())) {
        if (isEnd(row)) continue
        count += 1
        yield entryOf(row, details)
      }
      if (count === 0) throw new DamagedListError(1, `${file.name} has no entries.`)
    }
  },
}

interface Details {
  readonly aliases: ReadonlyMap<string, readonly string[]>
  readonly countries: ReadonlyMap<string, readonly string[]>
  readonly comments: ReadonlyMap<string, readonly string[]>
}

const NOTHING = '-0-'
const ROWS_MAX = 500_000

type Part = 'parties' | 'aliases' | 'addresses' | 'comments'
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['comments', /comment/],
  ['aliases', /alt/],
  ['addresses', /add/],
  ['parties', /sdn|prim/],
]

function partOf({ name }: ListSource): Part {
  const part = PARTS.find(([, pattern]) => pattern.test(name))?.[0]
  if (part !== undefined) return part
  throw new DamagedListError(null, `${name} is none of sdn.csv, alt.csv, add.csv, sdn_comments.csv and cons_*.csv.`)
}

/** One cell of every row, by the number of the entry in the first. */
async function collect(
  sources: readonly ListSource[],
  { width, cell }: { readonly width: number; readonly cell: number },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  let count = 0
  for (const source of sources) {
    for await (const row of readCsv(source.open())) {
      if (isEnd(row)) continue
      count += 1
      if (row.cells.length !== width || count > ROWS_MAX) {
        throw new DamagedListError(
          row.line,
          `${source.name}: ${row.cells.length} cells where there should be ${width}.`,
        )
      }
      const value = row.cells[cell]?.trim() ?? NOTHING
      const id = row.cells[0]?.trim() ?? ''
      if (value === NOTHING || value === '') continue
      const known = found.get(id)
      if (known === undefined) found.set(id, [value])
      else known.push(value)
    }
  }
  return found
}

/** The files end with the end-of-file character of CP/M. */
function isEnd({ cells }: CsvRow): boolean {
  return cells.length === 1 && cells[0]?.trim() === '\x1a'
}

function entryOf({ line, cells }: CsvRow, details: Details): ListEntry {
  if (cells.length !== 12) throw new DamagedListError(line, `${cells.length} cells where there should be 12.`)
  const cell = (at: number) => {
    const text = cells[at]?.trim() ?? ''
    return text === NOTHING ? '' : text
  }
  const id = cell(0)
  if (!/^\d+$/.test(id)) throw new DamagedListError(line, 'The first cell is not the number of an entry.')
  const remarks = `${cell(11)}${(details.comments.get(id) ?? []).join('')}`
  const facts = remarks.split(';').map((fact) =>
    fact
      .trim()
      .replace(/^alt\. /, '')
      .replace(/\.$/, ''),
  )
  const after = (start: RegExp) => facts.filter((fact) => start.test(fact)).map((fact) => fact.replace(start, ''))
  const isPerson = cell(2) === 'individual'
  return buildEntry({
    line,
    id,
    kind: kindOf(line, cell(2)),
    topics: ['sanction'],
    names: namesOf(cell(1), details.aliases.get(id) ?? [], after(/^a\.k\.a\. /)),
    birthDates: after(/^DOB /).flatMap(datesOf),
    birthPlaces: after(/^POB /),
    countries: [
      ...after(/^nationality /),
      ...after(/^citizen /),
      ...(isPerson ? [] : (details.countries.get(id) ?? [])),
    ],
    sex: after(/^Gender /)[0],
    programs: cell(3).split('] ['),
    positions: [cell(4)],
    identifiers: facts.flatMap(identifierIn),
  })
}

/** Aliases in quotes in the remarks are the weak ones. */
function namesOf(name: string, aliases: readonly string[], weak: readonly string[]): readonly ListedName[] {
  return [
    { text: name, quality: 'primary' },
    ...aliases.map((text): ListedName => ({ text, quality: 'strong' })),
    ...weak.map((text): ListedName => ({ text: text.replace(/^'|'$/g, ''), quality: 'weak' })),
  ]
}

/** Those without a type are organizations. */
const kindOf = (line: number, type: string) => (type === '' ? 'organization' : knownKind(line, type))

/** "Passport A123 (Indonesia) issued …", "National ID No. 123 (Iraq)", "NIT # 800-1 (Colombia)". */
function identifierIn(fact: string): readonly RawIdentifier[] {
  const [, label = '', number = '', country] =
    /^(Passport|[A-Z][\w. ]{1,45}?(?: No\.?| Number| ID| #)|C\.?U\.?I\.?T\.?|R\.?F\.?C\.?|C\.?U\.?R\.?P\.?|D\.?N\.?I\.?|SSN|Vessel Registration Identification)\s+(?:#\s*)?((?:IMO )?[\w./-]*\d[\w./ -]*?)\s*(?:\(([^)]*)\))?(?:\s+(?:issued|expires)\b.*)?$/.exec(
      fact,
    ) ?? []
  return number === '' || /phone|fax/i.test(label) ? [] : [{ kind: identifierKind(label), number, country }]
}

function datesOf(text: string): readonly string[] {
  const [, from, to] = /(\d{4})\s+to\s+(?:.*\s)?(\d{4})$/.exec(text) ?? []
  return from === undefined ? [text] : yearsBetween(from, to)
}
