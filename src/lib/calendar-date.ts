/** A day of the calendar without time or zone: `YYYY-MM-DD`. Two of them compare as strings. */
export type CalendarDate = string

/** `YYYY-MM-DD`, or null when the Gregorian calendar has no such day. No clock or time zone is involved. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Today in Eastern Indonesia (UTC+9), the first zone to see a day, whatever the zone of the machine. */
export function todayInIndonesia(now: Date): CalendarDate {
  return new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
