import type { PlacedText } from '../tamper.ts'
import type { MeasuredLine, MeasuredPicture, MeasuredWindow, Measures } from './measure-picture.ts'
import { median, spreadOf } from './statistics.ts'

export type Measure = keyof Measures

/** Measures that look at one kind of trace. Two families are independent of one another. */
export const FAMILIES: Readonly<Record<string, readonly Measure[]>> = {
  ground: ['grain', 'grainStep', 'downStep', 'acrossStep', 'tintStep', 'textureStep', 'flatStep'],
  colour: ['groundLight', 'groundRed', 'groundBlue'],
  ink: ['inkLight', 'inkRed', 'inkBlue'],
  edge: ['sharpness', 'edge'],
  type: ['height', 'baseline', 'stroke'],
  saving: ['saving'],
  copy: ['copy'],
}

export const MEASURES: readonly Measure[] = Object.values(FAMILIES).flat()

/** What depends on the face and its size is compared among lines of one type only. */
const OF_TYPE: readonly Measure[] = [
  'inkLight',
  'inkRed',
  'inkBlue',
  'sharpness',
  'edge',
  'height',
  'baseline',
  'stroke',
]

/** What means the same in every picture is not compared with the rest. */
export const RAW: readonly Measure[] = ['copy']

/** By how much parts and lines of honest pictures differ from the rest of theirs. */
export interface Floors {
  readonly line: Readonly<Record<string, number>>
  readonly window: Readonly<Record<string, number>>
  /** Of a line that is the only one of its type from those of the usual type. */
  readonly other: Readonly<Record<string, number>>
}

export const SIDES = 4

/** Where in the inputs it says how far a measure of a line or of a part of it is above or below. */
export function inputOf(measure: string, of: 'line' | 'window', side: 'above' | 'below'): number {
  return (MEASURES as readonly string[]).indexOf(measure) * SIDES + (of === 'line' ? 0 : 2) + (side === 'above' ? 0 : 1)
}

/** One part of a line, with what it and its line deviate by: `[measure * SIDES + side]`, in spreads. */
export interface DeviatingWindow extends MeasuredWindow {
  readonly line: MeasuredLine
  readonly inputs: Float64Array
}

/** Null where there is too little print to compare with. */
export function deviationsOf(measured: MeasuredPicture, floors: Floors): readonly DeviatingWindow[] | null {
  const { lines } = measured
  if (lines.length < LINES_MIN) return null
  const items = itemsOf(measured)
  const inputs = items.window.map(() => new Float64Array(MEASURES.length * SIDES).fill(Number.NaN))
  for (const [index, measure] of MEASURES.entries()) {
    const ofLines = inSpreads(items.line, measure, { usual: floors.line, other: floors.other })
    const ofWindows = inSpreads(items.window, measure, { usual: floors.window })
    const byLine = new Map(lines.map((line, at) => [line, ofLines[at] ?? Number.NaN]))
    for (const [at, { line }] of items.window.entries()) {
      const [whole, part] = [(byLine.get(line) ?? Number.NaN) * worthOf(line.text), ofWindows[at] ?? Number.NaN]
      inputs[at]?.set([whole, -whole, part, -part], index * SIDES)
    }
  }
  return items.window.map((window, at) => ({ ...window, inputs: inputs[at] ?? new Float64Array() }))
}

/** Of each measure: by how much the lines and the parts of this picture spread, and lone lines are off. */
export function spreadsOf(measured: MeasuredPicture): Floors {
  const { line, window } = itemsOf(measured)
  const byMeasure = (of: (measure: Measure) => number) =>
    Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)]))
  return {
    line: byMeasure((measure) => spreadAmong(line, measure)),
    window: byMeasure((measure) => spreadAmong(window, measure)),
    other: byMeasure((measure) => {
      const middle = middleOf(valuesOf(ofUsualType(line), measure))
      const lone = line.filter((item) => isLone(item, line))
      return 1.4826 * middleOf(valuesOf(lone, measure).map((value) => Math.abs(value - middle)))
    }),
  }
}

/** Lines of fewer signs stray more, as means of fewer do. */
const SIGNS_USUAL = 8

function worthOf({ signs }: PlacedText): number {
  return Math.sqrt(Math.min(1, signs.length / SIGNS_USUAL))
}

/** Fewer lines have no middle to speak of. */
const LINES_MIN = 5

const WINDOWS_MIN = 8

interface Item extends MeasuredWindow {
  readonly line: MeasuredLine
}

function itemsOf({ lines }: MeasuredPicture): { readonly line: readonly Item[]; readonly window: readonly Item[] } {
  return {
    line: lines.map((line) => ({ ...line, line })),
    window: lines.flatMap((line) => line.windows.map((window) => ({ ...window, line }))),
  }
}

function valuesOf(items: readonly Item[], measure: Measure): readonly number[] {
  return items.map(({ measures }) => measures?.[measure] ?? Number.NaN)
}

function known(values: readonly number[]): readonly number[] {
  return values.filter((value) => !Number.isNaN(value))
}

/** NaN for none. */
function middleOf(values: readonly number[]): number {
  return median(known(values))
}

function isOfType(one: Item, other: Item): boolean {
  return one.line.text.type === other.line.text.type
}

/** Those of the type that most lines have. */
function ofUsualType(items: readonly Item[]): readonly Item[] {
  const byType = Map.groupBy(items, ({ line }) => line.text.type)
  return [...byType.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
}

function isLone(item: Item, all: readonly Item[]): boolean {
  return all.filter((each) => isOfType(each, item)).length < LINES_MIN
}

function spreadAmong(items: readonly Item[], measure: Measure): number {
  const values = known(valuesOf(OF_TYPE.includes(measure) ? ofUsualType(items) : items, measure))
  return values.length === 0 ? Number.NaN : spreadOf(values)
}

interface Usual {
  readonly usual: Floors['line']
  /** Absent: what is alone of its type says nothing. */
  readonly other?: Floors['line']
}

/** By how many spreads each is off the middle: of all, or of those of its type where that matters. */
function inSpreads(items: readonly Item[], measure: Measure, { usual, other }: Usual): readonly number[] {
  const values = valuesOf(items, measure)
  if (RAW.includes(measure)) return values
  const scale = scaleOf(spreadAmong(items, measure), usual[measure])
  if (!OF_TYPE.includes(measure)) return away(values, values, scale)
  const ofUsual = valuesOf(ofUsualType(items), measure)
  const min = other === undefined ? WINDOWS_MIN : LINES_MIN
  const byType = new Map<string, readonly number[]>()
  for (const type of new Set(items.map(({ line }) => line.text.type))) {
    const own = valuesOf(
      items.filter(({ line }) => line.text.type === type),
      measure,
    )
    if (own.length >= min) byType.set(type, away(own, own, scale))
    else if (other !== undefined) byType.set(type, away(own, ofUsual, scaleOf(Number.NaN, other[measure])))
  }
  const next = new Map<string, number>()
  return items.map(({ line: { text } }) => {
    const index = next.get(text.type) ?? 0
    next.set(text.type, index + 1)
    return byType.get(text.type)?.[index] ?? Number.NaN
  })
}

function away(values: readonly number[], from: readonly number[], scale: number): readonly number[] {
  const middle = middleOf(from)
  return values.map((value) => (value - middle) / scale)
}

/** A picture with as much spread as usual is its own measure; one with less is not trusted all the way. */
function scaleOf(own = Number.NaN, usual = 0): number {
  const spread = Number.isNaN(own) ? usual : own
  return Math.max(1e-4, Math.sqrt(0.6 * spread * spread + 0.4 * usual * usual))
}
