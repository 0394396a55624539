import { z } from 'zod'
import own from './face-limits.json' with { type: 'json' }

const share = z.number().min(0).max(1)
const count = z.int().min(0)
const distance = z.number().positive()

/** How often comparisons came out so, with the 95 % interval by persons drawn anew. */
const Measured = z.strictObject({ comparisons: count, hits: count, lower: share, upper: share })
export type Measured = Readonly<z.infer<typeof Measured>>

/** One group of persons at the distance of a row. */
const GroupRow = z.strictObject({
  group: z.string(),
  persons: count,
  /** Strangers of the same group and sex that match: neither picture printed, and one of them printed. */
  strangers: Measured,
  strangersPrinted: Measured,
  /** True pairs, unprinted, that match; those not compared are among the comparisons and no hits. */
  truePairs: Measured,
})

const Row = z.strictObject({
  /** At most this share of the strangers of the same group and sex matches. */
  rate: share,
  /** Up to it two faces match. */
  distance,
  strangers: Measured,
  /** On persons that the distance was not chosen on: halves drawn again and again, mean, and 95 % of them between. */
  unseen: z.strictObject({ falseMatch: share, lower: share, upper: share, trueMatch: share }),
  groups: z.array(GroupRow).min(1),
})
export type LimitsRow = Readonly<z.infer<typeof Row>>

/** True pairs with one picture printed, at the default rate. */
const PortraitRow = z.strictObject({
  portraitPx: count,
  truePairs: count,
  compared: count,
  matches: count,
  /** Of those compared: matches, and what is left to a person. */
  matchesOrReviews: count,
})

/** Rates that may be set, the laxest first. A net is used only where all of them were measured. */
export const FALSE_MATCH_RATES = [0.02, 0.01, 0.005] as const

export const DEFAULT_FALSE_MATCH_RATE = 0.01

const hasAllRates = (rows: readonly { readonly rate: number }[]) =>
  FALSE_MATCH_RATES.every((rate) => rows.some((row) => row.rate === rate))

/** What a net that describes faces may be judged at, and what that was measured on. */
export const FaceLimits = z.strictObject({
  /** Name of the net. */
  net: z.string().min(1).max(100),
  metric: z.enum(['cosine', 'euclidean']),
  measured: z.strictObject({
    on: z.iso.date(),
    pictures: count,
    persons: count,
    /** Names the set, which is not published. */
    sha256OfPixels: z.string().regex(/^[0-9a-f]{64}$/),
    prints: z.string(),
  }),
  rows: z.array(Row).refine(hasAllRates, 'a rate is missing'),
  portraits: z.array(PortraitRow),
  /** Between a match and this two faces are for a person to judge. */
  review: z.strictObject({ distance, strangers: Measured }),
  /** Up to it a match is HIGH: none of so many comparisons of strangers came within `nearest`. */
  high: z.strictObject({ distance, nearest: distance, comparisons: count }),
  /** Up to it a face of another person is worth a hint, where each is compared with all others. */
  similar: z.strictObject({ distance }),
  /** Up to it a selfie is taken for the portrait itself. */
  samePicture: z.strictObject({ distance, copies: count, found: count, others: count, falseAlarms: count }),
})
export type FaceLimits = Readonly<z.infer<typeof FaceLimits>>

/** What `npm run bench -- faces --write-limits` measured of the net that Absah brings. */
export const OWN_LIMITS: FaceLimits = FaceLimits.parse(own)

/** The distance up to which two faces match. @throws {RangeError} where the rate was not measured. */
export function matchLimit({ rows }: FaceLimits, rate: number): number {
  const row = rows.find((each) => each.rate === rate)
  if (row === undefined) {
    throw new RangeError(`No false-match rate of ${rate}: use ${rows.map((each) => each.rate).join(', ')}.`)
  }
  return row.distance
}
