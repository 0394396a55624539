import { DamagedListError } from '../list-importer.ts'
import { decodeText } from './read-lines.ts'

export interface CsvRow {
  /** Line the row begins on, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const ROW_LENGTH_MAX = 4 * 1024 * 1024
const CELLS_MAX = 200
/** Publishers write a line or two above the header. */
const HEADER_LINE_MAX = 5

/** Rows of comma-separated text as RFC 4180 has it, streamed. Blank lines are left out. */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncIterable<CsvRow> {
  const reader = createReader()
  for await (const text of decodeText(bytes)) yield* reader.take(text)
  yield* reader.end()
}

/** Rows as objects by the names in the header, in small letters: the first row that has all of the `needed` names. */
export async function* readCsvRecords(
  bytes: AsyncIterable<Uint8Array>,
  needed: readonly string[],
): AsyncIterable<{ readonly line: number; readonly value: (column: string) => string }> {
  let columns: ReadonlyMap<string, number> | null = null
  let width = 0
  for await (const { line, cells } of readCsv(bytes)) {
    if (columns === null) {
      const named = new Map(cells.map((cell, at) => [cell.trim().toLowerCase(), at]))
      if (!needed.every((name) => named.has(name))) {
        if (line > HEADER_LINE_MAX) throw new DamagedListError(line, withoutHeader(needed))
        continue
      }
      columns = named
      width = cells.length
      continue
    }
    if (cells.length !== width) throw new DamagedListError(line, `${cells.length} cells where the header has ${width}.`)
    const places = columns
    yield { line, value: (column) => cells[places.get(column) ?? -1]?.trim() ?? '' }
  }
  if (columns === null) throw new DamagedListError(1, withoutHeader(needed))
}

const withoutHeader = (needed: readonly string[]) =>
  `No header was found. The first line has to name the columns, ${needed.join(' and ')} among them, with commas between.`

interface Reader {
  take(text: string): Iterable<CsvRow>
  end(): Iterable<CsvRow>
}

function createReader(): Reader {
  let line = 1
  let begunAt = 1
  let cells: string[] = []
  let cell = ''
  let state: 'plain' | 'quoted' | 'quote-seen' = 'plain'
  let size = 0

  function endRow(): CsvRow | null {
    cells.push(cell)
    const row = cells.length === 1 && cells[0]?.trim() === '' ? null : { line: begunAt, cells }
    cells = []
    cell = ''
    size = 0
    return row
  }
  function takeLetter(letter: string): void {
    if (state === 'quoted') {
      if (letter === '"') state = 'quote-seen'
      else cell += letter
    } else if (letter === '"' && (state === 'quote-seen' || cell.trim() === '')) {
      if (state === 'quote-seen') cell += '"'
      else cell = ''
      state = 'quoted'
    } else if (state === 'quote-seen' && !/[,\s]/.test(letter)) {
      throw new DamagedListError(line, 'There is text behind a closing quote: a quote is missing or too many.')
    } else if (letter === ',') {
      cells.push(cell)
      if (cells.length > CELLS_MAX) throw new DamagedListError(begunAt, `The row has more than ${CELLS_MAX} cells.`)
      cell = ''
      state = 'plain'
    } else if (letter !== '\r') cell += letter
  }
  return {
    *take(text) {
      for (const letter of text) {
        size += 1
        if (size > ROW_LENGTH_MAX)
          throw new DamagedListError(begunAt, 'The row is longer than 4 MB: a quote may be missing.')
        if (letter === '\n') line += 1
        if (letter !== '\n' || state === 'quoted') {
          takeLetter(letter)
          continue
        }
        state = 'plain'
        const row = endRow()
        begunAt = line
        if (row !== null) yield row
      }
    },
    *end() {
      if (state === 'quoted') throw new DamagedListError(begunAt, 'The file ends inside quotes: it is cut off.')
      const row = cell !== '' || cells.length > 0 ? endRow() : null
      if (row !== null) yield row
    },
  }
}
