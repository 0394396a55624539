import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate, todayInIndonesia } from '../calendar-date.ts'
import { birthDatesOf, isSerialGiven, nikBirthDigits, readNik, type Sex } from './nik.ts'

const TODAY = '2026-11-20'

const day = fc
  .date({ min: new Date('1927-01-01'), max: new Date('2009-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const sex = fc.constantFrom<Sex>('MALE', 'FEMALE')
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

function partsOf(nik: string) {
  const reading = readNik(nik)
  if (reading.kind !== 'parts') throw new Error(`${nik} was refused: ${reading.problem}`)
  return reading.parts
}

describe('readNik', () => {
  it('gives back the birth date and sex that a NIK was made of', () => {
    fc.assert(
      fc.property(digits(6), day, sex, digits(4), (area, date, holder, serial) => {
        const parts = partsOf(area + nikBirthDigits(date, holder) + serial)
        expect(parts.sex).toBe(holder)
        expect(parts.districtCode).toBe(area)
        expect(parts.serial).toBe(serial)
        expect(birthDatesOf(parts, TODAY)).toContain(date)
      }),
    )
  })

  it('takes nothing but 16 ASCII digits', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        expect(readNik(text).kind === 'parts').toBe(/^[0-9]{16}$/.test(text))
      }),
    )
  })

  it.each([
    ['310102200849000', 'TOO_SHORT'],
    ['31010220084900088', 'TOO_LONG'],
    ['3101022008490O08', 'NOT_DIGITS'],
    ['3101 0220 0849 08', 'NOT_DIGITS'],
    ['٣١٠١٠٢٢٠٠٨٤٩٠٠٠٨', 'NOT_DIGITS'],
    ['3.10102200849e15', 'NOT_DIGITS'],
  ])('says what is wrong with %s', (nik, problem) => {
    expect(readNik(nik)).toEqual({ kind: 'malformed', problem })
  })

  it('keeps the last digits of numbers that exceed what a double holds', () => {
    expect(partsOf('9999999999999999').serial).toBe('9999')
  })
})

describe('birthDatesOf', () => {
  it.each([
    ['3404171601770013', ['1977-01-16']],
    ['7603026403620007', ['1962-03-24']],
    ['7602040904006670', ['2000-04-09', '1900-04-09']],
    ['6303022902520424', ['1952-02-29']],
  ])('of %s are %j, likeliest first', (nik, dates) => {
    expect(birthDatesOf(partsOf(nik), TODAY)).toEqual(dates)
  })

  it('knows which Februaries have 29 days', () => {
    expect(birthDatesOf(partsOf('3404172902000001'), TODAY)).toEqual(['2000-02-29'])
    expect(birthDatesOf(partsOf('3404172902010001'), TODAY)).toEqual([])
  })

  it.each([
    '3404170001770013',
    '3404173201770013',
    '3404174001770013',
    '3404177201770013',
    '3404171613770013',
    '3404171600770013',
    '3404173002770013',
    '3404173104770013',
  ])('has none for the impossible day of %s', (nik) => {
    expect(birthDatesOf(partsOf(nik), TODAY)).toEqual([])
  })

  it('never lies in the future and prefers the century in which the holder is old enough for a card', () => {
    expect(birthDatesOf(partsOf('3404172111260001'), TODAY)).toEqual(['1926-11-21'])
    expect(birthDatesOf(partsOf('3404172011260001'), TODAY)).toEqual(['1926-11-20', '2026-11-20'])
  })
})

describe('isSerialGiven', () => {
  it('refuses 0000 alone', () => {
    expect(isSerialGiven(partsOf('3404171601770000'))).toBe(false)
    expect(isSerialGiven(partsOf('3404171601770001'))).toBe(true)
  })
})

describe('calendarDate', () => {
  it('accepts exactly the days of the Gregorian calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: -1, max: 14 }),
        fc.integer({ min: -1, max: 33 }),
        (y, m, d) => {
          const real = new Date(Date.UTC(y, m - 1, d))
          const isReal = real.getUTCFullYear() === y && real.getUTCMonth() === m - 1 && real.getUTCDate() === d
          expect(calendarDate(y, m, d) !== null).toBe(isReal)
        },
      ),
    )
  })
})

describe('todayInIndonesia', () => {
  it('is the date of the first Indonesian zone, whatever the zone of the machine', () => {
    expect(todayInIndonesia(new Date('2026-11-20T14:59:59Z'))).toBe('2026-11-20')
    expect(todayInIndonesia(new Date('2026-11-20T15:00:00Z'))).toBe('2026-11-21')
  })
})
