import { digitOf } from '../../lib/look-alikes.ts'
import type { Cell } from './text-run.ts'

/** One look at the digits of the NIK line. */
export interface DigitLook {
  /** Whether the digits stand as far apart as digits of one number do: none seems to be missing between two. */
  readonly isEven: boolean
  /** Per place the log probability of each digit 0–9. */
  readonly places: readonly (readonly number[])[]
}

/** What several looks together say. */
export interface DigitEvidence {
  /** Per place the log probability of each digit 0–9; as many places as digits were printed. */
  readonly places: readonly (readonly number[])[]
  /** How many looks counted that many digits, and how many looked at all. */
  readonly agreeing: number
  readonly looks: number
}

/** A NIK has so many digits. */
const NIK_LENGTH = 16

/** In the line of a number these are of a word beside it. */
const NO_DIGITS = 'A!'

const FLOOR = 0.0005

/**
 * Corrections of the net's log probabilities, by digit. It has hardly seen the 1 of OCR-A, a stroke on a foot, and
 * gives a part of it to 2, 3 and 0. Measured on 5,455 digits of 341 drawn cards (OCR-A and five other faces): where a 1
 * was printed, the net put 2 at worst 1.2 above it; where a 2 was, 1 at least 3.7 below. Each correction lies in the
 * middle of such a gap; with them no digit of these was chosen wrongly, without them 28.
 */
const DIGIT_BIAS = [-0.6, 0.7, -1.75, -1.4, 0, 0, 0, 0, 0, 0] as const

/** The net is more often right than it says: its odds count squared (fitted on the same digits). */
const SHARPNESS = 2

/**
 * The digits of a line, letters that are misread digits included. Of more than `lengthMax` the odd one goes. Null when it
 * does not look like a number.
 */
export function lookAtDigits(cells: readonly Cell[], lengthMax = NIK_LENGTH): DigitLook | null {
  const signs = digitCells(cells, lengthMax)
  const real = signs.filter(({ char }) => /[0-9]/.test(char)).length
  if (real < 8 || real < signs.length * 0.6) return null
  return { places: signs.map(placeOf), isEven: isEven(signs) }
}

/** The cells of a line that are digits, or letters that digits are misread for. */
export function digitCells(cells: readonly Cell[], lengthMax = NIK_LENGTH): readonly Cell[] {
  return withoutStray(
    cells.filter(({ char }) => digitIn(char) !== undefined),
    lengthMax,
  )
}

/** Puts looks together: the number of digits most of them saw, then place by place. `lengths`: those that numbers have. */
export function combineLooks(
  looks: readonly DigitLook[],
  lengths: readonly number[] = [NIK_LENGTH],
): DigitEvidence | null {
  const counts = Map.groupBy(looks, ({ places }) => places.length)
  const weight = (length: number, group: readonly DigitLook[]) =>
    group.reduce((sum, { isEven: even }) => sum + (even ? 1 : 0.3), lengths.includes(length) ? 0.5 : 0)
  const [length, same] = [...counts].toSorted(([a, x], [b, y]) => weight(b, y) - weight(a, x))[0] ?? []
  if (length === undefined || same === undefined) return null
  const places = Array.from({ length }, (_, place) =>
    normalised(
      Array.from(
        { length: 10 },
        (_unused, digit) =>
          same.reduce((sum, look) => sum + (look.places[place]?.[digit] ?? Math.log(FLOOR)), 0) / same.length,
      ),
    ),
  )
  return { places, agreeing: same.length, looks: looks.length }
}

function placeOf(cell: Cell): readonly number[] {
  const seen = new Map<string, number>()
  for (const { char, probability } of [cell, ...cell.alternatives]) {
    const digit = digitIn(char)
    if (digit !== undefined) seen.set(digit, (seen.get(digit) ?? 0) + probability)
  }
  const logs = Array.from({ length: 10 }, (_, digit) => Math.log(Math.max(FLOOR, seen.get(String(digit)) ?? 0)))
  return normalised(logs.map((log, digit) => SHARPNESS * (log + (DIGIT_BIAS[digit] ?? 0))))
}

/** A colon read as a digit stands nearer to or farther from the first digit than digits stand from each other. */
function withoutStray(signs: readonly Cell[], lengthMax: number): readonly Cell[] {
  if (signs.length <= lengthMax) return signs
  const steps = signs.slice(1).map((sign, index) => sign.x - (signs[index]?.x ?? 0))
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  const isOdd = (step: number | undefined) => step !== undefined && (step > usual * 1.5 || step < usual * 0.6)
  const isWeak = (sign: Cell | undefined) => sign !== undefined && sign.probability < 0.6
  if (isOdd(steps[0]) || isWeak(signs[0])) return signs.slice(1)
  if (isOdd(steps.at(-1)) || isWeak(signs.at(-1))) return signs.slice(0, -1)
  return signs
}

function isEven(signs: readonly Cell[]): boolean {
  const steps = signs.slice(1).map((sign, index) => sign.x - (signs[index]?.x ?? 0))
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  return steps.every((step) => step < usual * 1.75)
}

function digitIn(char: string): string | undefined {
  return digitOf(char, NO_DIGITS)
}

function normalised(logs: readonly number[]): readonly number[] {
  const top = Math.max(...logs)
  const total = top + Math.log(logs.reduce((sum, each) => sum + Math.exp(each - top), 0))
  return logs.map((each) => each - total)
}
