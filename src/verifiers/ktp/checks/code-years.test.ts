import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FICTIONAL_CARD, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import { AREA_YEARS } from '../../../lib/nik/area-years.ts'
import { type AreaRow, loadAreas, AREA_ROWS as rows } from '../../../lib/nik/areas.ts'
import { readNik } from '../../../lib/nik/nik.ts'
import { parseCard } from '../reading/parse-card.ts'
import { readPlaces } from '../reading/read-places.ts'
import { checkArea } from './check-area.ts'

const areas = await loadAreas()
const TABLES = new URL('../../../../../shared/data/areas/', import.meta.url)

/** The table of 2016 has the number of villages run into some names: `HU'U 8`. */
const RUN_IN_COUNTS = /( \d+)+$/

/** Reading takes its time: some of those of each regency. */
const isOneOfMany = (_: CodeYear, index: number) => index % 7 === 0

const isOf = (year: number) => (row: AreaRow) => row.years === null || (row.years[0] <= year && year <= row.years[1])

interface CodeYear {
  readonly year: number
  readonly code: string
  readonly province: string
  readonly regency: string
  readonly district: string
}

/** Every district as cards of a year print it. */
function codeYears(year: number, isWanted: (row: AreaRow) => boolean = () => true): readonly CodeYear[] {
  const then = rows.filter(isOf(year))
  const names = new Map(then.map(({ code, name }) => [code, name]))
  return then
    .filter((row) => row.code.length === 6 && isWanted(row))
    .map(({ code, name }) => ({
      ...{ year, code, district: name },
      province: names.get(code.slice(0, 2)) ?? '',
      regency: names.get(code.slice(0, 4)) ?? '',
    }))
}

function verdictOf(code: string, names: Parameters<typeof checkArea>[1]): string | null {
  const nik = readNik(`${code}1601770013`)
  if (nik.kind !== 'parts') throw new Error('16 digits are a NIK')
  const { result, reason_code } = checkArea(nik.parts, names, { areas, doMovesCount: false })
  return result === 'PASS' && reason_code === null ? null : `${result} ${reason_code}`
}

/** As a perfect reader sees the card, which it takes for what the table says, and shows as it is printed. */
function read({ province, regency, district }: Omit<CodeYear, 'year' | 'code'>) {
  const lines = printedCard({ ...FICTIONAL_CARD, province: `PROVINSI ${province}`, regency, district, village: '' })
  return readPlaces(parseCard(readingOf(lines)), areas)
}

describe('every code-year', () => {
  it.each(AREA_YEARS)('of %i fits the card that printed its names', (year) => {
    const wrong = codeYears(year).filter(({ code, ...names }) => verdictOf(code, names) !== null)

    expect(codeYears(year).length).toBeGreaterThan(7_000)
    expect(wrong).toEqual([])
  })

  it('that is named otherwise in another year is read as it is printed', { timeout: 60_000 }, () => {
    // In the years in which a name first stood.
    const changed = AREA_YEARS.flatMap((year) => codeYears(year, ({ years }) => years !== null && years[0] === year))
    const odd = changed.filter(isOneOfMany).flatMap((printed) => {
      const { names, district, regency, province } = read(printed)
      const value = [province.value, regency.value, district.value].join(' / ')
      const own = [printed.province, printed.regency, printed.district].join(' / ')
      const verdict = verdictOf(printed.code, names)
      return verdict === null && value === own ? [] : [`${printed.code} ${own}: ${value} ${verdict}`]
    })

    expect(changed.length).toBeGreaterThan(1_500)
    expect(odd).toEqual([])
  })

  it.runIf(existsSync(TABLES))('is in the table as the ministry named it', () => {
    const kept = new Set(
      AREA_YEARS.flatMap((year) => rows.filter(isOf(year)).map((row) => `${year} ${row.code} ${row.name}`)),
    )
    const cut: string[] = []
    const lost = AREA_YEARS.flatMap((year) => {
      const lines = readFileSync(new URL(`${year}.csv`, TABLES), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
      return lines
        .map((line) => line.replaceAll(/["\r]/g, '').toUpperCase().replaceAll(/[’`]/g, "'").split(','))
        .map(([code = '', name = '']) => ({
          code,
          name: name
            .replaceAll(/\s+/g, ' ')
            .trim()
            .replace(/^KAB\.? /, 'KABUPATEN '),
        }))
        .map(({ code, name }) => `${year} ${code} ${name}`)
        .filter((row) => !kept.has(row) && (!kept.has(row.replace(RUN_IN_COUNTS, '')) || cut.push(row) === 0))
    })

    expect(lost).toEqual([])
    expect(cut).toHaveLength(23)
    expect(cut.every((row) => row.startsWith('2016 '))).toBe(true)
  })
})

describe('an area over time', () => {
  it.each([
    { what: 'Roman, word and digit numerals', code: '167103', regency: 'KOTA PALEMBANG', province: 'SUMATERA SELATAN' },
  ])('has one number in $what', ({ code, ...above }) => {
    for (const district of ['SEBERANG ULU II', 'SEBERANG ULU DUA', 'SEBERANG ULU 2']) {
      const places = read({ ...above, district })
      expect(places.district.value).toBe(district)
      expect(verdictOf(code, places.names)).toBeNull()
    }
    expect(verdictOf(code, read({ ...above, district: 'SEBERANG ULU I' }).names)).toBe('PASS NIK_AREA_MOVED')
  })

  it.each([
    { printed: 'PAPUA', code: '911306' },
    { printed: 'PAPUA PEGUNUNGAN', code: '911306' },
    { printed: 'PAPUA PEGUNUNGAN', code: '950304' },
  ])('is the same before and after its province was divided: $printed with $code', ({ printed, code }) => {
    const { names } = read({ province: printed, regency: 'KABUPATEN YAHUKIMO', district: 'SILIMO' })

    expect(verdictOf(code, names)).toBeNull()
    expect(areas.villagesIn(code)).toContain('SILIMO')
  })

  it('has a code of before the first table', () => {
    const bulungan = { province: 'KALIMANTAN UTARA', regency: 'KABUPATEN BULUNGAN', district: 'TANJUNG SELOR' }

    expect(verdictOf('640405', read(bulungan).names)).toBe(verdictOf('650105', read(bulungan).names))
  })
})
