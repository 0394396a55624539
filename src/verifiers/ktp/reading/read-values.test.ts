import { describe, expect, it } from 'vitest'
import { type CardValues, FICTIONAL_CARD, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import { loadAreas } from '../../../lib/nik/areas.ts'
import { parseCard } from './parse-card.ts'
import { readValues } from './read-values.ts'

const areas = await loadAreas()

function read(changes: Partial<CardValues> = {}, hasBloodDash = false) {
  const card = parseCard(readingOf(printedCard({ ...FICTIONAL_CARD, ...changes })))
  const { fields, places } = readValues(card, { areas, hasBloodDash, today: '2026-11-30' })
  return {
    values: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
    fields,
    places,
  }
}

describe('readValues', () => {
  it('gives the values as printed', () => {
    expect(read().values).toEqual({
      name: 'DEDI KUSUMA HIDAYAT',
      birth_place: 'SLEMAN',
      birth_date: '1977-01-16',
      gender: 'LAKI-LAKI',
      blood_type: 'O',
      address: 'JL. VETERAN NO. 34',
      rt_rw: '017/017',
      village: 'KEPUHARJO',
      district: 'CANGKRINGAN',
      religion: 'KRISTEN',
      marital_status: 'KAWIN',
      occupation: 'SOPIR',
      nationality: 'WNI',
      valid_until: 'SEUMUR HIDUP',
      province: 'DAERAH ISTIMEWA YOGYAKARTA',
      regency: 'KABUPATEN SLEMAN',
    })
  })

  it.each([
    ['gender', 'LAKl-LAK1', 'LAKI-LAKI'],
    ['religion', 'KR1STEN', 'KRISTEN'],
    ['marital_status', 'BELUMKAWIN', 'BELUM KAWIN'],
    ['occupation', 'PETAN/PEKEBUN', 'PETANI/PEKEBUN'],
    ['gender', 'MALE', 'MALE'],
    ['gender', 'FEMAIE', 'FEMALE'],
    ['religion', 'CATHOLIC', 'CATHOLIC'],
    ['religion', 'KATHOLIK', 'KATHOLIK'],
    ['marital_status', 'MARR1ED', 'MARRIED'],
    ['nationality', 'SOUTH KOREA', 'SOUTH KOREA'],
    ['nationality', 'NETHERIANDS', 'NETHERLANDS'],
    ['nationality', 'GERMAN', 'GERMAN'],
    ['nationality', 'WN1', 'WNI'],
    ['valid_until', 'SEUMURHIDUP', 'SEUMUR HIDUP'],
    ['valid_until', '16-01-2020', '16-01-2020'],
    ['blood_type', '0', 'O'],
    ['blood_type', 'A8', 'AB'],
    ['rt_rw', '0171017', '017/017'],
    ['rt_rw', 'O17/017', '017/017'],
    ['rt_rw', '-1-', '-/-'],
    ['rt_rw', '001/-', '001/-'],
    ['rt_rw', '018/01160065', null],
    ['rt_rw', '1009/004', null],
    ['village', 'KEPUHARJ0', 'KEPUHARJO'],
    ['district', 'CANGKR1NGAN', 'CANGKRINGAN'],
    ['regency', 'KABUPATEN SL EMAN', 'KABUPATEN SLEMAN'],
  ] as const)('settles doubt about %s: %s becomes %s', (name, printed, value) => {
    expect(read({ [name]: printed }).values[name]).toBe(value)
  })

  it('trusts a value less when it had to be settled', () => {
    const [plain, settled] = [read(), read({ religion: 'KR1STEN' })]
    expect(settled.fields.religion.evidence.cost).toBeGreaterThan(plain.fields.religion.evidence.cost)
    expect(settled.fields.religion.source).toBe('terms')
    expect(plain.fields.religion.source).toBe('print')
  })

  it.each([
    ['occupation', 'PENJAGA MERCUSUAR'],
    ['nationality', 'BELANDA'],
    ['birth_place', 'KAMPUNG ANTAH'],
  ] as const)('reads %s as printed when no list has it', (name, printed) => {
    const changes = name === 'birth_place' ? { birth: `${printed}, 16-01-1977` } : { [name]: printed }
    expect(read(changes).values[name]).toBe(printed)
  })

  it('keeps a place of another area as printed, so that a contradiction survives', () => {
    const { values, places } = read({ district: 'PENJARINGAN' })
    expect(values.district).toBe('PENJARINGAN')
    expect(places).toMatchObject({ names: { regency: 'KABUPATEN SLEMAN', district: 'PENJARINGAN' }, codes: ['3404'] })
  })

  it('knows the codes of the printed places, Jakarta without KOTA included', () => {
    const jakarta = {
      province: 'PROVINSI DKI JAKARTA',
      regency: 'JAKARTA UTARA',
      district: 'PENJARINGAN',
      village: 'KAPUK MUARA',
    }
    expect(read(jakarta).places).toMatchObject({ names: { district: 'PENJARINGAN' }, codes: ['317201'] })
    expect(read(jakarta).values.regency).toBe('JAKARTA UTARA')
  })

  it('tells an unknown blood type from a blank one', () => {
    expect(read({ blood_type: '-' }).values.blood_type).toBe('-')
    expect(read({ blood_type: '' }, true).values.blood_type).toBe('-')
    expect(read({ blood_type: '' }, false).values.blood_type).toBeNull()
  })

  it('gives null for what is not there', () => {
    expect(read({ name: '', religion: '', birth: '' }).values).toMatchObject({
      name: null,
      religion: null,
      birth_date: null,
    })
    expect(read({ birth: 'SLEMAN, 31-02-1977' }).values).toMatchObject({ birth_place: 'SLEMAN', birth_date: null })
  })
})
