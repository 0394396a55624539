import { createReadStream } from 'node:fs'
import { compareNames } from '../../src/engines/screening/compare-names.ts'
import { readTable } from '../../src/engines/screening/import/read-table.ts'
import { readName } from '../../src/engines/screening/read-name.ts'
import { ALARM_SCORE } from '../../src/engines/screening/screening.ts'
import { jaroWinkler, levenshteinLikeness } from './baselines.ts'

export interface PairFigures {
  readonly n: number
  readonly f1: number
  readonly precision: number
  readonly recall: number
  readonly ties_at_1: number
  readonly baselines: Readonly<Record<string, { readonly f1: number; readonly threshold: number }>>
}

export interface Pair {
  readonly left: string
  readonly right: string
  readonly isPerson: boolean
  readonly isMatch: boolean
}

/** Ours at the shipped threshold; each baseline at the threshold that is best for it on these very pairs. */
export async function measurePairs(file: string, print: (line: string) => void): Promise<PairFigures> {
  const pairs = await readPairs(file)
  const scores = pairs.map(scoreOf)
  const ours = measure(pairs, scores, ALARM_SCORE)
  const baselines = Object.fromEntries(
    Object.entries({ levenshtein: levenshteinLikeness, jaro_winkler: jaroWinkler }).map(([name, likeness]) => {
      const found = pairs.map(({ left, right }) => likeness(left.toLowerCase(), right.toLowerCase()))
      return [name, bestOf(pairs, found)]
    }),
  )
  const tied = scores.filter((score) => score === 1).length / pairs.length
  print(`pairs: ${file}, ${pairs.length}; threshold ${ALARM_SCORE}`)
  print(
    `  ours          F1 ${ours.f1.toFixed(4)}  precision ${ours.precision.toFixed(4)}  recall ${ours.recall.toFixed(4)}  ties at 1.0 ${tied.toFixed(4)}`,
  )
  for (const [name, { f1, threshold }] of Object.entries(baselines)) {
    print(`  ${name.padEnd(13)} F1 ${f1.toFixed(4)}  at its own best threshold ${threshold.toFixed(2)}`)
  }
  return { n: pairs.length, ...ours, ties_at_1: tied, baselines }
}

/** Pairs are judged as the service judges: names alone, with no list to tell how rare a word is. */
export function scoreOf({ left, right, isPerson }: Pick<Pair, 'left' | 'right' | 'isPerson'>): number {
  const style = isPerson ? 'person' : 'organization'
  return compareNames(readName(left), readName(right), { style }).score
}

export async function readPairs(file: string): Promise<readonly Pair[]> {
  const pairs: Pair[] = []
  for await (const { value } of readTable({ name: file, open: () => createReadStream(file) }, [['name1']])) {
    pairs.push({
      left: value('name1'),
      right: value('name2'),
      isPerson: value('schema') === 'Person',
      isMatch: value('is_match') === 'true',
    })
  }
  return pairs
}

export function measure(pairs: readonly Pair[], scores: readonly number[], threshold: number) {
  let [hits, falseAlarms, missed] = [0, 0, 0]
  pairs.forEach(({ isMatch }, at) => {
    const isFound = (scores[at] ?? 0) >= threshold
    if (isFound && isMatch) hits += 1
    else if (isFound) falseAlarms += 1
    else if (isMatch) missed += 1
  })
  return {
    f1: (2 * hits) / (2 * hits + falseAlarms + missed),
    precision: hits / (hits + falseAlarms),
    recall: hits / (hits + missed),
  }
}

function bestOf(pairs: readonly Pair[], scores: readonly number[]) {
  let best = { f1: 0, threshold: 0 }
  for (let percent = 30; percent <= 100; percent += 1) {
    const { f1 } = measure(pairs, scores, percent / 100)
    if (f1 > best.f1) best = { f1, threshold: percent / 100 }
  }
  return best
}
