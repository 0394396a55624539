import { findColumns } from './find-columns.ts'
import { findHeader } from './find-header.ts'
import type { PlacedText, Table, TableBox, TableLayout, TablePage, TableRow } from './tables.ts'
import { around, linesOf, type WordLine, wordsOf } from './words.ts'

/** Of a line's height: a line further below continues nothing. */
const GAP_MAX = 1.5

/**
 * Finds a table by its headings and reads it, the same from a text layer and from OCR; null where the headings are not
 * there. A page that continues a table without headings takes the `columns` of the page before.
 */
export function readTable<Role extends string>(
  page: TablePage,
  layout: TableLayout<Role>,
  before?: Table<Role>['columns'],
): Table<Role> | null {
  const lines = linesOf(wordsOf(page.texts))
  const header = findHeader(lines, layout)
  if (header === null && before === undefined) return null
  const body = lines.slice(header?.end ?? 0)
  const box = body.length === 0 ? (header?.box ?? EMPTY) : around(body.map((line) => line.box))
  const columns =
    header === null
      ? (before ?? [])
      : findColumns(header.headings, { words: wordsOfColumns(body), lines: page.lines, box })
  return { columns, header: header?.box ?? EMPTY, ...rowsOf(body, { columns, layout, page }) }
}

const EMPTY: TableBox = [0, 0, 0, 0]

/** A line of few words, such as a remark across the page, says nothing of where columns are. */
function wordsOfColumns(body: readonly WordLine[]): readonly PlacedText[] {
  return body.filter((line) => line.words.length > 1).flatMap((line) => line.words)
}

interface Reading<Role extends string> {
  readonly columns: Table<Role>['columns']
  readonly layout: TableLayout<Role>
  readonly page: TablePage
}

interface OpenRow<Role extends string> {
  readonly words: Map<Role, PlacedText[]>
  readonly boxes: TableBox[]
}

function rowsOf<Role extends string>(body: readonly WordLine[], { columns, layout, page }: Reading<Role>) {
  const rows: OpenRow<Role>[] = []
  const loose: PlacedText[] = []
  for (const line of body) {
    const words = byColumn(line.words, columns)
    const last = rows.at(-1)
    if (beginsRow(words, layout)) rows.push({ words, boxes: [line.box] })
    else if (last !== undefined && isNear(last.boxes.at(-1) ?? line.box, line.box, page)) {
      for (const [role, more] of words) last.words.set(role, [...(last.words.get(role) ?? []), ...more])
      last.boxes.push(line.box)
    } else loose.push(...line.words)
  }
  return { rows: rows.map(closed), loose }
}

function beginsRow<Role extends string>(
  words: ReadonlyMap<Role, readonly PlacedText[]>,
  { anchors }: TableLayout<Role>,
) {
  return [...words].some(([role, all]) => anchors[role]?.test(textOf(all)) === true)
}

function textOf(words: readonly PlacedText[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** Each word is in the column that its middle is in. */
function byColumn<Role extends string>(
  words: readonly PlacedText[],
  columns: Table<Role>['columns'],
): Map<Role, PlacedText[]> {
  const found = new Map<Role, PlacedText[]>()
  for (const word of words) {
    const x = (word.box[0] + word.box[2]) / 2
    const column = columns.find(({ left, right }) => x >= left && x < right)
    if (column !== undefined) found.set(column.role, [...(found.get(column.role) ?? []), word])
  }
  return found
}

/** Close below, and no line is drawn between. */
function isNear(above: TableBox, below: TableBox, { lines }: TablePage): boolean {
  const isParted = lines.some(
    ({ direction, box }) => direction === 'horizontal' && box[1] >= above[3] - STROKE && box[3] <= below[1] + STROKE,
  )
  return !isParted && below[1] - above[3] <= GAP_MAX * (above[3] - above[1])
}

/** A line may touch the boxes of letters. */
const STROKE = 0.002

function closed<Role extends string>({ words, boxes }: OpenRow<Role>): TableRow<Role> {
  const cells: Partial<Record<Role, PlacedText>> = {}
  for (const [role, all] of words) {
    cells[role] = { text: textOf(all), box: around(all.map(({ box }) => box)) }
  }
  return { cells, box: around(boxes), lines: boxes.length }
}
