import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type DeviatingWindow,
  deviationsOf,
  type Floors,
  inputOf,
  MEASURES,
  RAW,
  SIDES,
  spreadsOf,
} from '../../src/engines/tamper/pictures/deviations.ts'
import {
  comparePortrait,
  PORTRAIT_MEASURES,
  portraitInput,
  portraitParts,
} from '../../src/engines/tamper/pictures/judge-portrait.ts'
import { sumOf } from '../../src/engines/tamper/pictures/judge-text.ts'
import { median, spreadOf } from '../../src/engines/tamper/pictures/statistics.ts'
import type { Weights } from '../../src/engines/tamper/pictures/weights.ts'
import type { Box, Quad } from '../../src/engines/tamper/tamper.ts'
import { boost, type Example, type Step } from './boost.ts'
import { type MeasuredSample, readMeasured } from './measured-set.ts'

// For developers: node bench/tamper/fit-weights.ts MEASURED…, each written by measure-set.ts. Learns the weights of
// src/engines/tamper/pictures/weights.json on drawn sets; prints what cross-validation over layouts and seeds says.

const BOOST = { text: { rounds: 200, rate: 0.3, ridge: 3 }, portrait: { rounds: 80, rate: 0.3, ridge: 3 } } as const

/** Honest pictures that may be above the limit. */
const ALARMS = { text: 0.006, portrait: 0.006 } as const

/** Above the last honest picture that may alarm. */
const LIMIT_OVER = { text: 0.8, portrait: 2.15 } as const

/** Spreads at which a step may be. */
const SPREADS = [1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45]

const COPIES = [0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5]

/**
 * Measures that speak alone where they are so many times further off than in any honest picture, and at least so many
 * edits are: what few edits show would else be outweighed by what honest pictures add up to.
 */
const ALONE = { text: ['saving', 'copy', 'edge', 'textureStep', 'flatStep'], portrait: ['saving', 'rim'] } as const
const ALONE_FROM = 1.2
const ALONE_EDITS_MIN = 3
/** Beyond the limit, then. */
const ALONE_OVER = 1

const OFS = ['line', 'window'] as const
const SIDE_NAMES = ['above', 'below'] as const

const PARTS = 4

const samples = (await Promise.all(process.argv.slice(2).map(readMeasured))).flat()
const learning = samples.filter(({ entry }) => !entry.presentation)
process.stdout.write(`${learning.length} pictures, ${learning.filter(isHonest).length} of them honest\n`)
validate()
const target = path.join(import.meta.dirname, '../../src/engines/tamper/pictures/weights.json')
await writeFile(target, `${JSON.stringify(fit(learning), null, 2)}\n`)

function isHonest({ entry }: MeasuredSample): boolean {
  return entry.kind === 'honest'
}

function fit(all: readonly MeasuredSample[]): Weights {
  const honest = all.filter(isHonest)
  const floors = floorsOf(honest)
  const text = textSteps(all, floors)
  const usual = usualPortraits(honest)
  const portrait = portraitSteps(all, usual)
  const summed: Weights = { floors, text: { steps: text, limit: 0 }, portrait: { ...usual, steps: portrait, limit: 0 } }
  const textLimit = limitOf(
    honest.map((sample) => textSum(sample, summed)),
    'text',
  )
  const portraitLimit = limitOf(
    honest.map((sample) => portraitSum(sample, summed)),
    'portrait',
  )
  return {
    floors,
    text: { steps: [...text, ...textAlone(all, floors, textLimit)], limit: textLimit },
    portrait: { ...usual, steps: [...portrait, ...portraitAlone(all, usual, portraitLimit)], limit: portraitLimit },
  }
}

function limitOf(sums: readonly number[], of: 'text' | 'portrait'): number {
  const sorted = sums.toSorted((a, b) => b - a)
  return rounded((sorted[Math.floor(sorted.length * ALARMS[of])] ?? 0) + LIMIT_OVER[of])
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}

function middleOf(values: readonly number[], middle: (values: readonly number[]) => number = median): number {
  return rounded(middle(values.filter((value) => !Number.isNaN(value))))
}

