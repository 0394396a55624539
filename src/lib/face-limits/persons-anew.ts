import { type FaceComparison, seeded } from './comparisons.ts'

const DRAWS = 1_000
const SEED = 7

/** Comparisons of one pair of persons, and those of them that count. */
interface Tally {
  readonly one: number
  readonly other: number
  comparisons: number
  hits: number
}

/**
 * 95 % interval of a share of comparisons, by drawing the persons anew: a person who looks like many others makes many
 * comparisons at once, so comparisons are not independent and a formula for independent ones is too narrow.
 */
export function intervalByPersons(
  comparisons: readonly FaceComparison[],
  counts: (comparison: FaceComparison) => boolean,
): readonly [lower: number, upper: number] {
  const { tallies, persons } = tallyOf(comparisons, counts)
  const random = seeded(SEED)
  const shares: number[] = []
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = new Float64Array(persons)
    for (let each = 0; each < persons; each++) {
      const person = Math.floor(random() * persons)
      drawn[person] = (drawn[person] ?? 0) + 1
    }
    let [all, hits] = [0, 0]
    for (const tally of tallies) {
      const [one, other] = [drawn[tally.one] ?? 0, drawn[tally.other] ?? 0]
      const weight = tally.one === tally.other ? one : one * other
      all += weight * tally.comparisons
      hits += weight * tally.hits
    }
    if (all > 0) shares.push(hits / all)
  }
  shares.sort((a, b) => a - b)
  const at = (share: number) => shares[Math.round((shares.length - 1) * share)] ?? 0
  return [at(0.025), at(0.975)]
}

function tallyOf(comparisons: readonly FaceComparison[], counts: (comparison: FaceComparison) => boolean) {
  const numbers = new Map<string, number>()
  const numberOf = (person: string) => numbers.get(person) ?? numbers.set(person, numbers.size).size - 1
  const tallies = new Map<string, Tally>()
  for (const comparison of comparisons) {
    const [one, other] = comparison.persons.map(numberOf).toSorted((a, b) => a - b)
    const key = `${one} ${other}`
    const tally = tallies.get(key) ?? { one: one ?? 0, other: other ?? 0, comparisons: 0, hits: 0 }
    tallies.set(key, tally)
    tally.comparisons += 1
    if (counts(comparison)) tally.hits += 1
  }
  return { tallies: [...tallies.values()], persons: numbers.size }
}
