import { describe, expect, it } from 'vitest'
import { measureRecall, measureRetrieval } from '../../../bench/screening/law.ts'
import { createRandom } from '../../../bench/screening/random.ts'
import { createScreeningBuilder } from './create-screening.ts'
import type { ListEntry, ListVersion } from './screening.ts'

const SEED = 20_261_130
const LIST: ListVersion = {
  list: 'test',
  version: '1',
  topics: ['sanction'],
  entryCount: 0,
  importedAt: new Date(0),
  checkedAt: new Date(0),
}
const SYLLABLES =
  'mu ham mad ab dul rah man ka rim si ti bu di san to so vel kos ta ra dov iv an el ze ki fa ti jo no'.split(' ')
/** Names of which a list is full, and names without a plain word. */
const COMMON = 'Muhammad Mohd Abdul Abd al bin Ali Siti Kim Ivanovich Abdurrahman J. MS 13 II Company Bank'.split(' ')

/** Fictional names by a seed: made-up words among very common ones, so that hundreds promise as much as the right one. */
function drawNames(count: number): readonly string[] {
  const random = createRandom(SEED)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('')
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => (random() < 0.4 ? pick(COMMON) : word())).join(' '),
  )
}

describe(`screening, over names drawn by seed ${SEED}`, () => {
  it('retrieves every name that scores enough, for 100 questions compared with all names one by one', () => {
    const figures = measureRetrieval(drawNames(1_500), { queries: 100, seed: SEED, least: 0.63 })
    expect(figures.pairs).toBeGreaterThan(100)
    expect(figures.lost).toEqual([])
  })

  it('finds every listed name by itself, among those of the highest score', () => {
    const entries = drawNames(1_500).map(
      (text, at): ListEntry => ({
        id: String(at),
        kind: 'person',
        topics: ['sanction'],
        names: [{ text, quality: at % 5 === 0 ? 'weak' : 'primary' }],
        birthDates: [],
        birthPlaces: [],
        countries: [],
        sex: null,
        programs: [],
        positions: [],
      }),
    )
    const builder = createScreeningBuilder()
    for (const entry of entries) builder.add(LIST, entry)
    const figures = measureRecall(builder.finish(), entries)
    expect(figures).toMatchObject({ names: 1_500, refused: 0, lost: [] })
  })
})
