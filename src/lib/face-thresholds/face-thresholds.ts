import { z } from 'zod'
import table from './face-thresholds.json' with { type: 'json' }

/** How good the worse of two pictures of faces is. */
export type QualityBand = 'good' | 'poor'

/** Impostor pairs that must have been seen before a rate is stated: with fewer, not even none of them would show it. */
export const impostorPairsMin = (rate: number) => Math.round(3 / rate)

const share = z.number().min(0).max(1)
const count = z.int().min(0)

/** A distance of two faces, stated as a false-match rate, with what it was measured on. */
const FaceThreshold = z
  .strictObject({
    band: z.enum(['good', 'poor']),
    /** At most this share of the impostor pairs matches. */
    rate: share,
    /** Up to it two faces match. */
    distance: z.number().positive(),
    /** Pairs of pictures of two persons. A pair counts once, however often it was printed and compared. */
    impostorPairs: count,
    /** Those of them that match in at least one of their comparisons. */
    falseMatches: count,
    /** 95 % interval of their share (Wilson). */
    lower: share,
    upper: share,
    impostorComparisons: count,
    falseMatchComparisons: count,
    genuineComparisons: count,
    /** Comparisons of one person's pictures that do not match. */
    falseNonMatches: count,
  })
  .refine(({ rate, impostorPairs }) => impostorPairs >= impostorPairsMin(rate), 'too few pairs for this rate')
export type FaceThreshold = Readonly<z.infer<typeof FaceThreshold>>

/** What `npm run bench -- faces --write-thresholds` measured, a row for each band and rate. */
export const FACE_THRESHOLDS: readonly FaceThreshold[] = z.array(FaceThreshold).parse(table.rows)

/** What they were measured on. */
export const FACE_THRESHOLDS_SOURCE = table.source

/** Rates that may be set, the laxest first: those that could be stated for every band. */
export const FALSE_MATCH_RATES: readonly number[] = [...new Set(FACE_THRESHOLDS.map(({ rate }) => rate))]
  .filter((rate) => (['good', 'poor'] as const).every((band) => rowOf(band, rate) !== undefined))
  .toSorted((a, b) => b - a)

export const DEFAULT_FALSE_MATCH_RATE = 0.02

/**
 * The distance up to which two faces of such pictures match.
 *
 * @throws {RangeError} where the rate is none of `FALSE_MATCH_RATES`.
 */
export function matchLimit(band: QualityBand, rate: number): number {
  const row = rowOf(band, rate)
  if (row === undefined) throw new RangeError(`No false-match rate of ${rate}: use ${FALSE_MATCH_RATES.join(', ')}.`)
  return row.distance
}

function rowOf(band: QualityBand, rate: number): FaceThreshold | undefined {
  return FACE_THRESHOLDS.find((row) => row.band === band && row.rate === rate)
}
