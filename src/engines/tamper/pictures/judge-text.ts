import type { Box, TamperFinding } from '../tamper.ts'
import { type DeviatingWindow, deviationsOf, FAMILIES, inputOf } from './deviations.ts'
import type { MeasuredLine, MeasuredPicture } from './measure-picture.ts'
import type { Weights } from './weights.ts'

/** A family of measures sees a trace when it alone adds this much. */
const SEEN_MIN = 1.2

/** Beyond the limit by this much, an edit that two families see decides. */
const DECISIVE_MIN = 1.5

/** Parts of a line that are this much below the limit belong to an edit beside them. */
const BESIDE = 1.5

/** Who edits a card changes a value or two: more lines that show nothing but another saving were changed with all the picture. */
const SAVED_APART_MAX = 3

/** What a line as a whole shows is where its parts show as much by themselves as this share of the most suspicious. */
const OWN_SHARE = 0.5

/** Lines of values, or parts of them, that are unlike the rest of the same paper. Null: there was too little print. */
export function judgeText(measured: MeasuredPicture, weights: Weights): readonly TamperFinding[] | null {
  const windows = deviationsOf(measured, weights.floors)
  if (windows === null) return null
  const scored = windows.map((window) => ({ window, ...sumOf(window, weights) }))
  const found = measured.lines.flatMap((line) => findingsIn(line, scored, weights))
  const savedApart = found.filter(isSavedApart)
  return savedApart.length > SAVED_APART_MAX ? found.filter((finding) => !isSavedApart(finding)) : found
}

const isSavedApart = ({ measures }: TamperFinding): boolean => measures.length === 1 && measures[0] === 'saving'

export interface Scored {
  readonly window: DeviatingWindow
  readonly sum: number
  /** Of it what the part adds, and not its line. */
  readonly own: number
  /** What each family of measures adds. */
  readonly parts: ReadonlyMap<string, number>
}

/** What all measures say together of one part of a line. */
export function sumOf({ inputs }: DeviatingWindow, { text }: Weights): Omit<Scored, 'window'> {
  const parts = new Map<string, number>()
  let [sum, own] = [0, 0]
  for (const { measure, of, side, from, gain } of text.steps) {
    if (!((inputs[inputOf(measure, of, side)] ?? Number.NaN) >= from)) continue
    const family = FAMILY_OF.get(measure) ?? measure
    parts.set(family, (parts.get(family) ?? 0) + gain)
    sum += gain
    if (of === 'window') own += gain
  }
  return { sum, own, parts }
}

const FAMILY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([family, own]) => own.map((measure) => [measure, family])),
)

/** One finding for each stretch of a line that is suspicious: where a digit was copied, from where and to where. */
function findingsIn(line: MeasuredLine, all: readonly Scored[], { text }: Weights): readonly TamperFinding[] {
  const own = all.filter(({ window }) => window.line === line)
  const most = Math.max(0, ...own.map((scored) => scored.own))
  const isIn = (scored: Scored) => scored.sum >= text.limit - BESIDE && scored.own >= OWN_SHARE * most
  return stretchesOf(own, isIn).flatMap((stretch) => {
    const strongest = stretch.toSorted((a, b) => b.sum - a.sum)[0]
    if (strongest === undefined || strongest.sum < text.limit) return []
    const seen = [...strongest.parts].filter(([, part]) => part >= SEEN_MIN).toSorted(([, a], [, b]) => b - a)
    const strength = strongest.sum - text.limit
    return {
      code: 'EDITED_TEXT' as const,
      name: line.text.name,
      box: boxAround(stretch),
      measures: seen.map(([family]) => family),
      isDecisive: line.text.isKey && seen.length >= 2 && strength >= DECISIVE_MIN,
      strength,
    }
  })
}

/** Parts side by side. */
function stretchesOf(own: readonly Scored[], isIn: (scored: Scored) => boolean): readonly (readonly Scored[])[] {
  const stretches: Scored[][] = []
  for (const [at, scored] of own.entries()) {
    if (!isIn(scored)) continue
    const before = own[at - 1]
    if (before !== undefined && isIn(before)) stretches.at(-1)?.push(scored)
    else stretches.push([scored])
  }
  return stretches
}

function boxAround(parts: readonly Scored[]): Box {
  const points = parts.flatMap(({ window }) => window.quad)
  const xs = points.map(([x]) => Math.min(1, Math.max(0, x)))
  const ys = points.map(([, y]) => Math.min(1, Math.max(0, y)))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
