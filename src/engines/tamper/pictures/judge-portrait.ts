import type { TamperFinding } from '../tamper.ts'
import type { MeasuredPicture } from './measure-picture.ts'
import { mean, median } from './statistics.ts'
import type { Weights } from './weights.ts'

export const PORTRAIT_MEASURES = ['saving', 'grain', 'flat', 'rim', 'sharpestRim', 'frame'] as const
export type PortraitMeasure = (typeof PORTRAIT_MEASURES)[number]

export type PortraitDeviation = Readonly<Record<PortraitMeasure, number>>

/** What a portrait is beside the print of its paper; null where there is none, or too little print. NaN: not known. */
export function comparePortrait({ lines, portrait }: MeasuredPicture): PortraitDeviation | null {
  const known = lines.flatMap(({ measures }) => measures ?? [])
  if (portrait === null || known.length < LINES_MIN) return null
  const savings = known.map(({ saving }) => saving).filter((saving) => !Number.isNaN(saving))
  const rims = portrait.rims.filter((rim) => !Number.isNaN(rim))
  const sharpness = Math.log(median(known.map(({ sharpness: own }) => own)))
  return {
    saving: savings.length === 0 ? Number.NaN : portrait.saving - median(savings),
    grain: portrait.grain - median(known.map(({ grain }) => grain)),
    flat: portrait.flat,
    rim: rims.length < 2 ? Number.NaN : Math.log(mean(rims)) - 0.5 * sharpness,
    sharpestRim: rims.length < 2 ? Number.NaN : Math.log(Math.max(...rims)) - 0.5 * sharpness,
    frame: portrait.frame,
  }
}

const LINES_MIN = 5

/** `[measure * 2 + side]`: by how much it is above and below what is usual. */
export function portraitInputs(
  compared: PortraitDeviation,
  { middles, spreads }: Omit<Weights['portrait'], 'weights' | 'limit'>,
) {
  return Float64Array.from(
    PORTRAIT_MEASURES.flatMap((measure) => {
      const away = (compared[measure] - (middles[measure] ?? 0)) / Math.max(1e-3, spreads[measure] ?? 1)
      return [excess(away), excess(-away)]
    }),
  )
}

function excess(deviation: number): number {
  return deviation > 1 ? Math.log(deviation) : 0
}

const SEEN_MIN = 1

/** A portrait that is unlike the paper it stands on. Never decisive: people glue, copy and retouch their own. */
export function judgePortrait(measured: MeasuredPicture, { portrait: weights }: Weights): readonly TamperFinding[] {
  const compared = comparePortrait(measured)
  const { portrait } = measured
  if (compared === null || portrait === null) return []
  const inputs = portraitInputs(compared, weights)
  const parts = PORTRAIT_MEASURES.map((measure, index): [string, number] => {
    const [above, below] = weights.weights[measure] ?? [0, 0]
    return [measure, above * (inputs[index * 2] ?? 0) + below * (inputs[index * 2 + 1] ?? 0)]
  })
  const sum = parts.reduce((total, [, part]) => total + part, 0)
  if (sum < weights.limit) return []
  const xs = portrait.quad.map(([x]) => Math.min(1, Math.max(0, x)))
  const ys = portrait.quad.map(([, y]) => Math.min(1, Math.max(0, y)))
  return [
    {
      code: 'EDITED_PORTRAIT',
      name: null,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
      measures: parts
        .filter(([, part]) => part >= SEEN_MIN)
        .toSorted(([, a], [, b]) => b - a)
        .map(([measure]) => measure),
      isDecisive: false,
      strength: sum - weights.limit,
    },
  ]
}
