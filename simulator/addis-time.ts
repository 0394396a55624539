/** A moment as the clocks in Addis Ababa show it: Gregorian, +03:00, no summer time. */
export interface AddisTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  /** 0 to 23. */
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** 1 to 366. */
  readonly dayOfYear: number
}

const OFFSET_MS = 3 * 3_600_000
const DAY_MS = 86_400_000

export function toAddis(at: Date): AddisTime {
  const local = new Date(at.getTime() + OFFSET_MS)
  const year = local.getUTCFullYear()
  return {
    year,
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    dayOfYear: Math.floor((local.getTime() - Date.UTC(year, 0, 1)) / DAY_MS) + 1,
  }
}

/** `2026-06-07T18:37:39+03:00`. */
export function addisIso(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+03:00`
}

/** The start of the minute or the day in Addis Ababa that `at` lies in: banks print no more than that. */
export function cutTo(precision: 'minute' | 'day', at: Date): Date {
  const unit = precision === 'minute' ? 60_000 : DAY_MS
  return new Date(Math.floor((at.getTime() + OFFSET_MS) / unit) * unit - OFFSET_MS)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Every piece that some bank's print of a date is made of, by the letters of its pattern. */
function pieces(at: Date): Readonly<Record<string, string>> {
  const { year, month, day, hour, minute, second } = toAddis(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    yyyy: String(year),
    yy: two(year % 100),
    MMM: MONTHS[month - 1] ?? '',
    MM: two(month),
    M: String(month),
    dd: two(day),
    d: String(day),
    HH: two(hour),
    hh: two(hour % 12 || 12),
    h: String(hour % 12 || 12),
    mm: two(minute),
    ss: two(second),
    a: hour < 12 ? 'am' : 'pm',
    A: hour < 12 ? 'AM' : 'PM',
  }
}

/** Local time by a pattern such as `dd-MM-yyyy HH:mm:ss` or `M/d/yyyy, h:mm:ss A`. */
export function printTime(at: Date, pattern: string): string {
  const known = pieces(at)
  return pattern.replace(/yyyy|yy|MMM|MM|M|dd|d|HH|hh|h|mm|ss|a|A/g, (piece) => known[piece] ?? piece)
}
