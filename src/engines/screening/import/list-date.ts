import { yearsBetween } from './years-between.ts'

/** English and Indonesian months by the letters they begin with, older spellings included. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'peb'],
  ['mar'],
  ['apr'],
  ['may', 'mei'],
  ['jun'],
  ['jul'],
  ['aug', 'agu', 'agt', 'ags'],
  ['sep'],
  ['oct', 'okt'],
  ['nov', 'nop'],
  ['dec', 'des'],
]

/** Days that spreadsheets count from the end of 1899, for births from 1927 to 2064. */
const SERIAL_DAYS = /^([1-5]\d{4})(?:\.\d+)?$/
const DAYS_BEFORE_1970 = 25_569
const DAY_MS = 86_400_000

const MONTH = `(?:${MONTHS.flat().join('|')})[a-z]{0,7}`
/** Forms of a date, each with the groups y, m, d. Days and months come first but in ISO 8601. */
const FORMS = [
  String.raw`(?<y1>\d{4})-(?<m1>\d{2})(?:-(?<d1>\d{2}))?(?!\d)(?:[t ]\d{2}:[\d:.]*(?:z|[+-]\d{2}:?\d{2})?)?`,
  String.raw`(?:(?<d2>\d{1,2})(?:st|nd|rd|th)?[\s-]*)?(?<m2>${MONTH})\.?[\s,-]*(?<y2>\d{4})(?!\d)`,
  String.raw`(?<m3>${MONTH})\.?\s+(?<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y3>\d{4})(?!\d)`,
  String.raw`(?<d4>\d{1,2}|dd)[/.-](?<m4>\d{1,2}|mm)[/.-](?<y4>\d{4})(?!\d)(?:\s*-\s*(?<until4>\d{4})(?!\d))?`,
  String.raw`(?:between|antara)\s+(?<y6>\d{4})\s+(?:and|dan)\s+(?<until6>\d{4})(?!\d)`,
  String.raw`(?<![\d/.-])(?<y5>\d{4})(?!\d|s\b)(?:\s*(?:-|–|to|sampai|hingga|s\/d)\s*(?<until5>\d{4})(?![\d/.-]))?`,
]
const ANY_FORM = new RegExp(FORMS.join('|'), 'g')

/**
 * Every date in a text as lists write it ("02 Aug 1964", "circa 1958", "01/08/1964" day first, "1 Mei 1983 atau 2 Oktober
 * 1984", "00/00/1954-1955", "between 1955 and 1958"), as YYYY[-MM[-DD]]. What says no year is none.
 */
export function listDates(text: string): readonly string[] {
  const plain = text.trim().toLowerCase()
  const days = SERIAL_DAYS.exec(plain)?.[1]
  if (days !== undefined) return [new Date((Number(days) - DAYS_BEFORE_1970) * DAY_MS).toISOString().slice(0, 10)]
  return [...plain.matchAll(ANY_FORM)].flatMap(({ groups = {} }) => {
    const part = (letter: string) =>
      [1, 2, 3, 4, 5, 6].map((form) => groups[`${letter}${form}`]).find((each) => each !== undefined)
    const until = part('until')
    const spanned = until === undefined ? [] : yearsBetween(part('y'), until)
    if (spanned.length > 0) return spanned
    const date = dateOf(part('y'), monthOf(part('m')), part('d'))
    return date === null ? [] : [date]
  })
}

function monthOf(text: string | undefined): number {
  if (text === undefined || /^\d+$/.test(text)) return Number(text ?? 0)
  return MONTHS.findIndex((begins) => begins.some((begin) => text.startsWith(begin))) + 1
}

/** Month and day 00 are how some lists say that they do not know. */
function dateOf(year: string | undefined, month: number, day: string | undefined): string | null {
  if (year === undefined || !/^(1[89]|20)\d\d$/.test(year)) return null
  const d = Number(day ?? 0)
  if (!(month >= 1 && month <= 12)) return year
  const withMonth = `${year}-${String(month).padStart(2, '0')}`
  return d >= 1 && d <= 31 ? `${withMonth}-${String(d).padStart(2, '0')}` : withMonth
}
