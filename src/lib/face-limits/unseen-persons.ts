import { type FaceComparison, isTruePair, seeded } from './comparisons.ts'
import type { LimitsRow } from './face-limits.ts'

const SPLITS = 40
const SEED = 11

/**
 * What a way of choosing a limit comes to on persons that it did not see: the persons of each group are halved at random,
 * again and again; the limit is chosen on one half and tried on the other. False matches are a mean over the groups.
 */
export function measureUnseen(
  comparisons: readonly FaceComparison[],
  choose: (chosenOn: readonly FaceComparison[]) => number,
): LimitsRow['unseen'] {
  const random = seeded(SEED)
  const falseMatches: number[] = []
  const trueMatches: number[] = []
  for (let split = 0; split < SPLITS; split++) {
    const half = halfOf(comparisons, random)
    const isIn = ({ persons }: FaceComparison) => persons.every((person) => half.has(person))
    const isOut = ({ persons }: FaceComparison) => persons.every((person) => !half.has(person))
    const limit = choose(comparisons.filter(isIn))
    const rest = comparisons.filter(isOut)
    falseMatches.push(
      meanOverGroups(
        rest.filter((each) => !isTruePair(each) && each.distance !== null),
        limit,
      ),
    )
    trueMatches.push(
      shareWithin(
        rest.filter((each) => isTruePair(each) && each.portraitPx === null),
        limit,
      ),
    )
  }
  falseMatches.sort((a, b) => a - b)
  const at = (share: number) => fixed(falseMatches[Math.round((SPLITS - 1) * share)] ?? 0)
  const mean = (shares: readonly number[]) => fixed(shares.reduce((sum, each) => sum + each, 0) / SPLITS)
  return { falseMatch: mean(falseMatches), lower: at(0.025), upper: at(0.975), trueMatch: mean(trueMatches) }
}

/** Half of the persons of each group. */
function halfOf(comparisons: readonly FaceComparison[], random: () => number): ReadonlySet<string> {
  const half = new Set<string>()
  for (const own of Map.groupBy(comparisons, ({ group }) => group).values()) {
    const persons = [...new Set(own.flatMap((each) => each.persons))].map((person) => ({ person, at: random() }))
    const drawn = persons.toSorted((a, b) => a.at - b.at).slice(0, Math.ceil(persons.length / 2))
    for (const { person } of drawn) half.add(person)
  }
  return half
}

function meanOverGroups(comparisons: readonly FaceComparison[], limit: number): number {
  const groups = [...Map.groupBy(comparisons, ({ group }) => group).values()]
  return groups.reduce((sum, own) => sum + shareWithin(own, limit), 0) / Math.max(1, groups.length)
}

function shareWithin(comparisons: readonly FaceComparison[], limit: number): number {
  const within = comparisons.filter(({ distance }) => distance !== null && distance <= limit)
  return within.length / Math.max(1, comparisons.length)
}

const fixed = (share: number) => Number(share.toFixed(5))
