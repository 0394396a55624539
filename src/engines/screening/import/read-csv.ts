import { DamagedListError } from '../list-importer.ts'
import { decodeText } from './read-lines.ts'

export interface CsvRow {
  /** Line the row begins on, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const ROW_LENGTH_MAX = 4 * 1024 * 1024
const CELLS_MAX = 200
/** The header stands within so many letters. */
const HEAD_LENGTH = 64 * 1024
const DELIMITERS = [',', ';', '\t'] as const
type Delimiter = (typeof DELIMITERS)[number]

/** Rows of text as RFC 4180 has it, streamed. Blank lines are left out. `choose` sees the beginning of the text; a comma parts cells by default. */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  choose: (head: string) => Delimiter = () => ',',
): AsyncIterable<CsvRow> {
  let head = ''
  let reader: Reader | null = null
  for await (const text of decodeText(bytes)) {
    if (reader === null) {
      head += text
      if (head.length < HEAD_LENGTH) continue
      reader = createReader(choose(head))
      yield* reader.take(head)
    } else yield* reader.take(text)
  }
  if (reader === null) {
    reader = createReader(choose(head))
    yield* reader.take(head)
  }
  yield* reader.end()
}

/** What stands between the cells: that which makes one of the first rows a header, else a comma. */
export function chooseDelimiter(head: string, isHeader: (cells: readonly string[]) => boolean): Delimiter {
  const found = DELIMITERS.find((delimiter) => {
    try {
      for (const { cells } of createReader(delimiter).take(`${head}\n`)) if (isHeader(cells)) return true
      return false
    } catch (error) {
      if (error instanceof DamagedListError) return false
      throw error
    }
  })
  return found ?? ','
}

interface Reader {
  take(text: string): Iterable<CsvRow>
  end(): Iterable<CsvRow>
}

function createReader(delimiter: Delimiter): Reader {
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
    } else if (state === 'quote-seen' && letter !== delimiter && !/\s/.test(letter)) {
      throw new DamagedListError(line, 'There is text behind a closing quote: a quote is missing or too many.')
    } else if (letter === delimiter) {
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
