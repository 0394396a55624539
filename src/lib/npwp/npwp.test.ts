import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadAreas } from '../nik/areas.ts'
import { isHeadOffice, isSameTaxpayer, type Npwp, readNpwp } from './npwp.ts'

const rules = { areas: await loadAreas(), today: '2026-12-01' }
const read = (text: string) => readNpwp(text, rules)
const npwp = (text: string): Npwp => {
  const reading = read(text)
  if (reading.kind !== 'npwp') throw new Error('not well formed')
  return reading
}

const NUMBERS = new URL('../../../../shared/data/numbers/', import.meta.url)

const Vector = z.object({
  input: z.string(),
  expected: z.object({
    well_formed: z.boolean(),
    self_consistent: z.boolean().nullable(),
    normalized: z.string().optional(),
    holder_kind: z.string().optional(),
    tax_office: z.string().optional(),
    branch: z.string().optional(),
    is_head_office: z.boolean().optional(),
    reading: z.string().nullable().optional(),
    npwp15: z.string().nullable().optional(),
    npwp16: z.string().optional(),
    birth_date: z.string().optional(),
    female: z.boolean().optional(),
  }),
})

/** What we say, in the words of the vectors, of the keys that a vector has. */
function said(text: string, form: string, keys: readonly string[]) {
  const reading = read(text)
  // A vector asks whether a text is a number of one form: one of another form is none.
  if (reading.kind === 'malformed' || reading.form !== form) {
    return Object.fromEntries(keys.map((key) => [key, key === 'well_formed' ? false : null]))
  }
  const all: Record<string, unknown> = {
    well_formed: true,
    self_consistent: reading.isConsistent,
    normalized: reading.digits,
    holder_kind: reading.holder,
    tax_office: reading.taxOffice,
    branch: reading.branch,
    is_head_office: isHeadOffice(reading),
    reading: reading.meaning,
    npwp15: reading.npwp15,
    npwp16: reading.npwp16,
    birth_date: reading.birthDate,
    female: reading.nik?.sex === 'FEMALE',
  }
  return Object.fromEntries(keys.map((key) => [key, all[key]]))
}

describe.skipIf(!existsSync(NUMBERS))('the vectors of ../shared/data/numbers', () => {
  it.each(['npwp15', 'npwp16', 'nitku'])('of %s are all told apart', (file) => {
    const vectors = z.array(Vector).parse(JSON.parse(readFileSync(new URL(`${file}.json`, NUMBERS), 'utf8')))

    for (const { input, expected } of vectors) expect(said(input, file, Object.keys(expected)), input).toEqual(expected)
  })
})

const head = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }).map((digits) => digits.join(''))
const withCheckDigit = (text: string) =>
  Array.from({ length: 10 }, (_, digit) => `${text}${digit}999000`).filter((each) => npwp(each).isConsistent === true)

describe('the check digit of an old number', () => {
  it.each(['013000666091000', '013121660091000', '016090524017000', '02.183.241.5-000.000'])(
    'is right in %s',
    (text) => {
      expect(npwp(text).isConsistent).toBe(true)
    },
  )

  it('is wrong in a published bad one', () => {
    expect(npwp('216090524017001').isConsistent).toBe(false)
  })

  it('is one of ten, and notices each digit that is another', () => {
    fc.assert(
      fc.property(head, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (text, place, step) => {
        const [right = '', ...others] = withCheckDigit(text)
        const wrong = `${right.slice(0, place)}${(Number(right[place]) + step) % 10}${right.slice(place + 1)}`

        expect(others).toEqual([])
        expect(npwp(wrong).isConsistent).toBe(false)
      }),
    )
  })

  it('notices neighbours that changed places, but for 0 and 9', () => {
    fc.assert(
      fc.property(head, fc.nat({ max: 7 }), (text, place) => {
        const [right = ''] = withCheckDigit(text)
        const [a = '', b = ''] = right.slice(place, place + 2)
        fc.pre(a !== b && !['09', '90'].includes(a + b))

        expect(npwp(`${right.slice(0, place)}${b}${a}${right.slice(place + 2)}`).isConsistent).toBe(false)
      }),
    )
  })
})

describe('a number of 16 digits', () => {
  it('is a NIK first, where area and date are some', () => {
    expect(npwp('3205024103859911')).toMatchObject({ meaning: 'nik', birthDate: '1985-03-01', npwp15: null })
  })

  it('of which nothing is known is neither right nor wrong', () => {
    expect(npwp('1000000009977581')).toMatchObject({ meaning: 'new_entity', isConsistent: null })
  })
})

describe('two numbers', () => {
  it('are of one taxpayer in any form', () => {
    expect(isSameTaxpayer(npwp('01.999.994.5-999.000'), npwp('0019999945999000'))).toBe(true)
    expect(isSameTaxpayer(npwp('0019999945999000000012'), npwp('0019999945999000'))).toBe(true)
    expect(isSameTaxpayer(npwp('3205024103859911'), npwp('3526015207769993'))).toBe(false)
  })

  it('of a person, old and new, are the register’s to bring together', () => {
    expect(isSameTaxpayer(npwp('07.999.240.0-999.000'), npwp('3205024103859911'))).toBeNull()
  })
})
