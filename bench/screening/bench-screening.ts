import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeMachine } from '../numbers.ts'
import { measureDrawn } from './drawn-people.ts'
import { measureRecall, measureRetrieval } from './law.ts'
import { crossValidate } from './list-pairs.ts'
import { loadScreening, readLists } from './load-lists.ts'
import { measureScripts } from './measure-scripts.ts'
import { measureSize, SIZES } from './measure-size.ts'
import { measureNativeNames } from './native-names.ts'
import { measurePairs } from './pairs.ts'
import { measureAlarms, measureFound } from './people.ts'

export interface ScreeningBenchOptions {
  readonly pairs: string | undefined
  readonly lists: string | undefined
  readonly positives: readonly string[] | undefined
  readonly negatives: readonly string[] | undefined
  /** Names of parts to measure; all where none is said. */
  readonly parts: readonly string[] | undefined
}

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const SEED = 20_261_125
const QUERIES = 2_000
/** No score below this one reaches the alarm with any evidence. */
const LEAST = 0.63

type Print = (line: string) => void

interface Ground extends Awaited<ReturnType<typeof loadLists>> {
  readonly dir: string
  readonly pairsFile: string
  readonly positives: readonly string[]
  readonly negatives: readonly string[]
}

/** What is measured, each by itself: `--part` chooses. Each answers its figures by their names. */
const PARTS: Readonly<Record<string, (ground: Ground, print: Print) => Promise<object>>> = {
  pairs: async ({ pairsFile }, print) => ({ pairs: await measurePairs(pairsFile, print) }),
  made: async ({ entries }, print) => ({ list_pairs: crossValidate(entries, print) }),
  recall: async ({ screening, entries }, print) => {
    const recall = measureRecall(screening, entries)
    for (const name of recall.lost) print(`  lost: ${name}`)
    print(`recall: ${recall.names} names, ${recall.lost.length} lost, ${recall.refused} refused`)
    return { recall }
  },
  retrieval: async ({ entries }, print) => {
    const names = entries.flatMap((entry) => entry.names.map(({ text }) => text))
    const retrieval = measureRetrieval(names, { queries: QUERIES, seed: SEED, least: LEAST })
    for (const pair of retrieval.lost) print(`  lost: ${pair}`)
    print(`retrieval: ${QUERIES} queries, ${retrieval.pairs} pairs, ${retrieval.lost.length} lost, seed ${SEED}`)
    return { retrieval }
  },
  scripts: async ({ entries }, print) => {
    const scripts = [...measureNativeNames(entries, print), ...measureScripts(entries, print)]
    for (const { script, asked, found } of scripts) print(`script: ${script} ${found} of ${asked}`)
    return { scripts }
  },
  people: measurePeople,
  drawn: async ({ entries }, print) => ({ drawn: measureDrawn(entries, { seed: SEED, print }) }),
  speed: async ({ dir, negatives, positives }, print) => {
    const people = [...negatives, ...positives][0]
    const sizes =
      people === undefined ? [] : SIZES.map((count) => measureSize({ dir, people, count, seed: SEED }, print))
    const [own] = sizes
    return {
      requests_per_second_per_core: own?.requests_per_second_per_core ?? null,
      p99_ms: own?.p99_ms ?? null,
      rss_mb: own?.rss_mb ?? null,
      load_s: own?.load_s ?? null,
      by_size: sizes,
    }
  },
}

/** Accuracy on labelled and on made pairs, the laws, people found and false alarms over the lists, speed and memory by size. */
export async function benchScreening(options: ScreeningBenchOptions, print: Print): Promise<object> {
  const people = path.join(DATA, 'names')
  const dir = options.lists ?? path.join(DATA, 'lists')
  const pairsFile = options.pairs ?? path.join(people, 'name_pairs_dev.csv')
  const parts = options.parts ?? Object.keys(PARTS)
  const unknown = parts.find((part) => PARTS[part] === undefined)
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}: ${Object.keys(PARTS).join(', ')}.`)
  if (!existsSync(dir) || !existsSync(pairsFile)) {
    print(`screening: skipped, there is no ${existsSync(dir) ? pairsFile : dir}; pass --pairs and --lists.`)
    return { skipped: true }
  }
  print(`${describeMachine()}; seed ${SEED}`)
  const lists = await loadLists(dir, print)
  const positives = options.positives ?? filesOf(people, /^positives/)
  const negatives = options.negatives ?? filesOf(people, /^negatives/)
  let figures: object = { list_size: lists.nameCount }
  for (const part of parts)
    figures = { ...figures, ...(await PARTS[part]?.({ ...lists, dir, pairsFile, positives, negatives }, print)) }
  return figures
}

async function loadLists(dir: string, print: Print) {
  const entries = await readLists(dir)
  const { screening, nameCount } = loadScreening(entries)
  print(`lists: ${dir}, ${entries.length} entries, ${nameCount} names`)
  return { entries, screening, nameCount }
}

async function measurePeople({ screening, entries, positives, negatives }: Ground, print: Print) {
  const found: Record<string, number> = {}
  for (const file of positives) {
    const { rate, asked, absent } = await measureFound(file, { screening, entries }, print)
    found[path.basename(file)] = rate
    print(`found: ${path.basename(file)} ${rate.toFixed(4)} of ${asked} (${absent} on no loaded list)`)
  }
  const alarms: Record<string, number> = {}
  for (const file of negatives) {
    const rate = await measureAlarms(file, screening, print)
    alarms[path.basename(file)] = rate
    print(`false alarms: ${path.basename(file)} ${rate.toFixed(4)}`)
  }
  return { found_rate: found, false_alarm_rate: alarms }
}

function filesOf(dir: string, pattern: RegExp): readonly string[] {
  if (!existsSync(dir)) return []
  const files = readdirSync(dir).filter((file) => pattern.test(file))
  return files.sort().map((file) => path.join(dir, file))
}
