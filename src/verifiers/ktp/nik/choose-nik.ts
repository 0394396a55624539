import type { DigitEvidence } from '../../../engines/forms/printed-digits.ts'
import type { TextRun } from '../../../engines/forms/text-run.ts'
import type { CalendarDate } from '../../../lib/calendar-date.ts'
import { nikBirthDigits, type Sex } from '../../../lib/nik/nik.ts'

/** What the rest of the card lets one expect of the NIK; null where it was not read. */
export interface NikExpectation {
  readonly birthDate: CalendarDate | null
  readonly sex: Sex | null
  /** Codes that the printed district, regency or province has had: 6, 4 or 2 digits. */
  readonly areaCodes: readonly string[]
}

export interface ChosenNik {
  readonly digits: string
  /** Natural log of the odds of the least certain digit against its next best, agreement with the card counted in. */
  readonly weakestMargin: number
  /** Digits that the rest of the card decided because the print left them open. */
  readonly settled: number
  /** A digit that contradicts the rest of the card is not clear enough in the print for that. */
  readonly isContradicted: boolean
}

/** The NIK as it was made out, with what speaks for its digits. */
export interface NikOnCard {
  readonly chosen: ChosenNik
  readonly evidence: DigitEvidence
  readonly runs: readonly TextRun[]
  /** It has a digit less than there are, and looks as if it was printed so. */
  readonly isPrintedShort: boolean
  /** Something lies over one of its digits. */
  readonly hasHiddenDigit: boolean
}

/**
 * How much likelier (natural log) the print may make another digit and still lose to what the rest of the card says.
 * A forged or wrong digit is printed as clearly as a right one and stands far above this.
 */
const DOUBT_MAX = 2

/** What it adds to the odds of a digit (natural log) that the rest of the card asks for the same one. */
const AGREEMENT = 3

/** By how much (natural log of the odds) a digit that contradicts the card must lead the next best one. */
const CONTRADICTION_MIN = 3

/** Chooses the digits: by the print; where that leaves a digit open, by birth date, sex and area on the card. */
export function chooseNik(evidence: DigitEvidence, expected: NikExpectation): ChosenNik {
  const seen = evidence.places.map(bestDigit)
  const wanted = evidence.places.length === 16 ? wantedDigits(evidence, expected) : []
  let settled = 0
  const digits = evidence.places.map((place, index) => {
    const best = seen[index] ?? 0
    const want = wanted[index]
    if (want === undefined || want === best) return best
    const doubt = (place[best] ?? 0) - (place[want] ?? Number.NEGATIVE_INFINITY)
    if (doubt > DOUBT_MAX) return best
    settled++
    return want
  })
  return {
    digits: digits.join(''),
    weakestMargin: Math.min(
      ...evidence.places.map((place, index) => {
        const digit = digits[index] ?? 0
        return marginOf(place, digit) + (wanted[index] === digit ? AGREEMENT : 0)
      }),
    ),
    settled,
    isContradicted: evidence.places.some((place, index) => {
      const digit = digits[index] ?? 0
      const isOther = wanted[index] !== undefined && wanted[index] !== digit
      return isOther && marginOf(place, digit) < CONTRADICTION_MIN
    }),
  }
}

function wantedDigits(
  { places }: DigitEvidence,
  { birthDate, sex, areaCodes }: NikExpectation,
): readonly (number | undefined)[] {
  const likeness = (code: string) =>
    [...code].reduce((sum, digit, index) => sum + (places[index]?.[Number(digit)] ?? 0), 0)
  const [areaCode = ''] = areaCodes.toSorted((a, b) => likeness(b) - likeness(a))
  const area = Array.from({ length: 6 }, (_, index) => digitAt(areaCode, index))
  const birth = birthDate === null ? '' : nikBirthDigits(birthDate, sex ?? 'MALE')
  const days = Array.from({ length: 6 }, (_, index) =>
    index === 0 && sex === null ? undefined : digitAt(birth, index),
  )
  return [...area, ...days]
}

function digitAt(text: string, index: number): number | undefined {
  const char = text[index]
  return char === undefined ? undefined : Number(char)
}

function bestDigit(place: readonly number[]): number {
  return place.indexOf(Math.max(...place))
}

function marginOf(place: readonly number[], digit: number): number {
  const others = place.filter((_, index) => index !== digit)
  return (place[digit] ?? 0) - Math.max(...others)
}
