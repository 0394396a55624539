import { DamagedListError, type ListSource } from '../list-importer.ts'
import { chooseDelimiter, readCsv } from './read-csv.ts'
import { readSheets } from './read-spreadsheet.ts'
import type { SheetRow } from './sheet-row.ts'

/** A row of a table; `value` takes the first of some columns that says something, by their names in small letters. */
export interface TableRecord {
  readonly line: number
  readonly value: (...columns: readonly string[]) => string
  /** What stands in all columns of such a name. */
  readonly all: (column: RegExp) => readonly string[]
}

/** Publishers write some lines above the header. */
const HEADER_ROWS_MAX = 20
const ROWS_MAX = 2_000_000
const SIGNATURE_BYTES = 8

/**
 * Rows of a table by the names in its header: the first row that names one of each group of `needed` columns. It is text
 * with commas, semicolons or tabs between, or a spreadsheet (XLSX, ODS), of which every sheet with such a header counts.
 */
export async function* readTable(
  source: ListSource,
  needed: readonly (readonly string[])[],
): AsyncIterable<TableRecord> {
  const { first, bytes } = await peek(source.open())
  if (isOldExcel(first)) {
    throw new DamagedListError(null, 'This is an old Excel file (XLS). Open it and save as XLSX, then import that.')
  }
  const isSheet = isZip(first)
  const header = createHeader(needed)
  let count = 0
  for await (const row of isSheet ? readSheets(bytes) : readText(bytes, needed)) {
    const { line, cells } = row
    const columns = header.take(row)
    if (columns === 'none' && !isSheet) break
    if (columns === 'none' || columns === 'header') continue
    count += 1
    if (count > ROWS_MAX) throw new DamagedListError(line, `The table has more than ${ROWS_MAX} rows.`)
    if (!isSheet && cells.length !== header.width()) {
      throw new DamagedListError(line, `${cells.length} cells where the header has ${header.width()}.`)
    }
    yield {
      line,
      value: (...names) => firstOf(cells, columns, names),
      all: (name) => [...columns].flatMap(([column, at]) => (name.test(column) ? [cells[at]?.trim() ?? ''] : [])),
    }
  }
  if (!header.isFound()) throw new DamagedListError(1, withoutHeader(needed))
}

async function* readText(
  bytes: AsyncIterable<Uint8Array>,
  needed: readonly (readonly string[])[],
): AsyncIterable<SheetRow> {
  const rows = readCsv(bytes, (head) => chooseDelimiter(head, (cells) => columnsIn(cells, needed) !== null))
  for await (const row of rows) yield { ...row, sheet: 0 }
}

/** Watches for the header of each sheet; `none`: the sheet has none, or not yet. */
function createHeader(needed: readonly (readonly string[])[]) {
  let sheet = -1
  let columns: ReadonlyMap<string, number> | null = null
  let width = 0
  let isFound = false
  let looked = 0
  return {
    width: () => width,
    isFound: () => isFound,
    take(row: SheetRow): ReadonlyMap<string, number> | 'header' | 'none' {
      if (row.sheet !== sheet) {
        sheet = row.sheet
        columns = null
        looked = 0
      }
      if (columns !== null) return columns
      looked += 1
      if (looked > HEADER_ROWS_MAX) return 'none'
      columns = columnsIn(row.cells, needed)
      width = row.cells.length
      isFound ||= columns !== null
      return 'header'
    },
  }
}

function columnsIn(
  cells: readonly string[],
  needed: readonly (readonly string[])[],
): ReadonlyMap<string, number> | null {
  const named = new Map<string, number>()
  for (const [at, cell] of cells.entries()) {
    const name = cell.replace(/\s+/g, ' ').trim().toLowerCase()
    if (!named.has(name)) named.set(name, at)
  }
  return needed.every((group) => group.some((name) => named.has(name))) ? named : null
}

function firstOf(cells: readonly string[], places: ReadonlyMap<string, number>, names: readonly string[]): string {
  for (const name of names) {
    const text = cells[places.get(name) ?? -1]?.trim() ?? ''
    if (text !== '') return text
  }
  return ''
}

function withoutHeader(needed: readonly (readonly string[])[]): string {
  const names = needed.map((group) => group.map((name) => `“${name}”`).join(' or '))
  return `No header was found. One of the first ${HEADER_ROWS_MAX} lines has to name the columns ${names.join(' and ')}, with commas, semicolons or tabs between.`
}

/** The first bytes, and all of them again. */
async function peek(all: AsyncIterable<Uint8Array>) {
  const iterator = all[Symbol.asyncIterator]()
  const begun: Uint8Array[] = []
  let size = 0
  while (size < SIGNATURE_BYTES) {
    const next = await iterator.next()
    if (next.done === true) break
    begun.push(next.value)
    size += next.value.length
  }
  async function* again() {
    try {
      yield* begun
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { first: Buffer.concat(begun).subarray(0, SIGNATURE_BYTES), bytes: again() }
}

const isZip = (first: Buffer) => first.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
const isOldExcel = (first: Buffer) => first.equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
