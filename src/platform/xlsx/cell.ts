/**
 * What a cell of a sheet can hold. Text is only ever text: nothing here can become a formula. A `day` has no time and a
 * `moment` is shown in UTC.
 */
export type Cell = string | number | boolean | null | { readonly kind: 'day' | 'moment'; readonly milliseconds: number }

/** Places in the list of cell formats of `workbook-parts.ts`. */
const STYLES = { text: 1, day: 2, moment: 3, heading: 4 } as const
/** What Excel takes in one cell. */
const TEXT_LENGTH_MAX = 32_767
/** A number of more digits loses the last ones when Excel opens it. */
const EXACT_MAX = 999_999_999_999_999
const DAY_MS = 86_400_000
/** Days from 30 December 1899, where Excel counts from, to 1970. */
const EPOCH_DAYS = 25_569
/** Excel believes in a 29 February 1900, so its count is only right from the day after. */
const SERIAL_MIN = 61
/** 31 December 9999. */
const SERIAL_MAX = 2_958_465

/** One row as XML. @param number from 1. */
export function rowXml(number: number, cells: readonly Cell[]): string {
  const inside = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${number}`)).join('')
  return `<row r="${number}">${inside}</row>`
}

/** The row above all others. */
export function headingXml(titles: readonly string[]): string {
  const inside = titles.map((title, column) => textXml(title, `${columnName(column)}1`, STYLES.heading)).join('')
  return `<row r="1">${inside}</row>`
}

function cellXml(cell: Cell, place: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textXml(cell, place, STYLES.text)
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') {
    const isExact = Number.isFinite(cell) && Math.abs(cell) <= EXACT_MAX
    return isExact ? `<c r="${place}"><v>${cell}</v></c>` : textXml(String(cell), place, STYLES.text)
  }
  const serial = cell.milliseconds / DAY_MS + EPOCH_DAYS
  if (serial >= SERIAL_MIN && serial < SERIAL_MAX + 1) {
    return `<c r="${place}" s="${STYLES[cell.kind]}"><v>${serial}</v></c>`
  }
  const text = new Date(cell.milliseconds).toISOString()
  return textXml(cell.kind === 'day' ? text.slice(0, 10) : text, place, STYLES.text)
}

/** The format `@` keeps a text a text even when somebody edits the cell: `=1+1` is then not calculated either. */
function textXml(text: string, place: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(shorten(text))}</t></is></c>`
}

function shorten(text: string): string {
  return text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX - 1)}…`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A bare one would be read as a line feed.
  '\r': '&#13;',
}

/** Text within XML; what XML cannot carry is shown as U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)
}

/** A, B, …, Z, AA, … @param index from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}
