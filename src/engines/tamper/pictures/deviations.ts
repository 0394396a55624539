import type { LineFeatures } from './line-features.ts'
import type { MeasuredLine, MeasuredPicture, MeasuredWindow } from './measure-picture.ts'
import { median, spreadOf } from './statistics.ts'

export type Measure = keyof LineFeatures | 'saving'

/** Measures that look at one kind of trace. Two families are independent of one another. */
export const FAMILIES: Readonly<Record<string, readonly Measure[]>> = {
  ground: ['grain', 'grainStep', 'textureStep', 'flatStep'],
  colour: ['groundLight', 'groundRed', 'groundBlue'],
  ink: ['inkLight', 'inkRed', 'inkBlue'],
  edge: ['sharpness'],
  type: ['height', 'baseline', 'stroke'],
  saving: ['saving'],
}

export const MEASURES: readonly Measure[] = Object.values(FAMILIES).flat()

/** What depends on the face and its size is compared among lines of one type only. */
const OF_TYPE: readonly Measure[] = ['inkLight', 'inkRed', 'inkBlue', 'sharpness', 'height', 'baseline', 'stroke']

/** By how much parts and lines of a picture differ from the rest of it, as far as honest pictures do. */
export interface Floors {
  readonly line: Readonly<Record<string, number>>
  readonly window: Readonly<Record<string, number>>
}

export const SIDES = 4

/** One part of a line, with what it and its line deviate by: `[measure * SIDES + side]`, 0 = as the rest. */
export interface DeviatingWindow extends MeasuredWindow {
  readonly line: MeasuredLine
  readonly inputs: Float64Array
}

/** Of each measure: by how much the lines and the parts of this picture spread. */
export function spreadsOf({ lines }: MeasuredPicture): Floors {
  const windows = lines.flatMap((line) => line.windows.map((window) => ({ ...window, line })))
  const spread = (items: readonly Item[], measure: Measure) => {
    const usual = ofUsualType(items)
    const values = valuesOf(OF_TYPE.includes(measure) ? usual : items, measure).filter((value) => !Number.isNaN(value))
    return values.length === 0 ? Number.NaN : spreadOf(values)
  }
  const ofLines = lines.map((line) => ({ ...line, line }))
  return {
    line: Object.fromEntries(MEASURES.map((measure) => [measure, spread(ofLines, measure)])),
    window: Object.fromEntries(MEASURES.map((measure) => [measure, spread(windows, measure)])),
  }
}

/** Null where there is too little print to compare with. */
export function deviationsOf(measured: MeasuredPicture, floors: Floors): readonly DeviatingWindow[] | null {
  const { lines } = measured
  if (lines.length < LINES_MIN) return null
  const spreads = spreadsOf(measured)
  const ofLines: readonly Item[] = lines.map((line) => ({ ...line, line }))
  const windows: readonly Item[] = lines.flatMap((line) => line.windows.map((window) => ({ ...window, line })))
  const inputs = windows.map(() => new Float64Array(MEASURES.length * SIDES))
  for (const [index, measure] of MEASURES.entries()) {
    const scale = {
      line: scaleOf(measure, spreads.line, floors.line),
      window: scaleOf(measure, spreads.window, floors.window),
    }
    const byLine = new Map(lines.map((line, at) => [line, deviate(ofLines, measure, 'line')[at] ?? Number.NaN]))
    const byWindow = deviate(windows, measure, 'window')
    for (const [at, window] of windows.entries()) {
      const own = inputs[at]
      if (own === undefined) continue
      const [line, part] = [(byLine.get(window.line) ?? 0) / scale.line, (byWindow[at] ?? 0) / scale.window]
      own.set([excess(line), excess(-line), excess(part), excess(-part)], index * SIDES)
    }
  }
  return windows.map((window, at) => ({ ...window, inputs: inputs[at] ?? new Float64Array() }))
}

/** Fewer lines have no middle to speak of. */
const LINES_MIN = 5

interface Item extends MeasuredWindow {
  readonly line: MeasuredLine
}

function valuesOf(items: readonly Item[], measure: Measure): readonly number[] {
  return items.map(({ measures }) => measures?.[measure] ?? Number.NaN)
}

/** Those of the type that most lines have. */
function ofUsualType(items: readonly Item[]): readonly Item[] {
  const byType = Map.groupBy(items, ({ line }) => line.text.type)
  return [...byType.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
}

function scaleOf(measure: Measure, ...spreads: readonly Floors['line'][]): number {
  return Math.hypot(...spreads.map((each) => each[measure] ?? 0), 1e-4)
}

/** From the middle of all, or of those of one type where that matters and there are enough of them. */
function deviate(items: readonly Item[], measure: Measure, level: 'line' | 'window'): readonly number[] {
  const values = valuesOf(items, measure)
  if (!OF_TYPE.includes(measure)) return fromMiddle(values)
  const deviations = values.map(() => Number.NaN)
  for (const type of new Set(items.map(({ line }) => line.text.type))) {
    const places = items.flatMap(({ line }, at) => (line.text.type === type ? [at] : []))
    if (places.length < (level === 'line' ? LINES_MIN : WINDOWS_MIN)) continue
    const own = fromMiddle(places.map((at) => values[at] ?? Number.NaN))
    for (const [index, at] of places.entries()) deviations[at] = own[index] ?? Number.NaN
  }
  return deviations
}

const WINDOWS_MIN = 8

function fromMiddle(values: readonly number[]): readonly number[] {
  const known = values.filter((value) => !Number.isNaN(value))
  const middle = known.length === 0 ? 0 : median(known)
  return values.map((value) => value - middle)
}

/** What one measure says grows slower and slower: none outweighs all others. */
function excess(deviation: number): number {
  return deviation > 1 ? Math.log(deviation) : 0
}
