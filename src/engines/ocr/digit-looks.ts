import { digitOf } from '../../lib/look-alikes.ts'
import type { DecodedText } from './ctc-decode.ts'
import type { Glyph } from './ocr.ts'

/** Nets of digits give these only where nothing else fits. */
const NO_DIGITS = 'L!'

/** Looks agree when at every place the likeliest digit leads the next by these odds, looks taken together. */
const LEAD_MIN = Math.log(3.3)

const PROBABILITY_MIN = 0.0005

/**
 * A line without what is no digit. Letters that look like digits count as these, at their own probability; all digits that a
 * place could be stand among its alternatives.
 */
export function digitsOnly(line: DecodedText): DecodedText {
  const glyphs = line.glyphs.flatMap((glyph): Glyph[] => {
    const digit = digitIn(glyph.char)
    if (digit === undefined) return []
    const [first, ...others] = digitsAt(glyph)
    return first === undefined ? [] : [{ ...first, alternatives: others, at: glyph.at }]
  })
  const sum = glyphs.reduce((total, { probability }) => total + probability, 0)
  return {
    text: glyphs.map(({ char }) => char).join(''),
    confidence: glyphs.length === 0 ? 0 : sum / glyphs.length,
    certainty: Math.min(line.certainty, ...glyphs.map(({ probability }) => probability)),
    glyphs,
  }
}

/** True when the looks that saw as many digits as most leave no place in doubt. */
export function isDigitsSettled(looks: readonly DecodedText[]): boolean {
  const byCount = Map.groupBy(looks, ({ glyphs }) => glyphs.length)
  const [most] = [...byCount.values()].sort((a, b) => b.length - a.length)
  const [first] = most ?? []
  if (most === undefined || first === undefined || most.length * 2 <= looks.length) return false
  return first.glyphs.every((_, place) => leadAt(most, place) >= LEAD_MIN)
}

/** Mean over the looks of the log odds between the two likeliest digits of a place. */
function leadAt(looks: readonly DecodedText[], place: number): number {
  const scores = Array.from({ length: 10 }, (_, digit) => {
    const logs = looks.map(({ glyphs }) => Math.log(probabilityOf(glyphs[place], String(digit))))
    return logs.reduce((sum, log) => sum + log, 0) / looks.length
  })
  const [first = 0, second = 0] = scores.sort((a, b) => b - a)
  return first - second
}

function probabilityOf(glyph: Glyph | undefined, digit: string): number {
  if (glyph === undefined) return PROBABILITY_MIN
  if (glyph.char === digit) return Math.max(PROBABILITY_MIN, glyph.probability)
  const other = glyph.alternatives.find(({ char }) => char === digit)
  return Math.max(PROBABILITY_MIN, other?.probability ?? 0)
}

function digitsAt(glyph: Glyph): { char: string; probability: number }[] {
  const sums = new Map<string, number>()
  for (const { char, probability } of [glyph, ...glyph.alternatives]) {
    const digit = digitIn(char)
    if (digit !== undefined) sums.set(digit, (sums.get(digit) ?? 0) + probability)
  }
  return [...sums].map(([char, probability]) => ({ char, probability })).sort((a, b) => b.probability - a.probability)
}

function digitIn(char: string): string | undefined {
  return digitOf(char, NO_DIGITS)
}
