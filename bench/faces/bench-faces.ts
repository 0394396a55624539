import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Picture } from '../../src/engines/documents/documents.ts'
import { loadFaceNets } from '../../src/engines/faces/face-nets.ts'
import type { Face } from '../../src/engines/faces/faces.ts'
import { findFaces } from '../../src/engines/faces/find-faces.ts'
import { decodePicture, PRINTS, printFace, seeded } from './print-face.ts'
import { scoreLiveness } from './score-liveness.ts'
import { compareAsShipped, type Pair, type Person, pairsOf, type Sides, scorePairs } from './score-pairs.ts'
import { type PrintedSet, scorePlain } from './score-plain.ts'
import { stateThresholds } from './state-thresholds.ts'

const SEED = 7
const TABLE = fileURLToPath(new URL('../../src/lib/face-thresholds/face-thresholds.json', import.meta.url))
const DEFAULT_DIR = fileURLToPath(new URL('../../../shared/data/faces', import.meta.url))

interface Portrait extends Person {
  readonly picture: Picture
}

interface Options {
  readonly dir: string | undefined
  /** Writes the table that the setting ABSAH_FACE_FALSE_MATCH_RATE chooses from, in place of the committed one. */
  readonly writeThresholds: boolean
}

/** Compares every picture with every other, clean and with one side printed onto a card, as KTP_SELFIE would. */
export async function benchFaces({ dir, writeThresholds }: Options, print: (line: string) => void): Promise<object> {
  const folder = dir ?? DEFAULT_DIR
  if (!existsSync(folder)) {
    print(`Skipped: ${folder} is missing. Give --dir, a folder with one folder of pictures for each person.`)
    return {}
  }
  const portraits = await readPortraits(folder)
  print(
    `${portraits.length} pictures, seed ${SEED}, ${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.versions.node}`,
  )
  const nets = await loadFaceNets()
  const find = async (picture: Picture): Promise<Face | null> => (await findFaces(nets, picture, undefined))[0] ?? null
  const startedAt = process.cpuUsage()
  const clean: (Face | null)[] = []
  for (const { picture } of portraits) clean.push(await find(picture))
  const used = process.cpuUsage(startedAt)
  const pairs: Pair[] = []
  const score = (sides: Sides<Face>) => {
    pairs.push(...pairsOf(portraits, sides, compareAsShipped))
    return scorePairs(portraits, sides, compareAsShipped)
  }
  const whole = score({ left: clean, right: clean, isOneSet: true })
  print(lineOf('clean', whole))
  const byPrint: Record<string, object> = {}
  const prints: PrintedSet[] = []
  const cards: { selfies: typeof clean; portraits: typeof clean }[] = []
  const random = seeded(SEED)
  for (const each of PRINTS) {
    const pictures: Picture[] = []
    for (const { picture } of portraits) pictures.push(await printFace(picture, each, random))
    prints.push({ name: each.name, pictures })
    const printed: (Face | null)[] = []
    for (const picture of pictures) printed.push(await find(picture))
    cards.push({ selfies: clean, portraits: printed })
    const scored = score({ left: clean, right: printed, isOneSet: false })
    byPrint[each.name] = scored
    print(lineOf(each.name, scored))
  }
  if (writeThresholds) {
    await writeTable(portraits, pairs)
    print(`Wrote ${path.relative(process.cwd(), TABLE)}. Now: npm run generate`)
  }
  const liveness = scoreLiveness(portraits, cards)
  print(lineOfLiveness(liveness))
  const msPerFace = (used.user + used.system) / 1000 / Math.max(1, portraits.length)
  const baseline = await scorePlain(portraits, prints)
  print(`${msPerFace.toFixed(0)} ms a face`)
  for (const line of linesOf(baseline)) print(line)
  return { ...whole, ms_per_face: msPerFace, by_print: byPrint, liveness, baseline }
}

function lineOfLiveness({ copies, found, others, ...of }: ReturnType<typeof scoreLiveness>): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  const between = (interval: readonly number[]) => `[${interval.map(percent).join(' – ')}]`
  return [
    `liveness signal: found ${percent(found)} ${between(of.found_interval)} of ${copies} selfies that are the portrait`,
    `false alarms ${percent(of.false_alarms)} ${between(of.false_alarms_interval)} of ${others} that are another picture`,
  ].join(', ')
}

async function writeTable(portraits: readonly Portrait[], pairs: readonly Pair[]): Promise<void> {
  const pixels = createHash('sha256')
  for (const { picture } of portraits) pixels.update(picture.data)
  const source = {
    measuredOn: new Date().toISOString().slice(0, 10),
    pictures: portraits.length,
    persons: new Set(portraits.map(({ person }) => person)).size,
    prints: PRINTS.map(({ name }) => name).join(', '),
    seed: SEED,
    sha256OfPixels: pixels.digest('hex'),
  }
  await writeFile(TABLE, `${JSON.stringify({ source, rows: stateThresholds(pairs) }, null, 2)}\n`)
}

function linesOf(baseline: Awaited<ReturnType<typeof scorePlain>>): readonly string[] {
  return [
    `${baseline.name}, ${baseline.ms_per_face.toFixed(0)} ms a face`,
    lineOf('as they are', baseline),
    lineOf('with a margin', baseline.with_margin),
    ...Object.entries(baseline.by_print).map(([name, scored]) => lineOf(name, scored)),
  ]
}

async function readPortraits(folder: string): Promise<Portrait[]> {
  const portraits: Portrait[] = []
  for (const person of (await readdir(folder)).toSorted()) {
    for (const file of (await readdir(path.join(folder, person))).toSorted()) {
      portraits.push({ person, picture: await decodePicture(path.join(folder, person, file)) })
    }
  }
  return portraits
}

function lineOf(name: string, score: ReturnType<typeof scorePairs>): string {
  const percent = (value: number | null) => (value === null ? 'too few pairs' : `${(value * 100).toFixed(1)} %`)
  return [
    name.padEnd(14),
    `${score.pairs} pairs (${score.genuine_pairs} of one person)`,
    `right ${percent(score.accuracy)}`,
    `false match ${percent(score.false_match)}`,
    `false non-match ${percent(score.false_non_match)} [${score.false_non_match_interval.map((v) => percent(v)).join(' – ')}]`,
    `at 1 %: ${percent(score.fnmr_at_fmr['0.01'])} (distance ${score.distance_at_fmr['0.01']?.toFixed(3) ?? '-'})`,
    `missed ${score.missed_faces}`,
  ].join(', ')
}
