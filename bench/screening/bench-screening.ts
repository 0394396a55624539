import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ListEntry, Screening } from '../../src/engines/screening/screening.ts'
import { describeMachine } from '../numbers.ts'
import { measureRecall, measureRetrieval } from './law.ts'
import { crossValidate } from './list-pairs.ts'
import { loadScreening, readLists } from './load-lists.ts'
import { measureScripts } from './measure-scripts.ts'
import { measureNativeNames } from './native-names.ts'
import { measurePairs } from './pairs.ts'
import { measureAlarms, measureFound } from './people.ts'

export interface ScreeningBenchOptions {
  readonly pairs: string | undefined
  readonly lists: string | undefined
  readonly positives: readonly string[] | undefined
  readonly negatives: readonly string[] | undefined
}

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const SEED = 20_261_125
const QUERIES = 2_000
/** No score below this one reaches the alarm with any evidence. */
const LEAST = 0.63
const SIZES = [0, 17_000, 100_000, 1_000_000]

interface SizeFigures {
  readonly names: number
  readonly requests_per_second_per_core: number
  readonly p99_ms: number
  readonly rss_mb: number
  readonly load_s: number
}

type Print = (line: string) => void

/** Accuracy on labelled pairs, people found and false alarms over the lists, then speed and memory by size. */
export async function benchScreening(options: ScreeningBenchOptions, print: Print): Promise<object> {
  const people = path.join(DATA, 'names')
  const dir = options.lists ?? path.join(DATA, 'lists')
  const pairsFile = options.pairs ?? path.join(people, 'name_pairs_dev.csv')
  const positives = options.positives ?? filesOf(people, /^positives/)
  const negatives = options.negatives ?? filesOf(people, /^negatives/)
  if (!existsSync(dir) || !existsSync(pairsFile)) {
    print(`screening: skipped, there is no ${existsSync(dir) ? pairsFile : dir}; pass --pairs and --lists.`)
    return { skipped: true }
  }
  print(`${describeMachine()}; seed ${SEED}`)
  const pairs = await measurePairs(pairsFile, print)
  const entries = await readLists(dir)
  const { screening, nameCount } = loadScreening(entries)
  print(`lists: ${dir}, ${entries.length} entries, ${nameCount} names`)
  const laws = measureLaws(entries, screening, print)
  const found: Record<string, number> = {}
  for (const file of positives) {
    const figures = await measureFound(file, { screening, entries }, print)
    found[path.basename(file)] = figures.rate
    print(
      `found: ${path.basename(file)} ${figures.rate.toFixed(4)} of ${figures.asked} (${figures.absent} on no loaded list)`,
    )
  }
  const alarms: Record<string, number> = {}
  for (const file of negatives) {
    alarms[path.basename(file)] = await measureAlarms(file, screening, print)
    print(`false alarms: ${path.basename(file)} ${alarms[path.basename(file)]?.toFixed(4)}`)
  }
  const asked = [...negatives, ...positives][0]
  const sizes = asked === undefined ? [] : SIZES.map((count) => measureSize({ dir, people: asked, count }, print))
  const [own] = sizes
  return {
    pairs,
    ...laws,
    found_rate: found,
    false_alarm_rate: alarms,
    list_size: nameCount,
    requests_per_second_per_core: own?.requests_per_second_per_core ?? null,
    p99_ms: own?.p99_ms ?? null,
    rss_mb: own?.rss_mb ?? null,
    load_s: own?.load_s ?? null,
    by_size: sizes,
  }
}

/** What is measured on the lists alone. */
function measureLaws(entries: readonly ListEntry[], screening: Screening, print: Print) {
  const made = crossValidate(entries, print)
  const recall = measureRecall(screening, entries)
  print(`recall: ${recall.names} names, ${recall.lost.length} lost, ${recall.refused} refused`)
  const names = entries.flatMap((entry) => entry.names.map(({ text }) => text))
  const retrieval = measureRetrieval(names, { queries: QUERIES, seed: SEED, least: LEAST })
  print(`retrieval: ${QUERIES} queries, ${retrieval.pairs} pairs, ${retrieval.lost.length} lost, seed ${SEED}`)
  const scripts = [...measureNativeNames(entries, print), ...measureScripts(entries, print)]
  for (const { script, asked, found } of scripts) print(`script: ${script} ${found} of ${asked}`)
  return { list_pairs: made, recall, retrieval, scripts }
}

function filesOf(dir: string, pattern: RegExp): readonly string[] {
  if (!existsSync(dir)) return []
  const files = readdirSync(dir).filter((file) => pattern.test(file))
  return files.sort().map((file) => path.join(dir, file))
}

function measureSize(
  { dir, people, count }: { readonly dir: string; readonly people: string; readonly count: number },
  print: Print,
): SizeFigures {
  const script = fileURLToPath(new URL('./size-process.ts', import.meta.url))
  const out = execFileSync(process.execPath, [script, dir, people, String(count), String(SEED)], { encoding: 'utf8' })
  const figures: SizeFigures = JSON.parse(out)
  const { names, requests_per_second_per_core: speed, p99_ms, rss_mb, load_s } = figures
  print(`${names} names: ${speed} requests/s/core, p99 ${p99_ms} ms, ${rss_mb} MB, loaded in ${load_s} s`)
  return figures
}
