import { existsSync, readFileSync } from 'node:fs'
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CardFields } from './draw/person.ts'
import type { TruthEntry } from './draw/sets.ts'

const folder = new URL('./', import.meta.url)
// Written by draw/main.ts and compared here with the rules, not with the code that wrote it.
const truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as TruthEntry[]
const consistent = truth.filter((each) => each.kind === 'consistent')

let areaNames: ReadonlyMap<string, string>

beforeAll(async () => {
  const lists = await Promise.all([getProvinces(), getRegencies(), getDistricts(), getVillages()])
  areaNames = new Map(lists.flat().map((each) => [each.code.replaceAll('.', ''), each.name.toUpperCase()]))
})

describe('the committed specimens', () => {
  it.each(truth.map((each) => each.file))('%s is there', (file) => {
    expect(existsSync(new URL(file, folder))).toBe(true)
  })

  it('stay small', () => {
    const bytes = truth.reduce((sum, each) => sum + readFileSync(new URL(each.file, folder)).length, 0)

    expect(bytes).toBeLessThan(2_500_000)
  })

  it('give the demo the same picture', () => {
    const demo = readFileSync(new URL('../../specimens/ktp.jpg', folder))

    expect(demo.equals(readFileSync(new URL('ktp-specimen.jpg', folder)))).toBe(true)
  })

  it.each(consistent)('$file has a NIK that agrees with the print', ({ fields }) => {
    expect(contradictions(fields)).toEqual([])
  })

  it('include a card whose NIK contradicts its birth date and nothing else', () => {
    const entry = truth.find((each) => each.fault === 'nik_date_mismatch')

    expect(contradictions(entry?.fields ?? null)).toEqual(['birth date'])
  })

  it('leave a covered NIK out of the truth', () => {
    expect(truth.find((each) => each.fault === 'nik_covered')?.fields?.nik).toBeNull()
  })
})

/** What of the print the NIK contradicts, by the rules of the population administration (area, DDMMYY with 40 for women). */
function contradictions(fields: CardFields | null): string[] {
  const match = /^(\d{6})(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(fields?.nik ?? '')
  if (!match || !fields) return ['form']
  const [, area = '', day = '', month = '', year = '', serial = ''] = match
  const printed = (fields.birth_date ?? '').slice(2).split('-')
  const found: string[] = []
  if (areaNames.get(area) !== fields.district) found.push('district')
  if (!areaNames.get(area.slice(0, 4))?.endsWith(fields.regency ?? '-')) found.push('regency')
  if (areaNames.get(area.slice(0, 2)) !== fields.province) found.push('province')
  const isWoman = Number(day) > 40
  if (isWoman !== (fields.gender === 'PEREMPUAN')) found.push('gender')
  const birth = [year, month, String(Number(day) - (isWoman ? 40 : 0)).padStart(2, '0')]
  if (birth.join() !== printed.join()) found.push('birth date')
  if (serial === '0000') found.push('serial')
  return found
}
