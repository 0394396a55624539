import type { Language } from './language.ts'

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID', am: 'am-ET' }

/** Numbers, dates and money as the reader's language writes them. */
export interface Format {
  number(value: number): string
  percent(share: number): string
  money(amount: number, currency: string): string
  date(iso: string): string
  dateTime(iso: string): string
  /** E.g. “3 minutes ago”. */
  ago(iso: string): string
  /** E.g. “4 min”. */
  duration(seconds: number): string
}

export function formatIn(language: Language, now: () => number = Date.now): Format {
  const locale = LOCALES[language]
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return {
    number: (value) => new Intl.NumberFormat(locale).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    money: (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    ago(iso) {
      const [count, unit] = largest((Date.parse(iso) - now()) / 1000)
      return relative.format(count, unit)
    },
    duration(seconds) {
      const [count, unit] = largest(seconds)
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
    },
  }
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

function largest(seconds: number): [number, 'day' | 'hour' | 'minute' | 'second'] {
  const found = UNITS.find(([, size]) => Math.abs(seconds) >= size)
  return found === undefined ? [Math.round(seconds), 'second'] : [Math.round(seconds / found[1]), found[0]]
}
