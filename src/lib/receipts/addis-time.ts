/** A moment as a receipt prints it, in the local time of Addis Ababa, which knows no summer time. */
export interface PrintedTime {
  readonly year: number
  /** 1–12. */
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
}

const ADDIS_OFFSET_MS = 3 * 60 * 60 * 1000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** ISO 8601 at +03:00, e.g. `2026-06-07T18:37:39+03:00`; null where there is no such moment. */
export function toAddisIso(time: PrintedTime): string | null {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = time
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    year >= 2000 &&
    year <= 2099 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  return isReal ? `${date.toISOString().slice(0, 19)}+03:00` : null
}

/** The same moment at +03:00 from an ISO text that carries its own zone; null where it carries none or is none. */
export function zonedToAddisIso(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? null : toAddisMoment(moment)
}

/** A moment as the clocks of Addis Ababa show it, in ISO 8601 at +03:00. */
export function toAddisMoment(moment: Date): string {
  return `${new Date(moment.getTime() + ADDIS_OFFSET_MS).toISOString().slice(0, 19)}+03:00`
}

/** `D` day, `M` month as number, `B` month as word, `Y` year of four digits, `y` of two. Whatever separates them. */
export type DateOrder = 'DMY' | 'MDY' | 'YMD' | 'BDY' | 'DBY' | 'DMy'

const TIME = /(?:[T,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?/i
const DATES: Readonly<Record<DateOrder, RegExp>> = {
  DMY: /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4})/,
  DMy: /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{2})(?!\d)/,
  MDY: /^(?<month>\d{1,2})[-/. ](?<day>\d{1,2})[-/. ](?<year>\d{4})/,
  YMD: /^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})/,
  BDY: /^(?<word>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})/i,
  DBY: /^(?<day>\d{1,2})[-/. ](?<word>[a-z]{3,9})[-/. ,]+(?<year>\d{4})/i,
}

/**
 * Reads a printed date, with or without a time behind it, in the first of the given orders that fits and is a real
 * moment. ISO 8601 at +03:00; null where none does.
 */
export function readAddisTime(text: string, orders: readonly DateOrder[]): string | null {
  const clean = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  for (const order of orders) {
    const found = new RegExp(`${DATES[order].source}${TIME.source}$`, 'i').exec(clean)
    const iso = found === null ? null : toAddisIso(timeOf(found))
    if (iso !== null) return iso
  }
  return null
}

function timeOf(found: RegExpExecArray): PrintedTime {
  const { day, month, word, year } = found.groups ?? {}
  const [hour, minute, second, half] = found.slice(-4)
  const monthOfWord = MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1
  const yearNumber = Number(year)
  return {
    year: yearNumber < 100 ? 2000 + yearNumber : yearNumber,
    month: month === undefined ? monthOfWord : Number(month),
    day: Number(day),
    hour: hourOf(Number(hour ?? 0), half),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  }
}

/** 13 PM is no hour; the caller's check of a real moment then refuses it. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return -1
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}
