import type { Check } from '../verifier.ts'
import type { AreaTable } from './areas.ts'
import { birthDatesOf, type CalendarDate, isSerialGiven, type NikParts, readNik, type Sex } from './nik.ts'
import { PARENT_REGENCY_CODES } from './old-area-codes.ts'
import { failed, passed, unavailable } from './reasons.ts'

/** What the NIK is held against: the rest of the card. Null where it was not read. */
export interface PrintedFacts {
  readonly birthDate: CalendarDate | null
  readonly sex: Sex | null
  readonly provinceCode: string | null
  readonly regencyCode: string | null
  readonly districtCode: string | null
  /** The printed district in capitals, for districts that share a name. */
  readonly district: string | null
  readonly areas: AreaTable
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
    checkForm(parts, printed),
    checkArea(parts, printed),
    checkBirthDate(parts, printed),
    checkSex(parts, printed),
  ]
}

function shapeReason(problem: 'NOT_DIGITS' | 'TOO_SHORT' | 'TOO_LONG') {
  return problem === 'TOO_LONG' ? 'NIK_TOO_LONG' : 'NIK_TOO_SHORT'
}

function checkForm(parts: NikParts, { areas }: PrintedFacts): Check {
  if (!areas.isKnown(parts.provinceCode)) {
    return failed('NIK_PROVINCE_UNKNOWN', `Province code ${parts.provinceCode} is not in the area table.`)
  }
  if (!isSerialGiven(parts)) return failed('NIK_SERIAL_ZERO', 'The serial number is 0000.')
  return passed('NIK_FORMAT')
}

/** A NIK keeps the area of first registration when its holder moves, so a difference is a hint, not a proof. */
function checkArea(parts: NikParts, printed: PrintedFacts): Check {
  const { areas, provinceCode, regencyCode, districtCode, district } = printed
  if (!areas.isKnown(parts.provinceCode)) {
    return failed('NIK_AREA_DIFFERS', `Province code ${parts.provinceCode} is not in the area table.`)
  }
  const [provinces, regencies, districts] = [parts.provinceCode, parts.regencyCode, parts.districtCode].map((code) =>
    areas.codesToday(code),
  )
  const isAt = (code: string, codes: readonly string[] | undefined, length: number) =>
    (codes ?? []).some((each) => each.slice(0, length) === code)
  if (provinceCode !== null && ![provinces, regencies].some((codes) => isAt(provinceCode, codes, 2))) {
    return failed('NIK_AREA_DIFFERS', `NIK: province ${parts.provinceCode}; printed: ${provinceCode}.`)
  }
  if (regencyCode !== null && PARENT_REGENCY_CODES.get(regencyCode) === parts.regencyCode) {
    return passed('NIK_AREA', `Regency ${regencyCode} was cut out of ${parts.regencyCode}.`)
  }
  if (regencyCode !== null && !isAt(regencyCode, regencies, 4)) {
    return failed('NIK_AREA_DIFFERS', `NIK: regency ${parts.regencyCode}; printed: ${regencyCode}.`)
  }
  if (!areas.isKnown(parts.districtCode)) {
    return unavailable('NIK_AREA_UNKNOWN', `District code ${parts.districtCode} is not in the area table.`)
  }
  const names = (districts ?? []).map((code) => areas.districts.get(code))
  const isDistrict = districtCode !== null ? isAt(districtCode, districts, 6) : names.includes(district ?? '')
  if (district !== null && !isDistrict && !names.includes(district)) {
    return failed('NIK_AREA_DIFFERS', `NIK: district ${names.join(' or ')}; printed: another one.`)
  }
  if (provinceCode === null || regencyCode === null || district === null) {
    return unavailable('NIK_AREA_UNREAD', 'Province, regency or district on the card is none of the area table.')
  }
  return passed('NIK_AREA')
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
