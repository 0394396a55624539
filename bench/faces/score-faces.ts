import { PRINTS } from '../../src/engines/faces/measure/print-portrait.ts'
import { type FaceComparison, isTruePair } from '../../src/lib/face-limits/comparisons.ts'
import { DEFAULT_FALSE_MATCH_RATE, type FaceLimits, matchLimit } from '../../src/lib/face-limits/face-limits.ts'
import { measure } from '../../src/lib/face-limits/state-limits.ts'

/** A group's rate is refused where even the lower end of its interval passes this many times the nominal rate. */
const NOMINAL_EXCESS_MAX = 2

/** Rates at the limits that a platform ships with, on people they were or were not chosen on. */
export function scoreFaces(comparisons: readonly FaceComparison[], limits: FaceLimits) {
  const match = matchLimit(limits, DEFAULT_FALSE_MATCH_RATE)
  const groups = Map.groupBy(comparisons, ({ group }) => group)
  const byGroup = Object.fromEntries([...groups].map(([group, own]) => [group, scoreGroup(own, match)]))
  const widths = [...new Set(PRINTS.map(({ portraitPx }) => portraitPx))]
  const byPortrait = Object.fromEntries(
    widths.map((px) => [px, scorePortrait(comparisons, { px, match, review: limits.review.distance })]),
  )
  return {
    limit: match,
    review_limit: limits.review.distance,
    high: scoreNear(comparisons, limits.high.distance),
    similar: scoreNear(comparisons, limits.similar.distance),
    by_group: byGroup,
    by_portrait_px: byPortrait,
    refused_groups: Object.entries(byGroup).flatMap(([group, { false_match_interval, printed }]) => {
      const lower = Math.max(false_match_interval[0], printed.false_match_interval[0])
      return lower > NOMINAL_EXCESS_MAX * DEFAULT_FALSE_MATCH_RATE ? [group] : []
    }),
  }
}

export type FacesScore = ReturnType<typeof scoreFaces>

function scoreGroup(own: readonly FaceComparison[], match: number) {
  const unprinted = own.filter(({ portraitPx }) => portraitPx === null)
  const strangers = measure(strangersOf(unprinted), match)
  const truePairs = measure(unprinted.filter(isTruePair), match)
  const printed = measure(strangersOf(own.filter(({ portraitPx }) => portraitPx !== null)), match)
  return {
    persons: new Set(own.flatMap(({ persons }) => persons)).size,
    /** Of strangers of the same group and sex that were compared. */
    false_match: share(strangers),
    false_match_interval: [strangers.lower, strangers.upper] as const,
    /** Of all true pairs: one that was not compared counts as refused. */
    true_match: share(truePairs),
    true_match_interval: [truePairs.lower, truePairs.upper] as const,
    pairs: { strangers: strangers.comparisons, false_matches: strangers.hits, true_pairs: truePairs.comparisons },
    not_compared: unprinted.filter((each) => isTruePair(each) && each.distance === null).length,
    printed: {
      false_match: share(printed),
      false_match_interval: [printed.lower, printed.upper] as const,
      comparisons: printed.comparisons,
      false_matches: printed.hits,
    },
  }
}

function scorePortrait(
  comparisons: readonly FaceComparison[],
  { px, match, review }: { readonly px: number; readonly match: number; readonly review: number },
) {
  const own = comparisons.filter(({ portraitPx }) => portraitPx === px)
  const pairs = own.filter(isTruePair)
  const compared = pairs.filter(({ distance }) => distance !== null)
  const matches = measure(compared, match)
  const reviewed = measure(compared, review)
  const strangers = measure(strangersOf(own), match)
  return {
    true_pairs: pairs.length,
    not_compared: pairs.length - compared.length,
    /** Of those compared. */
    match: share(matches),
    match_interval: [matches.lower, matches.upper] as const,
    match_or_review: share(reviewed),
    match_or_review_interval: [reviewed.lower, reviewed.upper] as const,
    false_match: share(strangers),
    strangers: strangers.comparisons,
  }
}

/** Strangers within a distance; with none of n of them the rate is, in 95 of 100 cases, below 3 / n. */
function scoreNear(comparisons: readonly FaceComparison[], distance: number) {
  const strangers = strangersOf(comparisons)
  const within = strangers.filter((each) => (each.distance ?? 9) <= distance).length
  return { limit: distance, strangers: strangers.length, within, bound: 3 / Math.max(1, strangers.length) }
}

function strangersOf(comparisons: readonly FaceComparison[]): readonly FaceComparison[] {
  return comparisons.filter((each) => !isTruePair(each) && each.distance !== null)
}

function share({ hits, comparisons }: { readonly hits: number; readonly comparisons: number }): number {
  return hits / Math.max(1, comparisons)
}
