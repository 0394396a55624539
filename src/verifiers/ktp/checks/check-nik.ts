import type { CalendarDate } from '../../../lib/calendar-date.ts'
import { birthDatesOf, isSerialGiven, type NikParts, readNik, type Sex } from '../../../lib/nik/nik.ts'
import type { Check } from '../../verifier.ts'
import type { AreaNames } from '../reading/read-places.ts'
import { failed, passed, unavailable } from '../reasons/reasons.ts'
import { type AreaRules, checkArea } from './check-area.ts'

/** What the NIK is compared with: the rest of the card. Null where it was not read. */
export interface PrintedFacts {
  readonly birthDate: CalendarDate | null
  readonly sex: Sex | null
  /** As the area table names them. */
  readonly places: AreaNames
  readonly rules: AreaRules
  readonly today: CalendarDate
}

/** The rules of a NIK, each as a check: form, area, birth date, sex. A NIK that was not read cannot be held to them. */
export function checkNik(nik: string | null, printed: PrintedFacts): readonly Check[] {
  const reading = nik === null ? null : readNik(nik)
  if (reading?.kind !== 'parts') {
    const why = nik === null ? 'No NIK was read.' : `The NIK has ${nik.length} digits.`
    return [
      reading === null ? unavailable('NIK_UNREAD', why) : failed(shapeReason(reading.problem), why),
      unavailable('NIK_AREA_UNREAD', why),
      unavailable('NIK_DATE_UNREAD', why),
      unavailable('NIK_SEX_UNREAD', why),
    ]
  }
  const { parts } = reading
  return [
    checkForm(parts, printed.rules),
    checkArea(parts, printed.places, printed.rules),
    checkBirthDate(parts, printed),
    checkSex(parts, printed),
  ]
}

function shapeReason(problem: 'NOT_DIGITS' | 'TOO_SHORT' | 'TOO_LONG') {
  return problem === 'TOO_LONG' ? 'NIK_TOO_LONG' : 'NIK_TOO_SHORT'
}

function checkForm(parts: NikParts, { areas }: AreaRules): Check {
  if (!areas.isKnown(parts.provinceCode)) {
    return failed('NIK_PROVINCE_UNKNOWN', `Province code ${parts.provinceCode} is not in the area table.`)
  }
  if (/00$|99$/.test(parts.regencyCode)) {
    return failed('NIK_REGENCY_UNKNOWN', `Regency code ${parts.regencyCode} is none.`)
  }
  if (!isSerialGiven(parts)) return failed('NIK_SERIAL_ZERO', 'The serial number is 0000.')
  return passed('NIK_FORMAT')
}

function checkBirthDate(parts: NikParts, { birthDate, today }: PrintedFacts): Check {
  const dates = birthDatesOf(parts, today)
  if (dates.length === 0) return failed('NIK_DATE_IMPOSSIBLE', 'The birth digits of the NIK are no date of the past.')
  if (birthDate === null) return unavailable('NIK_DATE_UNREAD', 'The printed birth date was not read.')
  if (dates.includes(birthDate)) return passed('NIK_BIRTH_DATE')
  return failed('NIK_DATE_DIFFERS', 'The birth digits of the NIK stand for another date than the printed one.')
}

function checkSex(parts: NikParts, { sex }: PrintedFacts): Check {
  if (sex === null) return unavailable('NIK_SEX_UNREAD', 'The printed sex was not read.')
  if (parts.sex === sex) return passed('NIK_SEX')
  return failed('NIK_SEX_DIFFERS', `NIK: ${parts.sex}; printed: ${sex}.`)
}
