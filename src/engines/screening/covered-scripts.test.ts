import { describe, expect, it } from 'vitest'
import { uncoveredScripts } from './covered-scripts.ts'
import { fictionalScreening, screenPerson } from './screening.ts'

const person = (name: string) => ({
  query: { name, kind: null, birthDate: null, birthPlace: null, countries: [], sex: null },
  identifier: null,
  customerReference: null,
})

describe('a name in a script that is not covered', () => {
  it.each([
    ['Budi Fiktif', []],
    ['Велимир Косторадов', []],
    ['አበበ በቀለ', []],
    ['عبد الكريم فكتيفي', []],
    ['မောင်ရေကန်', ['Myanmar']],
    ['山田太郎', ['Han']],
    ['홍길동 דוד', ['Hangul', 'Hebrew']],
    ['ᏣᎳᎩ', ['another script']],
  ])('%s: %j', (name, scripts) => {
    expect(uncoveredScripts(name)).toEqual(scripts)
  })

  it('is cleared of nothing where nobody was found, and found all the same', async () => {
    const ask = (match?: 'sanction') =>
      screenPerson(
        { screening: fictionalScreening(match === undefined ? {} : { match }), staleAfterDays: 1 },
        null,
        person('မောင်ရေကန်'),
      )
    expect(await ask()).toMatchObject({ is_sanctioned: null, is_pep: null, scripts_not_covered: ['Myanmar'] })
    expect(await ask('sanction')).toMatchObject({ is_sanctioned: true, is_pep: null })
  })
})