function floorsOf(honest: readonly MeasuredSample[]): Floors {
  const spreads = honest.map(({ measured }) => spreadsOf(measured))
  const of = (level: keyof Floors) =>
    Object.fromEntries(
      MEASURES.filter((measure) => !RAW.includes(measure)).map((measure) => [
        measure,
        middleOf(spreads.map((each) => each[level][measure] ?? Number.NaN)),
      ]),
    )
  return { line: of('line'), window: of('window'), other: of('other') }
}

function usualPortraits(honest: readonly MeasuredSample[]) {
  const compared = honest.flatMap(({ measured }) => comparePortrait(measured) ?? [])
  const of = (middle: (values: readonly number[]) => number) =>
    Object.fromEntries(
      PORTRAIT_MEASURES.map((measure) => [
        measure,
        middleOf(
          compared.map((each) => each[measure]),
          middle,
        ),
      ]),
    )
  return { middles: of(median), spreads: of(spreadOf) }
}

function textSteps(all: readonly MeasuredSample[], floors: Floors): Weights['text']['steps'] {
  const thresholds: (readonly number[])[] = new Array(MEASURES.length * SIDES).fill([])
  for (const measure of MEASURES) {
    const isRaw = RAW.includes(measure)
    for (const of of OFS) {
      for (const side of isRaw ? (['above'] as const) : SIDE_NAMES)
        thresholds[inputOf(measure, of, side)] = isRaw ? COPIES : SPREADS
    }
  }
  const examples = all.flatMap((sample) => textExamples(sample, floors))
  return boost(examples, { thresholds, ...BOOST.text }).map(({ input, from, gain }) => ({
    measure: MEASURES[Math.floor(input / SIDES)] ?? '',
    of: OFS[Math.floor((input % SIDES) / 2)] ?? 'line',
    side: SIDE_NAMES[input % 2] ?? 'above',
    from,
    gain: rounded(gain),
  }))
}

/** The parts of an edit together weigh as much as some parts of honest ones, however many they are. */
function textExamples({ entry, measured }: MeasuredSample, floors: Floors): readonly Example[] {
  if (entry.field === 'portrait') return []
  const windows = deviationsOf(measured, floors) ?? []
  const covers = windows.map(({ quad }) => (entry.box ? coverOf(quad, entry.box) : 0))
  const edited = covers.filter((cover) => cover > 0.5).length
  const worth = entry.after === 'messenger' ? 3 : 8
  return windows.flatMap(({ inputs }, at) => {
    const cover = covers[at] ?? 0
    if (cover > 0.05 && cover <= 0.5) return []
    const isEdited = cover > 0.5
    return [{ inputs, isEdited, weight: isEdited ? worth / edited : 1 }]
  })
}

function portraitSteps(
  all: readonly MeasuredSample[],
  usual: ReturnType<typeof usualPortraits>,
): Weights['portrait']['steps'] {
  const examples = all.flatMap(({ entry, measured }): readonly Example[] => {
    const compared = comparePortrait(measured)
    if (compared === null) return []
    const isEdited = entry.field === 'portrait'
    const inputs = PORTRAIT_MEASURES.flatMap((measure) => {
      const away = portraitInput(compared, measure, usual)
      return [away, -away]
    })
    const worth = entry.after === 'first_save' ? 3 : 1.5
    return [{ inputs: Float64Array.from(inputs), isEdited, weight: isEdited ? worth : 1 }]
  })
  const thresholds = PORTRAIT_MEASURES.flatMap(() => [SPREADS, SPREADS])
  return boost(examples, { thresholds, ...BOOST.portrait }).map(({ input, from, gain }: Step) => ({
    measure: PORTRAIT_MEASURES[Math.floor(input / 2)] ?? '',
    side: SIDE_NAMES[input % 2] ?? 'above',
    from,
    gain: rounded(gain),
  }))
}

