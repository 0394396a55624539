import { describeMachine } from '../numbers.ts'
import { type Baseline, tesseract, tesseractJs } from './baseline.ts'
import { openReader, type ReadEntry, readSet, type SetReader } from './read-set.ts'
import { type Figures, isExact, isVerified, score } from './score.ts'
import { loadTruth, type TruthEntry } from './truth.ts'

export interface KtpFigures extends Figures {
  readonly seconds_per_card_per_core: number
  /** Of the same pictures, read in turn in the same run, one core each. */
  readonly ratio_to_tesseract_js: number
  readonly rss_mb: number
  readonly baseline: Readonly<Record<string, Baseline>>
}

/** The baselines read this many pictures, spread over the set: they are there for comparison, not for their own sake. */
const BASELINE_PICTURES_MAX = 60

type Print = (line: string) => void

/**
 * Reads a set of pictures with known truth and prints how well and how fast, beside Tesseract. What is read and how well
 * comes from a first pass over all pictures. Speed comes from a second one, in which ours and tesseract.js read the same
 * pictures in turn, so that whatever else the machine does slows both.
 */
export async function benchKtp(dir: string | undefined, print: Print): Promise<KtpFigures> {
  const set = loadTruth(dir)
  print(`data: ${set.dir}, ${set.entries.length} pictures; no seed: nothing is random`)
  print(`${describeMachine()}; one reader`)
  const reader = openReader(set)
  try {
    const { results, rssMb } = await readSet(reader, set)
    const compared = spread(set.entries.filter(isPlainPicture), BASELINE_PICTURES_MAX)
    const { seconds, js } = await raceTesseractJs(reader, set.dir, compared)
    const native = await tesseract(set.dir, compared)
    const all: KtpFigures = {
      ...score(results),
      seconds_per_card_per_core: seconds,
      ratio_to_tesseract_js: Number((seconds / js.seconds_per_card).toFixed(3)),
      rss_mb: rssMb,
      baseline: { tesseract_js: js, ...(native === null ? {} : { tesseract: native }) },
    }
    printTables(all, results, print)
    return all
  } finally {
    await reader.close()
  }
}

interface Race {
  /** Mean of ours for one picture. */
  readonly seconds: number
  readonly js: Baseline
}

async function raceTesseractJs(reader: SetReader, dir: string, entries: readonly TruthEntry[]): Promise<Race> {
  const js = await tesseractJs(dir)
  try {
    const own: ReadEntry[] = []
    for (const entry of entries) {
      own.push(await reader.read(entry))
      await js.read(entry)
    }
    return { seconds: mean(own), js: js.figures() }
  } finally {
    await js.close()
  }
}

/** What the baselines open too. */
function isPlainPicture({ file }: TruthEntry): boolean {
  return /\.(jpe?g|png)$/i.test(file)
}

function spread(entries: readonly TruthEntry[], max: number): readonly TruthEntry[] {
  const step = Math.max(1, entries.length / max)
  return entries.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

function mean(results: readonly ReadEntry[]): number {
  return Number((results.reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, results.length)).toFixed(3))
}

function printTables(figures: KtpFigures, results: readonly ReadEntry[], print: Print): void {
  print('')
  printRow(print, ['condition', 'cards', 'NIK', 'all 17', 'VERIFIED'])
  for (const [condition, each] of Object.entries(figures.by_condition)) {
    printRow(print, [
      condition,
      each.cards,
      percent(each.nik_exact),
      percent(each.fields_exact),
      percent(each.verified),
    ])
  }
  const accepted = figures.cards === 0 ? 0 : figures.true_accepts / figures.cards
  printRow(print, ['all', figures.cards, percent(figures.nik_exact), percent(figures.fields_exact), percent(accepted)])
  printKinds(figures, print)
  print('')
  for (const [name, rate] of Object.entries(figures.field_exact)) printRow(print, [name, percent(rate)])
  print('')
  print(
    `VERIFIED: ${figures.true_accepts} of ${figures.cards} consistent cards, ${figures.false_accepts} of ${figures.not_consistent} others`,
  )
  print(`no cards at all: ${figures.noncards_verified} of ${figures.noncards} VERIFIED`)
  for (const each of results.filter((result) => result.entry.kind !== 'consistent' && isVerified(result))) {
    print(`  wrongly VERIFIED: ${each.entry.file} (${each.entry.fault ?? each.entry.kind})`)
  }
  print('')
  printRow(print, ['confidence', 'values', 'right'])
  for (const { from, to, values, right } of figures.calibration) {
    printRow(print, [`${from}–${to}`, values, values === 0 ? '' : percent(right / values)])
  }
  print(
    `at 0.95 or more: ${percent(figures.wrong_at_95)} of the values wrong, ${percent(figures.share_at_95)} of the right ones there`,
  )
  print('')
  printSpeed(figures, print)
  printMisses(results, print)
}

function printKinds({ by_kind }: KtpFigures, print: Print): void {
  print('')
  printRow(print, ['kind', 'pictures', 'NIK', 'all 17', 'VERIFIED'])
  for (const [name, each] of Object.entries(by_kind)) {
    const rate = (value: number | null) => (value === null ? '' : percent(value))
    printRow(print, [name, each.pictures, rate(each.nik_exact), rate(each.fields_exact), each.verified])
  }
}

function printSpeed(figures: KtpFigures, print: Print): void {
  print(
    `seconds a card a core: ${figures.seconds_per_card_per_core}; ${figures.ratio_to_tesseract_js} × tesseract.js; ${figures.rss_mb} MB`,
  )
  for (const { engine, pictures, nik_exact, name_exact, seconds_per_card } of Object.values(figures.baseline)) {
    print(
      `  ${engine}: ${pictures} pictures, NIK ${percent(nik_exact)}, name ${percent(name_exact)}, ${seconds_per_card} s a card`,
    )
  }
}

const MISSES_MAX = 60

function printMisses(results: readonly ReadEntry[], print: Print): void {
  const misses = results.flatMap((each) =>
    Object.entries(each.entry.kind === 'consistent' ? (each.entry.fields ?? {}) : {})
      .filter(([name]) => !isExact(each, name))
      .map(([name, wanted]) => {
        const read = each.result.kind === 'found' ? each.result.fields[name]?.value : each.result.code
        return `  ${each.entry.file} ${name}: read ${JSON.stringify(read)}, printed ${JSON.stringify(wanted)}`
      }),
  )
  print(`\nmisses: ${misses.length}`)
  for (const miss of misses.slice(0, MISSES_MAX)) print(miss)
}

function printRow(print: Print, cells: readonly (string | number)[]): void {
  print(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(22) : String(cell).padStart(10))).join(''))
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)} %`
}
