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
  if (date === 'near') reasons.push({ code: 'BIRTH_DATE_NEAR', effect: room * SAME_YEAR })
  if (date === 'different') {
    const isFar = room > 0 && isFarOff(query.birthDate, entry.birthDates)
    reasons.push({ code: 'BIRTH_DATE_DIFFERENT', effect: -OTHER_DATE - (isFar ? FAR_DATE : 0) })
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
  const outcomes = listed.map((other) => compareDate(date, other))
  return outcomes.find((outcome) => outcome === 'same') ?? outcomes.find((outcome) => outcome === 'near') ?? 'different'
}

function compareDate(left: string, right: string): 'same' | 'near' | 'different' {
  const [year, , day] = left.split('-').map(Number)
  const [otherYear, , otherDay] = right.split('-').map(Number)
  if (year === undefined || otherYear === undefined) return 'different'
  const isWhole = day !== undefined && otherDay !== undefined
  if (left === right && isWhole) return 'same'
  if (isWhole) return isSlip(left, right) ? 'near' : 'different'
  return Math.abs(year - otherYear) <= NEAR_YEARS ? 'near' : 'different'
}

/** What lists get wrong in a full date: day and month swapped, one digit, two neighbours, or the year alone. */
function isSlip(left: string, right: string): boolean {
  const [year, month, day] = right.split('-')
  if (left === `${year}-${day}-${month}` || left.slice(5) === right.slice(5)) return true
  const differing = [...left].flatMap((digit, at) => (digit === right[at] ? [] : [at]))
  const [at = 0, next] = differing
  const isSwap = differing.length === 2 && left[at] === right[next ?? 0] && left[next ?? 0] === right[at]
  return differing.length === 1 || (isSwap && (next ?? 0) - at < 3)
}

/** Of lists that know years alone; two full dates that differ are for somebody to look at. */
function isFarOff(date: string | null, listed: readonly string[]): boolean {
  const year = Number(date?.slice(0, 4))
  return listed.every((other) => other.length < 10 && Math.abs(year - Number(other.slice(0, 4))) > FAR_YEARS)
}

function isSamePlace(place: string | null, listed: readonly string[]): boolean {
  if (place === null || listed.length === 0) return false
  const [town] = readName(place)
  if (town === undefined) return false
  return listed.some((other) => readName(other).some(({ folded }) => soundLikeness(town.folded, folded) >= 0.85))
}
