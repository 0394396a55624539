import type { Box, TamperFinding } from '../tamper.ts'
import { type DeviatingWindow, deviationsOf, FAMILIES, MEASURES, SIDES } from './deviations.ts'
import type { MeasuredLine, MeasuredPicture } from './measure-picture.ts'
import type { Weights } from './weights.ts'

/** A family of measures sees a trace when it alone adds this much. */
const SEEN_MIN = 1.2

/** Beyond the limit by this much, an edit that two families see decides. */
const DECISIVE_MIN = 1.5

/** Parts of a line that are this much below the limit belong to an edit beside them. */
const BESIDE = 1.5

/** Lines of values, or parts of them, that are unlike the rest of the same paper. Null: there was too little print. */
export function judgeText(measured: MeasuredPicture, weights: Weights): readonly TamperFinding[] | null {
  const windows = deviationsOf(measured, weights.floors)
  if (windows === null) return null
  const scored = windows.map((window) => ({ window, ...sumOf(window, weights) }))
  return measured.lines.flatMap((line) => findingIn(line, scored, weights) ?? [])
}

export interface Scored {
  readonly window: DeviatingWindow
  readonly sum: number
  /** What each family of measures adds. */
  readonly parts: ReadonlyMap<string, number>
}

/** What all measures say together of one part of a line. */
export function sumOf({ inputs }: DeviatingWindow, { text }: Weights): Omit<Scored, 'window'> {
  const parts = new Map<string, number>()
  for (const [family, measures] of Object.entries(FAMILIES)) {
    let part = 0
    for (const measure of measures) {
      const from = MEASURES.indexOf(measure) * SIDES
      for (const [side, weight] of (text.weights[measure] ?? []).entries()) part += weight * (inputs[from + side] ?? 0)
    }
    parts.set(family, part)
  }
  return { sum: [...parts.values()].reduce((total, part) => total + part, 0), parts }
}

function findingIn(line: MeasuredLine, all: readonly Scored[], { text }: Weights): TamperFinding | null {
  const own = all.filter(({ window }) => window.line === line)
  const strongest = own.toSorted((a, b) => b.sum - a.sum)[0]
  if (strongest === undefined || strongest.sum < text.limit) return null
  const at = own.indexOf(strongest)
  const touched = runAround(own, at, text.limit - BESIDE)
  const seen = [...strongest.parts].filter(([, part]) => part >= SEEN_MIN).toSorted(([, a], [, b]) => b - a)
  const strength = strongest.sum - text.limit
  return {
    code: 'EDITED_TEXT',
    name: line.text.name,
    box: boxAround(touched),
    measures: seen.map(([family]) => family),
    isDecisive: line.text.isKey && seen.length >= 2 && strength >= DECISIVE_MIN,
    strength,
  }
}

/** The parts beside one that are suspicious, too. */
function runAround(own: readonly Scored[], at: number, min: number): readonly Scored[] {
  let [first, last] = [at, at]
  while (first > 0 && (own[first - 1]?.sum ?? 0) >= min) first--
  while (last < own.length - 1 && (own[last + 1]?.sum ?? 0) >= min) last++
  return own.slice(first, last + 1)
}

function boxAround(parts: readonly Scored[]): Box {
  const points = parts.flatMap(({ window }) => window.quad)
  const xs = points.map(([x]) => Math.min(1, Math.max(0, x)))
  const ys = points.map(([, y]) => Math.min(1, Math.max(0, y)))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
