import { Parser } from 'htmlparser2'

const SILENT = new Set(['script', 'style', 'title', 'template', 'noscript'])
/** Where one of these begins or ends, so does a row. */
const ROW_EDGES = new Set(['tr', 'table', 'tbody', 'thead', 'tfoot'])
const CELLS = new Set(['td', 'th'])

/**
 * The rows of all tables of a page from top to bottom, each as the texts of its cells, empty ones among them. Cells and
 * rows that are never closed end where the next one begins; a table inside a cell ends the row around it.
 */
export function htmlRows(html: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell: string | undefined
  let silent = 0
  const endCell = () => {
    if (cell !== undefined) row.push(cell.replace(/\s+/g, ' ').trim())
    cell = undefined
  }
  const endRow = () => {
    endCell()
    if (row.length > 0) rows.push(row)
    row = []
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (SILENT.has(name)) silent += 1
      if (ROW_EDGES.has(name)) endRow()
      if (CELLS.has(name)) {
        endCell()
        cell = ''
      }
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1
      if (CELLS.has(name)) endCell()
      if (ROW_EDGES.has(name)) endRow()
    },
    ontext: (text) => {
      if (silent === 0 && cell !== undefined) cell += text
    },
  })
  parser.end(html)
  endRow()
  return rows
}
