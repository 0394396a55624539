import { ALARM_SCORE, type ListEntry } from '../../src/engines/screening/screening.ts'
import { levenshteinLikeness } from './baselines.ts'
import { measure, type Pair, scoreOf } from './pairs.ts'
import { createRandom, shuffled } from './random.ts'

/** A pair with the entries it was made from: a fold never has two pairs of one entry on both sides. */
export interface ListPair extends Pair {
  readonly entries: readonly string[]
}

/** Two aliases are two spellings of one name, and no nom de guerre, when this share of their letters agrees. */
const SAME_NAME = 0.6
const ALIAS_PAIRS_MAX = 2

/**
 * Pairs made from the lists alone, half of them the same: aliases of one entry that are spellings of one name, and names of
 * different entries that share a word. Whether two aliases are one name is decided by letters in alphabetical order of the
 * words, never by the matching that is measured.
 */
export function makeListPairs(entries: readonly ListEntry[], { count, seed }: { count: number; seed: number }) {
  const random = createRandom(seed)
  const order = shuffled(entries, random)
  const same = order.flatMap((entry) => aliasPairs(entry, random)).slice(0, count / 2)
  const different = sharedWordPairs(order, random).slice(0, same.length)
  return shuffled([...same, ...different], random)
}

const SEEDS = [1, 2, 3, 4, 5]
const COUNT = 4_000

/** For each seed half of the entries choose the threshold, and the other half says what it is worth. */
export function crossValidate(entries: readonly ListEntry[], print: (line: string) => void) {
  const folds = SEEDS.map((seed) => {
    const chosen = new Set(shuffled(entries, createRandom(seed)).slice(0, entries.length / 2))
    const halves = [true, false].map((isChosen) => {
      const pairs = makeListPairs(
        entries.filter((entry) => chosen.has(entry) === isChosen),
        { count: COUNT, seed },
      )
      return { pairs, scores: pairs.map(scoreOf) }
    })
    const [train, held] = halves
    const f1 = (half: typeof train, threshold: number) =>
      half === undefined ? 0 : measure(half.pairs, half.scores, threshold).f1
    const thresholds = Array.from({ length: 25 }, (_, at) => 0.7 + at / 100)
    const threshold = thresholds.reduce((best, each) => (f1(train, each) > f1(train, best) ? each : best), ALARM_SCORE)
    return { seed, threshold, f1: f1(held, threshold), f1_shipped: f1(held, ALARM_SCORE) }
  })
  for (const { seed, threshold, f1, f1_shipped } of folds) {
    print(
      `list pairs, seed ${seed}: F1 ${f1.toFixed(4)} at ${threshold.toFixed(2)}, ${f1_shipped.toFixed(4)} as shipped`,
    )
  }
  return folds
}

function aliasPairs(entry: ListEntry, random: () => number): readonly ListPair[] {
  const names = shuffled(
    entry.names.filter(({ quality, text }) => quality !== 'weak' && plainWords(text).length > 0),
    random,
  )
  const pairs: ListPair[] = []
  for (const [at, left] of names.entries()) {
    for (const right of names.slice(at + 1)) {
      const [a, b] = [sorted(left.text), sorted(right.text)]
      if (a === b || levenshteinLikeness(a, b) < SAME_NAME) continue
      pairs.push(pairOf([left.text, right.text], [entry, entry]))
      if (pairs.length === ALIAS_PAIRS_MAX) return pairs
    }
  }
  return pairs
}

/** Each entry with another of its kind that shares a word of three letters or more and has no name that is nearly the same. */
function sharedWordPairs(entries: readonly ListEntry[], random: () => number): readonly ListPair[] {
  const byWord = new Map<string, { readonly entry: ListEntry; readonly text: string }[]>()
  const named = entries.map((entry) => ({ entry, text: entry.names[0]?.text ?? '' }))
  for (const each of named) {
    for (const word of new Set(plainWords(each.text))) byWord.set(word, [...(byWord.get(word) ?? []), each])
  }
  return named.flatMap(({ entry, text }) => {
    const words = plainWords(text)
    const word = words[Math.floor(random() * words.length)] ?? ''
    const others = (byWord.get(word) ?? []).filter(
      (other) => other.entry !== entry && other.entry.kind === entry.kind && !isOneParty(entry, other.entry),
    )
    const other = others[Math.floor(random() * others.length)]
    return other === undefined ? [] : [pairOf([text, other.text], [entry, other.entry])]
  })
}

/** Both lists name many parties: who shares a name or a day of birth is not called different. */
function isOneParty(left: ListEntry, right: ListEntry): boolean {
  const names = new Set(left.names.map(({ text }) => sorted(text)))
  if (right.names.some(({ text }) => names.has(sorted(text)))) return true
  return left.birthDates.some((date) => date.length === 10 && right.birthDates.includes(date))
}

function pairOf([left, right]: readonly [string, string], [one, other]: readonly [ListEntry, ListEntry]): ListPair {
  return { left, right, isPerson: one.kind === 'person', isMatch: one === other, entries: [one.id, other.id] }
}

function plainWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? []).filter(
    (word) => !/^(bin|ben|abd|abdul|the)$/.test(word),
  )
}

function sorted(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort().join(' ')
}
