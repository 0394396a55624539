import { describe, expect, it } from 'vitest'
import { countAlarms, drawEthiopian, drawIndonesian, drawListed } from '../../../bench/screening/drawn-people.ts'
import { BENCH_LIST } from '../../../bench/screening/load-lists.ts'
import { createRandom } from '../../../bench/screening/random.ts'
import { createScreeningBuilder } from './create-screening.ts'

const SEED = 20_261_130
const ALARM_RATE_MAX = 0.003

describe(`ordinary people drawn by seed ${SEED}, against a drawn list of Indonesian persons`, () => {
  const builder = createScreeningBuilder()
  for (const entry of drawListed(300, createRandom(SEED))) builder.add(BENCH_LIST, entry)
  const screening = builder.finish()

  it.each([
    ['Indonesia', drawIndonesian],
    ['Ethiopia', drawEthiopian],
  ])('of %s are rarely taken for somebody of another name', (_, draw) => {
    const random = createRandom(SEED + 1)
    const people = Array.from({ length: 1_000 }, () => draw(random))
    const seen: string[] = []
    const figures = countAlarms(screening, people, (line) => seen.push(line))
    expect(figures.rate, seen.join('\n')).toBeLessThanOrEqual(ALARM_RATE_MAX)
  })

  it('who are listed are found by any of their names', () => {
    const entries = drawListed(300, createRandom(SEED))
    for (const { id, names, birthDates } of entries.slice(0, 100)) {
      const question = {
        kind: 'person',
        birthDate: birthDates[0] ?? null,
        birthPlace: null,
        countries: [],
        sex: null,
      } as const
      for (const { text } of names) {
        const found = screening.screen({ ...question, name: text }).matches
        expect(
          found.map(({ entry }) => entry.id),
          text,
        ).toContain(id)
      }
    }
  })
})
