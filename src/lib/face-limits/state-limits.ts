import { type FaceComparison, isTruePair } from './comparisons.ts'
import {
  DEFAULT_FALSE_MATCH_RATE,
  FALSE_MATCH_RATES,
  type FaceLimits,
  type LimitsRow,
  type Measured,
} from './face-limits.ts'
import { intervalByPersons } from './persons-anew.ts'
import { measureUnseen } from './unseen-persons.ts'

/** Fewer comparisons of strangers do not show a rate: not even none of them would. */
export const strangersMin = (rate: number) => Math.round(3 / rate)

/** No group's rate is chosen to be more than so many times the rate. */
const GROUP_EXCESS_MAX = 1.5

/** Strangers that a person is asked about rather than told that they differ. */
const REVIEW_RATE = 0.07

/** How far below the nearest stranger a match is HIGH, and a face of another person a hint. */
const BELOW_NEAREST = { high: 0.08, similar: 0.2 } as const

/** Share of true pairs of different pictures that may be taken for one picture. */
const SAME_PICTURE_RATE = 0.002

export interface Evidence {
  readonly comparisons: readonly FaceComparison[]
  /** Distances of pictures to their own prints. */
  readonly copies: readonly number[]
}

/**
 * The limits of a net from comparisons of faces. Each rate is the laxest distance that keeps it in every width of portrait
 * and unprinted, as a mean over the groups (one with many pictures counts no more than one with few) and nearly so in each of them.
 *
 * @throws Error where there are too few strangers for a rate.
 */
export function stateLimits(
  { comparisons, copies }: Evidence,
  about: Pick<FaceLimits, 'net' | 'metric' | 'measured'>,
): FaceLimits {
  const strangers = comparisons.filter((each) => !isTruePair(each) && each.distance !== null)
  const least = strangersMin(Math.min(...FALSE_MATCH_RATES))
  if (strangers.length < least) {
    throw new Error(`Only ${strangers.length} comparisons of strangers, and ${least} are needed: bring more people.`)
  }
  const rows = FALSE_MATCH_RATES.map((rate) => stateRow(comparisons, rate))
  const match = rows.find(({ rate }) => rate === DEFAULT_FALSE_MATCH_RATE)?.distance ?? 0
  const review = Math.max(limitAt(comparisons, REVIEW_RATE), ...rows.map(({ distance }) => distance))
  const nearest = strangers.reduce(
    (least, { distance }) => Math.min(least, distance ?? least),
    Number.POSITIVE_INFINITY,
  )
  return {
    ...about,
    rows,
    portraits: portraitsAt(comparisons, { match, review }),
    review: { distance: review, strangers: measure(strangers, review) },
    high: { distance: down(nearest * (1 - BELOW_NEAREST.high)), nearest: down(nearest), comparisons: strangers.length },
    similar: { distance: down(nearest * (1 - BELOW_NEAREST.similar)) },
    samePicture: samePictureOf(comparisons, copies),
  }
}

function stateRow(comparisons: readonly FaceComparison[], rate: number): LimitsRow {
  const distance = limitAt(comparisons, rate)
  const byGroup = Map.groupBy(comparisons, ({ group }) => group)
  return {
    rate,
    distance,
    strangers: measure(
      comparisons.filter((each) => !isTruePair(each) && each.distance !== null),
      distance,
    ),
    unseen: measureUnseen(comparisons, (chosenOn) => limitAt(chosenOn, rate)),
    groups: [...byGroup].map(([group, own]) => {
      const of = (holds: (each: FaceComparison) => boolean) => measure(own.filter(holds), distance)
      const isCompared = (each: FaceComparison) => !isTruePair(each) && each.distance !== null
      return {
        group,
        persons: new Set(own.flatMap(({ persons }) => persons)).size,
        strangers: of((each) => isCompared(each) && each.portraitPx === null),
        strangersPrinted: of((each) => isCompared(each) && each.portraitPx !== null),
        truePairs: of((each) => isTruePair(each) && each.portraitPx === null),
      }
    }),
  }
}

/** In thousandths. */
export function limitAt(comparisons: readonly FaceComparison[], rate: number): number {
  const strangers = comparisons.filter((each) => !isTruePair(each) && each.distance !== null)
  const byWidth = Map.groupBy(strangers, ({ portraitPx }) => portraitPx)
  return Math.min(...[...byWidth.values()].map((own) => limitOver(own, rate)))
}

/** The largest distance that keeps the rate as a mean over the groups, and in no group passes it by more than half. */
function limitOver(strangers: readonly FaceComparison[], rate: number): number {
  const groups = [...Map.groupBy(strangers, ({ group }) => group).values()]
  const even = groups.flatMap((own) => weighed(own, 1 / (own.length * groups.length)))
  const large = groups.filter((own) => own.length >= strangersMin(rate))
  return Math.min(
    within(even, rate),
    ...large.map((own) => within(weighed(own, 1 / own.length), rate * GROUP_EXCESS_MAX)),
  )
}

interface Weighed {
  readonly distance: number
  readonly weight: number
}

function weighed(comparisons: readonly FaceComparison[], weight: number): readonly Weighed[] {
  return comparisons.flatMap(({ distance }) => (distance === null ? [] : [{ distance, weight }]))
}

/** The largest distance that comparisons of no more weight than this share lie within. */
function within(comparisons: readonly Weighed[], share: number): number {
  let sum = 0
  const inOrder = comparisons.toSorted((a, b) => a.distance - b.distance)
  for (const { distance, weight } of inOrder) {
    sum += weight
    if (sum > share + 1e-9) return down(distance - 1e-6)
  }
  return down(inOrder.at(-1)?.distance ?? 0)
}

/** How many comparisons lie within a distance, with the interval by persons. */
export function measure(comparisons: readonly FaceComparison[], distance: number): Measured {
  const isHit = (each: FaceComparison) => each.distance !== null && each.distance <= distance
  const [lower, upper] = intervalByPersons(comparisons, isHit)
  return {
    comparisons: comparisons.length,
    hits: comparisons.filter(isHit).length,
    lower: fixed(lower),
    upper: fixed(upper),
  }
}

function portraitsAt(comparisons: readonly FaceComparison[], limits: { match: number; review: number }) {
  const printed = comparisons.filter((each) => isTruePair(each) && each.portraitPx !== null)
  return [...Map.groupBy(printed, ({ portraitPx }) => portraitPx ?? 0)].map(([portraitPx, own]) => {
    const countUpTo = (limit: number) => own.filter(({ distance }) => distance !== null && distance <= limit).length
    return {
      portraitPx,
      truePairs: own.length,
      compared: own.filter(({ distance }) => distance !== null).length,
      matches: countUpTo(limits.match),
      matchesOrReviews: countUpTo(limits.review),
    }
  })
}

function samePictureOf(comparisons: readonly FaceComparison[], copies: readonly number[]): FaceLimits['samePicture'] {
  const others = comparisons
    .filter((each) => isTruePair(each) && each.portraitPx !== null)
    .flatMap(({ distance }) => distance ?? [])
    .toSorted((a, b) => a - b)
  const distance = Math.max(0.001, down((others[Math.floor(others.length * SAME_PICTURE_RATE)] ?? 0) - 1e-6))
  return {
    distance,
    copies: copies.length,
    found: copies.filter((each) => each <= distance).length,
    others: others.length,
    falseAlarms: others.filter((each) => each <= distance).length,
  }
}

const down = (distance: number) => Math.floor(distance * 1000) / 1000
const fixed = (share: number) => Number(share.toFixed(5))
