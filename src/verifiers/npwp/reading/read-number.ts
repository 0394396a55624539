import { combineLooks, type DigitEvidence, lookAtDigits } from '../../../engines/forms/printed-digits.ts'
import type { OnPaper } from '../../../engines/forms/second-look.ts'
import { boundsOf, frameOf, type PaperFrame, type TextRun } from '../../../engines/forms/text-run.ts'
import type { PrintedNumber } from './find-numbers.ts'

/** A number as it was made out. */
export interface NumberReading {
  readonly of: PrintedNumber['of']
  readonly digits: string
  /** Natural log of the odds of the least certain digit against its next best. */
  readonly weakestMargin: number
  readonly evidence: DigitEvidence
  readonly run: TextRun
}

/** Digits that a number may have: the old form, the new one and the NIK, a place of business. */
const LENGTHS = [15, 16, 22]

/** Reads a number once more, closer, and puts all looks at it together. Null where they see no number. */
export async function readNumber(
  number: PrintedNumber,
  frame: PaperFrame,
  { picture, reading, ocr, signal }: OnPaper,
): Promise<NumberReading | null> {
  const bounds = boundsOf([number.run])
  if (bounds === null) return null
  const margin = number.run.height * 0.15
  const quad = frame.toQuad({ ...bounds, left: bounds.left - margin, right: bounds.right + margin })
  const closer = await ocr.readRegion(picture, { quad, reading, alphabet: 'digits', signal })
  const runs = frameOf({ lines: closer, aspectRatio: reading.aspectRatio }).runs
  const lengthMax = number.of === 'nik' ? 16 : Math.max(16, number.digits)
  const looks = [number.run, ...runs].flatMap(({ cells }) => lookAtDigits(cells, lengthMax) ?? [])
  const evidence = combineLooks(looks, number.of === 'nik' ? [16] : LENGTHS)
  if (evidence === null) return null
  const best = evidence.places.map((place) => place.indexOf(Math.max(...place)))
  return {
    of: number.of,
    digits: best.join(''),
    weakestMargin: Math.min(...evidence.places.map((place, index) => marginOf(place, best[index] ?? 0))),
    evidence,
    run: number.run,
  }
}

/** Probability that the number is the printed one. One that breaks its own rule is more often misread. */
export function numberConfidence({ weakestMargin, evidence }: NumberReading, isConsistent: boolean | null): number {
  const clear = 1 / (1 + Math.exp(-weakestMargin))
  const seen = clear * (evidence.agreeing / evidence.looks)
  return Math.max(0.01, Math.min(0.99, isConsistent === false ? seen * 0.5 : seen))
}

function marginOf(place: readonly number[], digit: number): number {
  return (place[digit] ?? 0) - Math.max(...place.filter((_, index) => index !== digit))
}
