import { DamagedListError } from '../list-importer.ts'
import type { SheetRow } from './sheet-row.ts'
import { type Attributes, streamXml, type XmlEvent } from './stream-xml.ts'

const CELLS_MAX = 200
const ROW_LENGTH_MAX = 4 * 1024 ** 2
const REPEATED_ROWS_MAX = 10_000

/** Rows that say something, of all tables in a `content.xml`. Dates are written as ISO 8601. */
export async function* readOdsRows(bytes: AsyncIterable<Uint8Array>): AsyncIterable<SheetRow> {
  const reader = createRowReader()
  for await (const { events } of streamXml(bytes)) {
    for (const event of events) {
      const rows = reader.take(event)
      if (rows !== null) yield* rows
    }
  }
}

interface Cell {
  readonly repeated: number
  /** What stands for the text where the cell has a date or number. */
  readonly value: string
  paragraphs: string[]
}

/** The row that is being read, and where in the table it stands. */
function createRow() {
  let sheet = -1
  let line = 0
  let repeated = 1
  let cells: string[] = []
  let at = 0
  let length = 0
  const damaged = (reason: string) => new DamagedListError(line + 1, reason)
  return {
    beginTable() {
      sheet += 1
      line = 0
    },
    begin(attributes: Attributes) {
      repeated = countOf(attributes['number-rows-repeated'])
      cells = []
      at = 0
      length = 0
    },
    add({ repeated: copies, value, paragraphs }: Cell) {
      const text = value === '' ? paragraphs.join('\n') : value
      const from = at
      at += copies
      if (text.trim() === '') return
      if (at > CELLS_MAX) throw damaged(`The row has more than ${CELLS_MAX} cells.`)
      length += text.length * copies
      if (length > ROW_LENGTH_MAX) throw damaged('The row is longer than 4 MB.')
      while (cells.length < from) cells.push('')
      for (let copy = 0; copy < copies; copy += 1) cells.push(text)
    },
    end(): readonly SheetRow[] {
      const first = line + 1
      line += repeated
      if (cells.length === 0) return []
      if (repeated > REPEATED_ROWS_MAX) {
        throw new DamagedListError(first, `The row stands for more than ${REPEATED_ROWS_MAX}.`)
      }
      return Array.from({ length: repeated }, (_, copy) => ({ sheet, line: first + copy, cells }))
    },
  }
}

function createRowReader() {
  const row = createRow()
  let cell: Cell | null = null
  let isParagraph = false
  let annotations = 0

  function open(name: string, attributes: Attributes): void {
    if (name === 'table') row.beginTable()
    else if (name === 'table-row') row.begin(attributes)
    else if (isCell(name)) cell = cellOf(attributes)
    else if (name === 'annotation') annotations += 1
    else if (name === 'p' && annotations === 0) {
      isParagraph = true
      cell?.paragraphs.push('')
    } else if (isParagraph && (name === 's' || name === 'tab' || name === 'line-break')) say(' ')
  }
  function say(text: string): void {
    if (cell !== null) cell.paragraphs.push(`${cell.paragraphs.pop() ?? ''}${text}`)
  }
  return {
    /** The rows that have ended; null: none. */
    take(event: XmlEvent): readonly SheetRow[] | null {
      if (event.kind === 'text') {
        if (isParagraph) say(event.text)
        return null
      }
      const { kind, name } = event
      if (kind === 'open') {
        open(name, event.attributes)
        return null
      }
      if (name === 'p') isParagraph = false
      if (name === 'annotation') annotations -= 1
      if (cell !== null && isCell(name)) {
        row.add(cell)
        cell = null
      }
      return name === 'table-row' ? row.end() : null
    },
  }
}

const isCell = (name: string) => name === 'table-cell' || name === 'covered-table-cell'

function cellOf(attributes: Attributes): Cell {
  const type = attributes['value-type']
  const values: Readonly<Record<string, string | undefined>> = {
    date: attributes['date-value'],
    float: attributes.value,
  }
  return { repeated: countOf(attributes['number-columns-repeated']), value: values[type ?? ''] ?? '', paragraphs: [] }
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}
