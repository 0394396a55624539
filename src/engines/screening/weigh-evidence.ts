import { soundLikeness } from './compare-tokens.ts'
import { readName } from './read-name.ts'
import type { ListEntry, MatchReason, ScreeningQuery } from './screening.ts'

/** Share of the way to 1 that agreement moves a score. */
const SAME_DATE = 0.3
const SAME_YEAR = 0.1
const SAME_PLACE = 0.1
const SAME_COUNTRY = 0.05
/** What disagreement takes away. */
const OTHER_DATE = 0.15
/** Beside that, of a name that is not the very one: no list is so wrong about a year. */
const FAR_DATE = 0.05
const FAR_YEARS = 10
const OTHER_COUNTRY = 0.02
const OTHER_SEX = 0.1

/** Years apart that are still within what lists get wrong. */
const NEAR_YEARS = 2

type DateOutcome = ReturnType<typeof compareDates>

/** What a birth date may move a score by. */
const REACH: Readonly<Record<DateOutcome, number>> = { same: SAME_DATE, near: SAME_YEAR, different: 0, unknown: 0 }

/**
 * Names that score less cannot reach `score` with all that is known beside the name.
 *
 * @param outcome how the birth dates compare; absent: nothing is known of the listed party, which may have any
 */
export function leastNameScore(
  score: number,
  { birthDate, birthPlace, countries }: ScreeningQuery,
  outcome: DateOutcome = birthDate === null ? 'unknown' : 'same',
): number {
  const others = (birthPlace === null ? 0 : SAME_PLACE) + (countries.length > 0 ? SAME_COUNTRY : 0)
  const reach = REACH[outcome] + others
  const needed = score + (outcome === 'different' ? OTHER_DATE : 0)
  return (needed - reach) / (1 - reach)
}

/** What is known beside the name, for and against; nothing where either side does not know. */
export function weighEvidence(nameScore: number, query: ScreeningQuery, entry: ListEntry): readonly MatchReason[] {
  const room = 1 - nameScore
  const reasons: MatchReason[] = []
  const date = compareDates(query.birthDate, entry.birthDates)
  if (date === 'same') reasons.push({ code: 'BIRTH_DATE_SAME', effect: room * SAME_DATE })
  const isFar = isFarOff(query.birthDate, entry.birthDates)
  // The same day of another decade may be a slip, but speaks for nobody.
  if (date === 'near') reasons.push({ code: 'BIRTH_DATE_NEAR', effect: isFar ? 0 : room * SAME_YEAR })
  if (date === 'different') {
    // Two full dates that differ are for somebody to look at.
    const isRuledOut = room > 0 && isFar && entry.birthDates.every((other) => other.length < WHOLE)
    reasons.push({ code: 'BIRTH_DATE_DIFFERENT', effect: -OTHER_DATE - (isRuledOut ? FAR_DATE : 0) })
  }
  if (isContradicted(query.birthDate, entry.birthDates)) reasons.push({ code: 'BIRTH_DATE_CONTRADICTS', effect: 0 })
  if (isSamePlace(query.birthPlace, entry.birthPlaces))
    reasons.push({ code: 'BIRTH_PLACE_SAME', effect: room * SAME_PLACE })
  if (query.countries.length > 0 && entry.countries.length > 0) {
    const isShared = query.countries.some((country) => entry.countries.includes(country))
    reasons.push(
      isShared
        ? { code: 'COUNTRY_SAME', effect: room * SAME_COUNTRY }
        : { code: 'COUNTRY_DIFFERENT', effect: -OTHER_COUNTRY },
    )
  }
  if (query.sex !== null && entry.sex !== null && query.sex !== entry.sex) {
    reasons.push({ code: 'SEX_DIFFERENT', effect: -OTHER_SEX })
  }
  return reasons
}

/** Whether full birth dates are known on both sides, and none that is listed is the person's or a slip away from it. */
export function isContradicted(date: string | null, listed: readonly string[]): boolean {
  const isFull = (each: string) => each.length === 10
  return date !== null && isFull(date) && listed.some(isFull) && compareDates(date, listed) === 'different'
}

/** Near: the same year, or a slip of the pen away from the same day. Different: none of the listed dates is near. */
export function compareDates(
  date: string | null,
  listed: readonly string[],
): 'same' | 'near' | 'different' | 'unknown' {
  if (date === null || !/^\d{4}/.test(date) || listed.length === 0) return 'unknown'
  let outcome: 'near' | 'different' = 'different'
  for (const other of listed) {
    if (date.length === WHOLE && other === date) return 'same'
    if (isNear(date, other)) outcome = 'near'
  }
  return outcome
}

/** Letters of a full date, YYYY-MM-DD. */
const WHOLE = 10

function isNear(left: string, right: string): boolean {
  if (left.length === WHOLE && right.length === WHOLE) return isSlip(left, right)
  return Math.abs(Number(left.slice(0, 4)) - Number(right.slice(0, 4))) <= NEAR_YEARS
}

/** What lists get wrong in a full date: day and month swapped, one digit, two neighbours, or the year alone. */
function isSlip(left: string, right: string): boolean {
  const isAt = (at: number, other: number) => left.charCodeAt(at) === right.charCodeAt(other)
  let [count, first, last] = [0, WHOLE, 0]
  for (let at = 0; at < WHOLE; at += 1) {
    if (isAt(at, at)) continue
    count += 1
    first = Math.min(first, at)
    last = at
  }
  const isYearAlone = last < 4
  const isDayAndMonth = first > 4 && isAt(5, 8) && isAt(6, 9) && isAt(8, 5) && isAt(9, 6)
  const areNeighbours = count === 2 && last - first < 3 && isAt(first, last) && isAt(last, first)
  return count === 1 || isYearAlone || isDayAndMonth || areNeighbours
}

function isFarOff(date: string | null, listed: readonly string[]): boolean {
  const year = Number(date?.slice(0, 4))
  return listed.every((other) => Math.abs(year - Number(other.slice(0, 4))) > FAR_YEARS)
}

function isSamePlace(place: string | null, listed: readonly string[]): boolean {
  if (place === null || listed.length === 0) return false
  const [town] = readName(place)
  if (town === undefined) return false
  return listed.some((other) => readName(other).some(({ folded }) => soundLikeness(town.folded, folded) >= 0.85))
}
