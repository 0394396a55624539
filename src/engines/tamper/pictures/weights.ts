import { readFileSync } from 'node:fs'
import { z } from 'zod'

const number = z.number()
const byMeasure = z.record(z.string(), number)

const Step = z.strictObject({
  measure: z.string(),
  side: z.enum(['above', 'below']),
  /** In spreads of the measure. */
  from: number,
  gain: number,
})

/** What was learned on drawn cards: see docs/guides/authenticity.md and bench/tamper/fit-weights.ts. */
const Weights = z.strictObject({
  /** Spread of each measure within honest pictures. */
  floors: z.strictObject({ line: byMeasure, window: byMeasure, other: byMeasure }),
  text: z.strictObject({
    /** What a line or a part of one gains where it is so far off. */
    steps: z.array(Step.extend({ of: z.enum(['line', 'window']) })),
    /** Sums from here on are beyond what honest pictures show. */
    limit: number,
  }),
  portrait: z.strictObject({
    /** Of honest pictures. */
    middles: byMeasure,
    spreads: byMeasure,
    steps: z.array(Step),
    limit: number,
  }),
})

export type Weights = z.infer<typeof Weights>

/** Read once, and checked. */
export function loadWeights(): Weights {
  return Weights.parse(JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')))
}
