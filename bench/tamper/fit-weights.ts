import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { deviationsOf, type Floors, MEASURES, SIDES, spreadsOf } from '../../src/engines/tamper/pictures/deviations.ts'
import { comparePortrait, PORTRAIT_MEASURES, portraitInputs } from '../../src/engines/tamper/pictures/judge-portrait.ts'
import { type MeasuredPicture, measurePicture } from '../../src/engines/tamper/pictures/measure-picture.ts'
import { median, spreadOf } from '../../src/engines/tamper/pictures/statistics.ts'
import type { Weights } from '../../src/engines/tamper/pictures/weights.ts'
import type { Box, PlacedPicture, Quad } from '../../src/engines/tamper/tamper.ts'
import { type Example, fitLogistic } from './logistic.ts'
import { loadTamperSet, type TamperEntry } from './tamper-truth.ts'

// For developers: node bench/tamper/fit-weights.ts SET:PLACES…, where each PLACES was written by place-set.ts. Learns the
// weights of src/engines/tamper/pictures/weights.json on drawn sets; prints what cross-validation over layouts says.

type Places = Readonly<Record<string, Pick<PlacedPicture, 'texts' | 'portrait'> | null>>

export interface Sample {
  readonly entry: TamperEntry
  readonly measured: MeasuredPicture
}

const RIDGE = { text: 3, portrait: 2 } as const

/** Honest pictures that may be above the limit. */
const ALARMS = { text: 0.006, portrait: 0.006 } as const

const sets = process.argv.slice(2).map((argument) => argument.split(':'))
const samples = (await Promise.all(sets.map(([dir = '', places = '']) => measureSet(dir, places)))).flat()
const honest = samples.filter(({ entry }) => entry.kind === 'honest' && !entry.presentation)
process.stdout.write(`${samples.length} pictures, ${honest.length} of them honest\n`)
validate()
const weights = fit(samples)
const target = path.join(import.meta.dirname, '../../src/engines/tamper/pictures/weights.json')
await writeFile(target, `${JSON.stringify(weights, null, 2)}\n`)

async function measureSet(folder: string, file: string): Promise<readonly Sample[]> {
  const known = JSON.parse(await readFile(file, 'utf8')) as Places
  const documents = createDocuments({ processesMax: 1 })
  const measured: Sample[] = []
  for (const entry of loadTamperSet(folder)) {
    const placed = known[entry.file]
    if (placed === null || placed === undefined) continue
    const bytes = await readFile(path.join(folder, entry.file))
    const page = await documents.render(bytes, { page: 0, longestSideMax: 2000 })
    if (page.kind === 'picture')
      measured.push({ entry, measured: measurePicture({ ...placed, picture: page.picture, file: bytes }) })
  }
  await documents.close()
  return measured
}

function fit(all: readonly Sample[]): Weights {
  const own = all.filter(({ entry }) => entry.kind === 'honest' && !entry.presentation)
  const floors = floorsOf(own)
  const text = fitLogistic(
    all.flatMap((sample) => textExamples(sample, floors)),
    RIDGE.text,
  )
  const usual = usualPortraits(own)
  const portrait = fitLogistic(
    all.flatMap((sample) => portraitExamples(sample, usual)),
    RIDGE.portrait,
  )
  const textSums = own.map((sample) => textSum(sample, floors, text.weights))
  const portraitSums = own.map((sample) => portraitSum(sample, usual, portrait.weights))
  return {
    floors,
    text: { weights: named(MEASURES, text.weights, SIDES), limit: limitOf(textSums, ALARMS.text) },
    portrait: {
      ...usual,
      weights: named(PORTRAIT_MEASURES, portrait.weights, 2),
      limit: limitOf(portraitSums, ALARMS.portrait),
    },
  } as Weights
}

/** Between the last honest picture that may alarm and the next, and a little above. */
function limitOf(sums: readonly number[], alarms: number): number {
  const sorted = sums.toSorted((a, b) => b - a)
  return rounded((sorted[Math.floor(sorted.length * alarms)] ?? 0) + 0.25)
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}

function named(names: readonly string[], values: Float64Array, sides: number) {
  return Object.fromEntries(
    names.map((name, at) => [name, [...values.slice(at * sides, (at + 1) * sides)].map(rounded)]),
  )
}

function floorsOf(own: readonly Sample[]): Floors {
  const spreads = own.map(({ measured }) => spreadsOf(measured))
  const of = (level: keyof Floors) =>
    Object.fromEntries(
      MEASURES.map((measure) => [
        measure,
        rounded(
          median(spreads.map((each) => each[level][measure] ?? Number.NaN).filter((value) => !Number.isNaN(value))),
        ),
      ]),
    )
  return { line: of('line'), window: of('window') }
}

function usualPortraits(own: readonly Sample[]) {
  const compared = own.flatMap(({ measured }) => comparePortrait(measured) ?? [])
  const of = (middle: (values: readonly number[]) => number) =>
    Object.fromEntries(
      PORTRAIT_MEASURES.map((measure) => [
        measure,
        rounded(middle(compared.map((each) => each[measure]).filter((value) => !Number.isNaN(value)))),
      ]),
    )
  return { middles: of(median), spreads: of(spreadOf) }
}

/** The parts of an edit together weigh as much as some parts of honest ones, however many they are. */
function textExamples({ entry, measured }: Sample, floors: Floors): readonly Example[] {
  if (entry.presentation || entry.field === 'portrait') return []
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

function portraitExamples({ entry, measured }: Sample, usual: ReturnType<typeof usualPortraits>): readonly Example[] {
  const compared = comparePortrait(measured)
  if (compared === null || entry.presentation) return []
  const isEdited = entry.field === 'portrait'
  return [
    { inputs: portraitInputs(compared, usual), isEdited, weight: isEdited && entry.after === 'first_save' ? 2 : 1 },
  ]
}

function textSum({ measured }: Sample, floors: Floors, weights: Float64Array): number {
  const windows = deviationsOf(measured, floors) ?? []
  return Math.max(0, ...windows.map(({ inputs }) => product(inputs, weights)))
}

function portraitSum({ measured }: Sample, usual: ReturnType<typeof usualPortraits>, weights: Float64Array): number {
  const compared = comparePortrait(measured)
  return compared === null ? 0 : product(portraitInputs(compared, usual), weights)
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
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

/** Four parts by layout: each is judged by what was learned on the others. */
function validate(): void {
  const partOf = ({ entry }: Sample) =>
    [...`${entry.layout ?? ''}${entry.file}`].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 4
  const found = new Map<string, boolean[]>()
  for (let part = 0; part < 4; part++) {
    const learned = fit(samples.filter((sample) => partOf(sample) !== part))
    const text = Float64Array.from(MEASURES.flatMap((measure) => learned.text.weights[measure] ?? []))
    const portrait = Float64Array.from(PORTRAIT_MEASURES.flatMap((measure) => learned.portrait.weights[measure] ?? []))
    for (const sample of samples.filter((each) => partOf(each) === part)) {
      const { kind, operation, after } = sample.entry
      const isFound =
        textSum(sample, learned.floors, text) >= learned.text.limit ||
        portraitSum(sample, learned.portrait, portrait) >= learned.portrait.limit
      const name = kind === 'honest' ? `honest ${sample.entry.presentation ? operation : ''}` : `${operation} ${after}`
      found.set(name, [...(found.get(name) ?? []), isFound])
    }
  }
  for (const [name, each] of found) {
    process.stdout.write(`${name.padEnd(34)} ${each.filter(Boolean).length} of ${each.length}\n`)
  }
}
