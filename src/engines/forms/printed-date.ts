import { type CalendarDate, calendarDate } from '../../lib/calendar-date.ts'
import { digitOf } from '../../lib/look-alikes.ts'
import type { Cell } from './text-run.ts'

/** A date as cards print it, DD-MM-YYYY. */
export interface PrintedDate {
  /** Null when the calendar has no such day. */
  readonly date: CalendarDate | null
  /** DD-MM-YYYY. */
  readonly printed: string
  /** Index of its first cell. */
  readonly from: number
  /** The cells of its digits, eight of them. */
  readonly digits: readonly Cell[]
}

/** The last letter of many a place before a date. */
const NO_DIGITS = 'A'

/** The date at the end of a text, separators missing or misread; null when its last signs are not eight digits. */
export function dateAtEnd(cells: readonly Cell[]): PrintedDate | null {
  const digits: { cell: Cell; index: number; digit: string }[] = []
  let sure = 0
  for (let index = cells.length - 1; index >= 0 && digits.length < 8; index--) {
    const cell = cells[index]
    if (cell === undefined || isSeparator(cell.char)) continue
    const digit = digitOf(cell.char, NO_DIGITS)
    if (digit === undefined) break
    if (digit === cell.char) sure++
    digits.unshift({ cell, index, digit })
  }
  const first = digits[0]
  // Letters alone may pass for digits (BOLI); a date has mostly real ones.
  if (digits.length < 8 || sure < 5 || first === undefined) return null
  const text = digits.map(({ digit }) => digit).join('')
  const [day, month, year] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
  return {
    date: calendarDate(Number(year), Number(month), Number(day)),
    printed: `${day}-${month}-${year}`,
    from: first.index,
    digits: digits.map(({ cell }) => cell),
  }
}

function isSeparator(char: string): boolean {
  return /[-–—.,/ _:~=']/.test(char)
}
