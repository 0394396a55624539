import { readFileSync } from 'node:fs'
import { z } from 'zod'

const number = z.number()
const byMeasure = z.record(z.string(), number)

/** What was learned on drawn cards: see docs/guides/authenticity.md and bench/tamper/fit-weights.ts. */
const Weights = z.strictObject({
  /** Spread of each measure within honest pictures. */
  floors: z.strictObject({ line: byMeasure, window: byMeasure }),
  text: z.strictObject({
    /** By measure: of the line above and below the rest, of the part above and below. */
    weights: z.record(z.string(), z.tuple([number, number, number, number])),
    /** Sums from here on are beyond what honest pictures show. */
    limit: number,
  }),
  portrait: z.strictObject({
    /** Of honest pictures. */
    middles: byMeasure,
    spreads: byMeasure,
    /** By measure: above and below the middle. */
    weights: z.record(z.string(), z.tuple([number, number])),
    limit: number,
  }),
})

export type Weights = z.infer<typeof Weights>

/** Read once, and checked. */
export function loadWeights(): Weights {
  return Weights.parse(JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')))
}
