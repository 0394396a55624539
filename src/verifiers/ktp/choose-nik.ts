import type { AreaTable } from './areas.ts'
import { type CalendarDate, nikBirthDigits, type Sex } from './nik.ts'
import type { DigitEvidence } from './nik-digits.ts'
import type { TextRun } from './text-run.ts'

/** What the rest of the card lets one expect of the NIK; null where it was not read. */
export interface NikExpectation {
  readonly birthDate: CalendarDate | null
  readonly sex: Sex | null
  /** Codes of the printed district, 6 digits, or of the regency, 4, or the province, 2. */
  readonly areaCode: string | null
  readonly areas: AreaTable
}

export interface ChosenNik {
  readonly digits: string
  /** Natural log of the odds of the least certain digit against its next best, agreement with the card counted in. */
  readonly weakestMargin: number
  /** Digits that the rest of the card decided because the print left them open. */
  readonly settled: number
}

/** The NIK as it was made out, with what speaks for its digits. */
export interface NikOnCard {
  readonly chosen: ChosenNik
  readonly evidence: DigitEvidence
  readonly runs: readonly TextRun[]
}

/**
 * How much likelier (natural log) the print may make another digit and still lose to what the rest of the card says.
 * A forged or wrong digit is printed as clearly as a right one and stands far above this.
 */
const DOUBT_MAX = 2

/** What it adds to the odds of a digit (natural log) that the rest of the card asks for the same one. */
const AGREEMENT = 3

/** Chooses the digits: by the print; where that leaves a digit open, by birth date, sex and area on the card. */
export function chooseNik(evidence: DigitEvidence, expected: NikExpectation): ChosenNik {
  const seen = evidence.places.map(bestDigit)
  const wanted = evidence.places.length === 16 ? wantedDigits(expected) : []
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
  }
}

function wantedDigits({ birthDate, sex, areaCode }: NikExpectation): readonly (number | undefined)[] {
  const area = Array.from({ length: 6 }, (_, index) => digitAt(areaCode ?? '', index))
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
