import { type CalendarDate, calendarDate } from '../calendar-date.ts'

/**
 * The NIK (nomor induk kependudukan), the 16 digits of an Indonesian resident:
 *
 *     PP RR DD  ddmmyy  SSSS
 *
 * province, regency and district of first registration, birth day (40 added for women), month, year in its century,
 * and a serial number counted from 0001. Rule: Permendagri 40/2011 and UU 23/2006 article 13; it never changes once
 * given, also when its holder moves. It is a string, never a number: 16 digits exceed what a double holds exactly.
 */
export type Sex = 'MALE' | 'FEMALE'

export type NikShapeProblem = 'NOT_DIGITS' | 'TOO_SHORT' | 'TOO_LONG'

export interface NikParts {
  readonly provinceCode: string
  /** Province and regency, 4 digits. */
  readonly regencyCode: string
  /** Province, regency and district, 6 digits. */
  readonly districtCode: string
  /** Day of the month with the 40 of women taken off; may be impossible (0, 32–40, 72 and more less 40). */
  readonly birthDay: number
  readonly birthMonth: number
  /** 0–99. */
  readonly birthYearInCentury: number
  readonly sex: Sex
  readonly serial: string
}

export type NikReading =
  | { readonly kind: 'parts'; readonly parts: NikParts }
  | { readonly kind: 'malformed'; readonly problem: NikShapeProblem }

const NIK_LENGTH = 16

/** Takes a NIK apart by position. It must be exactly 16 ASCII digits: no spaces, no separators, no other digits. */
export function readNik(nik: string): NikReading {
  if (!/^[0-9]*$/.test(nik)) return { kind: 'malformed', problem: 'NOT_DIGITS' }
  if (nik.length < NIK_LENGTH) return { kind: 'malformed', problem: 'TOO_SHORT' }
  if (nik.length > NIK_LENGTH) return { kind: 'malformed', problem: 'TOO_LONG' }
  const printedDay = Number(nik.slice(6, 8))
  return {
    kind: 'parts',
    parts: {
      provinceCode: nik.slice(0, 2),
      regencyCode: nik.slice(0, 4),
      districtCode: nik.slice(0, 6),
      birthDay: printedDay > 40 ? printedDay - 40 : printedDay,
      birthMonth: Number(nik.slice(8, 10)),
      birthYearInCentury: Number(nik.slice(10, 12)),
      sex: printedDay > 40 ? 'FEMALE' : 'MALE',
      serial: nik.slice(12),
    },
  }
}

/**
 * The birth dates a NIK may stand for, likeliest first: the later century when its holder is old enough for a card
 * by `today`, then the other. Empty when the date exists in neither century or lies in the future.
 */
export function birthDatesOf(parts: NikParts, today: CalendarDate): readonly CalendarDate[] {
  const dates = [2000, 1900]
    .map((century) => calendarDate(century + parts.birthYearInCentury, parts.birthMonth, parts.birthDay))
    .filter((date) => date !== null && date <= today)
    .map(String)
  return dates.toSorted((a, b) => Number(isCardAge(b, today)) - Number(isCardAge(a, today)) || (a < b ? 1 : -1))
}

/** A serial is counted from 0001; 0000 was never given out. */
export function isSerialGiven(parts: NikParts): boolean {
  return parts.serial !== '0000'
}

/** The digits 7–12 that a birth date and sex ask for. */
export function nikBirthDigits(date: CalendarDate, sex: Sex): string {
  const day = Number(date.slice(8, 10)) + (sex === 'FEMALE' ? 40 : 0)
  return String(day).padStart(2, '0') + date.slice(5, 7) + date.slice(2, 4)
}

// A card is issued from 17 on, or from marriage; nobody below 15 may marry even with a court's leave.
function isCardAge(date: CalendarDate, today: CalendarDate): boolean {
  return Number(today.slice(0, 4)) - Number(date.slice(0, 4)) >= 15
}
