import type { TamperFinding } from '../tamper.ts'
import type { MeasuredPicture } from './measure-picture.ts'
import { median } from './statistics.ts'
import type { Weights } from './weights.ts'

export const PORTRAIT_MEASURES = [
  'rim',
  'sharpRim',
  'saving',
  'grain',
  'grainRatio',
  'tint',
  'light',
  'flat',
  'frame',
] as const
export type PortraitMeasure = (typeof PORTRAIT_MEASURES)[number]

/** Of a portrait beside the print and the ground of its paper; NaN: not known. */
export type PortraitDeviation = Readonly<Record<PortraitMeasure, number>>

/** What a portrait is beside its paper; null where there is none, or too little print. */
export function comparePortrait({ lines, portrait }: MeasuredPicture): PortraitDeviation | null {
  const known = lines.flatMap(({ text, measures }) => (text.type === USUAL_TYPE && measures !== null ? [measures] : []))
  if (portrait === null || known.length < LINES_MIN) return null
  const { inside, outside } = portrait
  const middle = (values: readonly number[]) => median(values.filter((value) => !Number.isNaN(value)))
  const edge = middle(known.map((each) => each.edge))
  const edges = portrait.edges.filter((each) => !Number.isNaN(each)).toSorted((a, b) => b - a)
  return {
    rim: edges.length < SIDES_MIN ? Number.NaN : middle(edges) - edge,
    sharpRim: (edges[1] ?? Number.NaN) - edge,
    saving: portrait.saving - middle(known.map(({ saving }) => saving)),
    grain: Math.exp(outside.light) - Math.exp(inside.light),
    grainRatio: outside.light - inside.light,
    tint: inside.tint - outside.tint,
    light: portrait.light,
    flat: portrait.flat,
    frame: portrait.frame,
  }
}

const LINES_MIN = 5
const SIDES_MIN = 2

/** What most lines of a paper are. */
const USUAL_TYPE = 'row'

/** By how many spreads a measure is above and below what is usual in honest pictures. */
export function portraitInput(
  compared: PortraitDeviation,
  measure: PortraitMeasure,
  { middles, spreads }: Pick<Weights['portrait'], 'middles' | 'spreads'>,
): number {
  return (compared[measure] - (middles[measure] ?? 0)) / Math.max(1e-3, spreads[measure] ?? 1)
}

/** What each measure adds for a portrait. */
export function portraitParts(
  compared: PortraitDeviation,
  { steps, ...usual }: Omit<Weights['portrait'], 'limit'>,
): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  for (const measure of PORTRAIT_MEASURES) {
    const away = portraitInput(compared, measure, usual)
    for (const step of steps) {
      const isPast = (step.side === 'above' ? away : -away) >= step.from
      if (step.measure === measure && isPast) parts.set(measure, (parts.get(measure) ?? 0) + step.gain)
    }
  }
  return parts
}

const SEEN_MIN = 1

/** A portrait that is unlike the paper it stands on. Never decisive: people glue, copy and retouch their own. */
export function judgePortrait(measured: MeasuredPicture, { portrait: weights }: Weights): readonly TamperFinding[] {
  const compared = comparePortrait(measured)
  const { portrait } = measured
  if (compared === null || portrait === null) return []
  const parts = [...portraitParts(compared, weights)]
  const sum = parts.reduce((total, [, part]) => total + part, 0)
  if (sum < weights.limit) return []
  const seen = parts.filter(([, part]) => part >= SEEN_MIN).toSorted(([, a], [, b]) => b - a)
  const xs = portrait.quad.map(([x]) => Math.min(1, Math.max(0, x)))
  const ys = portrait.quad.map(([, y]) => Math.min(1, Math.max(0, y)))
  return [
    {
      code: 'EDITED_PORTRAIT',
      name: null,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
      measures: seen.map(([measure]) => measure),
      isDecisive: false,
      strength: sum - weights.limit,
    },
  ]
}
