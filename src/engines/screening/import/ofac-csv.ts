import { DamagedListError, type ListImporter, type ListSource } from '../list-importer.ts'
import type { ListEntry, ListedName } from '../screening.ts'
import { buildEntry } from './build-entry.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { yearsBetween } from './un-xml.ts'

/** The SDN list of the US Treasury in its old comma-separated form: `sdn.csv`, and `alt.csv`, `add.csv`, `sdn_comments.csv` beside it. */
export const ofacCsv: ListImporter = {
  format: 'ofac-csv',
  title: 'OFAC SDN list (CSV)',
  licence: 'Work of the United States government, in the public domain.',
  topics: ['sanction'],
  isProven: true,
  async *read(sources) {
    const sdn = find(sources, /sdn(?!.*comment)/) ?? (sources.length === 1 ? sources[0] : undefined)
    if (sdn === undefined) throw new DamagedListError(null, 'None of the files is called sdn.csv.')
    const details: Details = {
      aliases: await collect(find(sources, /alt/), { width: 5, cell: 3 }),
      countries: await collect(find(sources, /add/), { width: 6, cell: 4 }),
      comments: await collect(find(sources, /comment/), { width: 2, cell: 1 }),
    }
    let count = 0
    for await (const row of readCsv(sdn.open())) {
      if (isEnd(row)) break
      count += 1
      yield entryOf(row, details)
    }
    if (count === 0) throw new DamagedListError(1, 'The file has no entries.')
  },
}

interface Details {
  readonly aliases: ReadonlyMap<string, readonly string[]>
  readonly countries: ReadonlyMap<string, readonly string[]>
  readonly comments: ReadonlyMap<string, readonly string[]>
}

const NOTHING = '-0-'
const ROWS_MAX = 500_000

function find(sources: readonly ListSource[], pattern: RegExp): ListSource | undefined {
  return sources.find(({ name }) => pattern.test(name))
}

/** One cell of every row, by the number of the entry in the first. */
async function collect(
  source: ListSource | undefined,
  { width, cell }: { readonly width: number; readonly cell: number },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  if (source === undefined) return found
  let count = 0
  for await (const row of readCsv(source.open())) {
    if (isEnd(row)) break
    count += 1
    if (row.cells.length !== width || count > ROWS_MAX) {
      throw new DamagedListError(row.line, `${source.name}: ${row.cells.length} cells where there should be ${width}.`)
    }
    const value = row.cells[cell]?.trim() ?? NOTHING
    const id = row.cells[0]?.trim() ?? ''
    if (value !== NOTHING && value !== '') found.set(id, [...(found.get(id) ?? []), value])
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
    kind: kindOf(cell(2)),
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

function kindOf(type: string): ListEntry['kind'] {
  if (type === 'individual') return 'person'
  return type === 'vessel' || type === 'aircraft' ? 'vessel' : 'organization'
}

function datesOf(text: string): readonly string[] {
  const [, from, to] = /(\d{4})\s+to\s+(?:.*\s)?(\d{4})$/.exec(text) ?? []
  return from === undefined ? [text] : yearsBetween(from, to)
}
