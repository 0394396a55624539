import { describe, expect, it } from 'vitest'
import { loadAreas } from './areas.ts'
import { checkNik, type PrintedFacts } from './check-nik.ts'

const areas = await loadAreas()
const printed: PrintedFacts = {
  birthDate: '1977-01-16',
  sex: 'MALE',
  provinceCode: '34',
  regencyCode: '3404',
  districtCode: '340417',
  district: 'CANGKRINGAN',
  areas,
  today: '2026-11-20',
}
const reasons = (nik: string | null, facts: Partial<PrintedFacts> = {}) =>
  checkNik(nik, { ...printed, ...facts })
    .filter(({ result }) => result !== 'PASS')
    .map(({ code, result, reason_code }) => `${code} ${result} ${reason_code}`)

describe('checkNik', () => {
  it('passes a NIK that agrees with the print', () => {
    expect(reasons('3404171601770013')).toEqual([])
  })

  it.each([
    ['340417160177001', 'NIK_FORMAT FAIL NIK_TOO_SHORT'],
    ['34041716017700133', 'NIK_FORMAT FAIL NIK_TOO_LONG'],
    ['3404171601770000', 'NIK_FORMAT FAIL NIK_SERIAL_ZERO'],
    ['9904171601770013', 'NIK_FORMAT FAIL NIK_PROVINCE_UNKNOWN'],
    ['3504171601770013', 'NIK_AREA FAIL NIK_AREA_DIFFERS'],
    ['3403171601770013', 'NIK_AREA FAIL NIK_AREA_DIFFERS'],
    ['3404161601770013', 'NIK_AREA FAIL NIK_AREA_DIFFERS'],
    ['3404991601770013', 'NIK_AREA UNAVAILABLE NIK_AREA_UNKNOWN'],
    ['3404171701770013', 'NIK_BIRTH_DATE FAIL NIK_DATE_DIFFERS'],
    ['3404173201770013', 'NIK_BIRTH_DATE FAIL NIK_DATE_IMPOSSIBLE'],
    ['3404175601770013', 'NIK_SEX FAIL NIK_SEX_DIFFERS'],
  ])('finds what is wrong with %s: %s', (nik, reason) => {
    expect(reasons(nik)).toContain(reason)
  })

  it('cannot hold a NIK that was not read to anything', () => {
    expect(reasons(null).every((reason) => reason.includes('UNAVAILABLE'))).toBe(true)
  })

  it('cannot compare what was not read on the card, and says so', () => {
    expect(reasons('3404171601770013', { birthDate: null, sex: null, district: null, districtCode: null })).toEqual([
      'NIK_AREA UNAVAILABLE NIK_AREA_UNREAD',
      'NIK_BIRTH_DATE UNAVAILABLE NIK_DATE_UNREAD',
      'NIK_SEX UNAVAILABLE NIK_SEX_UNREAD',
    ])
  })

  it('accepts the code an area had before its province was divided', () => {
    const merauke = { provinceCode: '93', regencyCode: '9301', districtCode: '930101', district: 'MERAUKE' }
    expect(reasons('9101011601770013', merauke)).toEqual([])
    expect(reasons('9301011601770013', merauke)).toEqual([])
    expect(reasons('9102011601770013', merauke)).toContain('NIK_AREA FAIL NIK_AREA_DIFFERS')
  })

  it('accepts the regency that the printed one was cut out of, and not the other way round', () => {
    const pangandaran = { provinceCode: '32', regencyCode: '3218', districtCode: null, district: 'PANGANDARAN' }
    expect(reasons('3207291601770013', pangandaran)).toEqual([])
    const ciamis = { provinceCode: '32', regencyCode: '3207', districtCode: '320701', district: 'CIAMIS' }
    expect(reasons('3218011601770013', ciamis)).toContain('NIK_AREA FAIL NIK_AREA_DIFFERS')
  })

  it('accepts the province that a card printed before the division', () => {
    const merauke = { provinceCode: '91', regencyCode: '9301', districtCode: '930101', district: 'MERAUKE' }
    expect(reasons('9101011601770013', merauke)).toEqual([])
  })
})