function textAlone(all: readonly MeasuredSample[], floors: Floors, limit: number): Weights['text']['steps'] {
  const windowsOf = (samples: readonly MeasuredSample[]) =>
    samples.map(({ entry: { box }, measured }) =>
      (deviationsOf(measured, floors) ?? []).filter(({ quad }) => !box || coverOf(quad, box) > 0.5),
    )
  const honest = windowsOf(all.filter(isHonest))
  const edited = windowsOf(all.filter(({ entry }) => entry.kind === 'tampered' && entry.field !== 'portrait'))
  return ALONE.text.flatMap((measure) =>
    OFS.flatMap((of) =>
      SIDE_NAMES.flatMap((side) => {
        const input = inputOf(measure, of, side)
        const most = (windows: readonly DeviatingWindow[]) => largest(windows.map(({ inputs }) => inputs[input]))
        const from = aloneFrom(honest.map(most), edited.map(most))
        return from === null || (RAW.includes(measure) && side === 'below')
          ? []
          : [{ measure, of, side, from, gain: rounded(limit + ALONE_OVER) }]
      }),
    ),
  )
}

function portraitAlone(
  all: readonly MeasuredSample[],
  usual: ReturnType<typeof usualPortraits>,
  limit: number,
): Weights['portrait']['steps'] {
  return ALONE.portrait.flatMap((measure) => {
    const away = ({ measured }: MeasuredSample) => {
      const compared = comparePortrait(measured)
      return compared === null ? 0 : largest([portraitInput(compared, measure, usual)])
    }
    const isEdited = ({ entry }: MeasuredSample) => entry.field === 'portrait'
    const from = aloneFrom(all.filter((each) => !isEdited(each)).map(away), all.filter(isEdited).map(away))
    return from === null ? [] : [{ measure, side: 'above', from, gain: rounded(limit + ALONE_OVER) }]
  })
}

/** Null: too few edits are so far off. */
function aloneFrom(honest: readonly number[], edited: readonly number[]): number | null {
  const from = rounded(ALONE_FROM * largest(honest))
  return edited.filter((value) => value >= from).length < ALONE_EDITS_MIN ? null : from
}

function largest(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((most, value) => ((value ?? 0) > most ? (value ?? 0) : most), 0)
}

/** What the most suspicious part of a picture comes to; with a box, of the parts that lie in it. */
function textSum({ measured }: MeasuredSample, weights: Weights, box: Box | null = null): number {
  const isIn = ({ quad }: DeviatingWindow) => box === null || coverOf(quad, box) > 0.3
  const windows = (deviationsOf(measured, weights.floors) ?? []).filter(isIn)
  return Math.max(0, ...windows.map((window) => sumOf(window, weights).sum))
}

function portraitSum({ measured }: MeasuredSample, { portrait }: Weights): number {
  const compared = comparePortrait(measured)
  return compared === null ? 0 : [...portraitParts(compared, portrait).values()].reduce((sum, part) => sum + part, 0)
}

/** Which part of the upright box of a quad lies in a box. */
function coverOf(quad: Quad, [left, top, right, bottom]: Box): number {
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const [l, r, t, b] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const wide = Math.max(0, Math.min(r, right) - Math.max(l, left))
  const high = Math.max(0, Math.min(b, bottom) - Math.max(t, top))
  return (wide * high) / Math.max(1e-9, (r - l) * (b - t))
}

/** Each part is judged by what was learned on the others; an edit is found where it is. */
function validate(): void {
  const partOf = ({ entry }: MeasuredSample) =>
    [...`${entry.layout ?? ''}${entry.file}`].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1009, 0) % PARTS
  const found = new Map<string, boolean[]>()
  for (let part = 0; part < PARTS; part++) {
    const learned = fit(learning.filter((sample) => partOf(sample) !== part))
    for (const sample of learning.filter((each) => partOf(each) === part)) {
      const { kind, operation, after, field, box } = sample.entry
      const isPortrait = portraitSum(sample, learned) >= learned.portrait.limit
      const isText = textSum(sample, learned, field === 'portrait' ? null : (box ?? null)) >= learned.text.limit
      const isFound = (field !== 'portrait' && isText) || ((field ?? 'portrait') === 'portrait' && isPortrait)
      if (kind === 'honest' && isFound)
        process.stdout.write(`alarm: ${sample.entry.file}${isText ? '' : ' portrait'}\n`)
      const name = kind === 'honest' ? 'honest' : `${operation} ${after}`
      found.set(name, [...(found.get(name) ?? []), isFound])
    }
  }
  for (const [name, each] of found)
    process.stdout.write(`${name.padEnd(34)} ${each.filter(Boolean).length} of ${each.length}\n`)
}
