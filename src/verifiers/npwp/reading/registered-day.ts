import { closestTerm } from '../../../engines/forms/likeness.ts'
import { dateAtEnd } from '../../../engines/forms/printed-date.ts'
import { type Cell, isInk } from '../../../engines/forms/text-run.ts'
import { type CalendarDate, calendarDate } from '../../../lib/calendar-date.ts'

/** Indonesian, as cards print them in full or short. */
const MONTHS: readonly (readonly string[])[] = [
  ['JANUARI', 'JAN'],
  ['FEBRUARI', 'FEB', 'PEBRUARI'],
  ['MARET', 'MAR'],
  ['APRIL', 'APR'],
  ['MEI'],
  ['JUNI', 'JUN'],
  ['JULI', 'JUL'],
  ['AGUSTUS', 'AGU', 'AGS'],
  ['SEPTEMBER', 'SEP'],
  ['OKTOBER', 'OKT'],
  ['NOVEMBER', 'NOV'],
  ['DESEMBER', 'DES'],
]

/** A date and the cells it was read from. */
export interface SeenDay {
  readonly date: CalendarDate
  readonly cells: readonly Cell[]
}

/** The date that a text ends with, in figures or with the month in words. Null: it ends with none that there is. */
export function registeredDay(cells: readonly Cell[]): SeenDay | null {
  const figures = dateAtEnd(cells)
  if (figures !== null) return figures.date === null ? null : { date: figures.date, cells: figures.digits }
  const own = cells.filter(isInk)
  const text = own.map(({ char }) => char.toUpperCase()).join('')
  const [whole, day = '', word = '', year = ''] = /(\d{1,2})([A-Z0-9|!]{3,10}?)(\d{4})\.?$/.exec(text) ?? []
  if (whole === undefined) return null
  const start = text.length - whole.length
  const letters = own.slice(start + day.length, start + day.length + word.length)
  const nearest = closestTerm(letters, MONTHS.flat())
  if (nearest === null || nearest.cost > nearest.term.length * 0.3) return null
  const month = MONTHS.findIndex((names) => names.includes(nearest.term)) + 1
  const date = calendarDate(Number(year), month, Number(day))
  return date === null ? null : { date, cells: own.slice(start) }
}
