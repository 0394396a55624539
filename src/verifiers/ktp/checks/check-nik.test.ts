import { describe, expect, it } from 'vitest'
import { loadAreas } from '../../../lib/nik/areas.ts'
import { checkNik, type PrintedFacts } from './check-nik.ts'

const areas = await loadAreas()
const printed: PrintedFacts = {
  birthDate: '1977-01-16',
  sex: 'MALE',
  places: { province: 'DAERAH ISTIMEWA YOGYAKARTA', regency: 'KABUPATEN SLEMAN', district: 'CANGKRINGAN' },
  rules: { areas, doMovesCount: false },
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
    ['3400171601770013', 'NIK_FORMAT FAIL NIK_REGENCY_UNKNOWN'],
    ['3499171601770013', 'NIK_FORMAT FAIL NIK_REGENCY_UNKNOWN'],
    ['3404991601770013', 'NIK_AREA FAIL NIK_AREA_DIFFERS'],
    ['3494171601770013', 'NIK_AREA FAIL NIK_AREA_DIFFERS'],
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
    expect(
      reasons('3404171601770013', { birthDate: null, sex: null, places: { ...printed.places, district: null } }),
    ).toEqual([
      'NIK_AREA UNAVAILABLE NIK_AREA_UNREAD',
      'NIK_BIRTH_DATE UNAVAILABLE NIK_DATE_UNREAD',
      'NIK_SEX UNAVAILABLE NIK_SEX_UNREAD',
    ])
  })

  it.each([
    ['another province', '3504171601770013'],
    ['another regency', '3403171601770013'],
    ['another district', '3404161601770013'],
  ])('tells of a NIK of %s, which counts where the organization says so', (_, nik) => {
    const areaOf = (doMovesCount: boolean) =>
      checkNik(nik, { ...printed, rules: { areas, doMovesCount } }).find(({ code }) => code === 'NIK_AREA')

    expect(areaOf(false)).toMatchObject({ result: 'PASS', reason_code: 'NIK_AREA_MOVED' })
    expect(areaOf(true)).toMatchObject({ result: 'FAIL', reason_code: 'NIK_AREA_MOVED' })
  })

  it('accepts the regency that the printed one was cut out of, and not the other way round', () => {
    const areaOf = (nik: string, regency: string, district: string | null) =>
      checkNik(nik, { ...printed, places: { province: 'JAWA BARAT', regency, district } })[1]?.reason_code

    expect(areaOf('3207291601770013', 'KABUPATEN PANGANDARAN', 'PANGANDARAN')).toBeNull()
    expect(areaOf('3218011601770013', 'KABUPATEN CIAMIS', 'CIAMIS')).toBe('NIK_AREA_MOVED')
  })
})
