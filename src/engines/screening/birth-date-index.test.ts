import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBirthDateIndex, OUTCOMES } from './birth-date-index.ts'
import type { ListEntry, ScreeningQuery } from './screening.ts'
import { compareDates, leastNameScore, weighEvidence } from './weigh-evidence.ts'

const two = (value: number) => String(value).padStart(2, '0')
/** Few years, months and days, so that slips and the same date are often drawn. */
const date = fc
  .tuple(fc.integer({ min: 1968, max: 1974 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([year, month, day]) =>
    fc.constantFrom(`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`),
  )

it('an index of birth dates answers what comparing them one by one answers, question after question', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(date, { maxLength: 3 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.option(date), { minLength: 1, maxLength: 5 }),
      (listed, asked) => {
        const builder = createBirthDateIndex()
        const numbers = listed.map((dates) => builder.add(dates))
        const index = builder.finish()
        for (const each of asked) {
          const outcomeOf = index.compareWith(each)
          expect(numbers.map((number) => OUTCOMES[outcomeOf(number)])).toEqual(
            listed.map((dates) => compareDates(each, dates)),
          )
        }
      },
    ),
  )
})

it('no name that scores less than it needs is lifted over a score by all that is known beside it', () => {
  const entry: ListEntry = {
    ...{ id: '1', kind: 'person', topics: ['sanction'], names: [], programs: [], positions: [], sex: 'M' },
    ...{ birthDates: [], birthPlaces: ['Rantau'], countries: ['ID'] },
  }
  const query: ScreeningQuery = {
    ...{ name: 'Reka Fiktif', kind: 'person', birthDate: null, birthPlace: null, countries: [], sex: null },
  }
  const place = fc.constantFrom(null, 'Rantau')
  const countries = fc.constantFrom<string[]>([], ['ID'], ['NO'])
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.record({ birthDate: fc.option(date), birthPlace: place, countries }),
      fc.array(date, { maxLength: 3 }),
      (nameScore, known, birthDates) => {
        const asked = { ...query, ...known }
        const evidence = weighEvidence(nameScore, asked, { ...entry, birthDates })
        const score = evidence.reduce((sum, { effect }) => sum + effect, nameScore)
        const needed = leastNameScore(0.8, asked, compareDates(asked.birthDate, birthDates))
        expect(score < 0.8 || nameScore >= needed - 1e-9).toBe(true)
        expect(needed).toBeGreaterThanOrEqual(leastNameScore(0.8, asked) - 1e-9)
      },
    ),
    { numRuns: 500 },
  )
})
