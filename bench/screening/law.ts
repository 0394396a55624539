import { compareListed } from '../../src/engines/screening/compare-listed.ts'
import { compareTokens, isSearched } from '../../src/engines/screening/compare-tokens.ts'
import { createCandidateFinder } from '../../src/engines/screening/find-candidates.ts'
import { createListedLikeness } from '../../src/engines/screening/listed-likeness.ts'
import { createNameIndex, eachJoined, type NameIndex } from '../../src/engines/screening/name-index.ts'
import { createNearWords, type NearWords } from '../../src/engines/screening/near-words.ts'
import { type NameToken, readName } from '../../src/engines/screening/read-name.ts'
import type { ListEntry, Screening } from '../../src/engines/screening/screening.ts'
import { askedKeys, keysOfToken, patternOf } from '../../src/engines/screening/token-keys.ts'
import { questionOf } from './native-names.ts'
import { createRandom } from './random.ts'
import { VARIATIONS } from './vary-name.ts'

export interface RecallFigures {
  readonly names: number
  /** Names without a letter or digit to read: they cannot be asked for. */
  readonly refused: number
  readonly lost: readonly string[]
}

/** Each listed name, asked as it is listed: its entry must be among those of the highest score, all of them shown. */
export function measureRecall(screening: Screening, entries: Iterable<ListEntry>): RecallFigures {
  const lost: string[] = []
  let [names, refused] = [0, 0]
  for (const entry of entries) {
    for (const { text } of entry.names) {
      names += 1
      if (readName(text).length === 0) {
        refused += 1
        continue
      }
      const { matches } = screening.screen(questionOf(text, null))
      const best = matches[0]?.score ?? 0
      if (!matches.some(({ entry: { id }, score }) => id === entry.id && score === best))
        lost.push(`${entry.id}: ${text}`)
    }
  }
  return { names, refused, lost }
}

export interface RetrievalFigures {
  readonly queries: number
  readonly names: number
  /** Pairs that score at least `least`. */
  readonly pairs: number
  /** Those of them that retrieval did not bring. */
  readonly lost: readonly string[]
}

export interface RetrievalOptions {
  readonly queries: number
  readonly seed: number
  /** No score below this one reaches the alarm with any evidence. */
  readonly least: number
}

/**
 * Names of the list, varied, each held against every name of the list one by one: what scores enough must be among what
 * retrieval brings.
 */
export function measureRetrieval(
  names: readonly string[],
  { queries, seed, least }: RetrievalOptions,
): RetrievalFigures {
  const builder = createNameIndex()
  for (const [owner, name] of names.entries()) builder.add(owner, readName(name))
  const index = builder.finish()
  const finder = createCandidateFinder(index)
  const random = createRandom(seed)
  const kinds = Object.values(VARIATIONS)
  const patterns = patternsOf(index)
  const words = wordsByKey(index)
  const lost: string[] = []
  let pairs = 0
  for (let number = 0; number < queries; number += 1) {
    const vary = kinds[number % kinds.length] ?? ((name: string) => name)
    const query = vary(names[Math.floor(random() * names.length)] ?? '', random)
    const tokens = readName(query)
    const style = number % 4 === 3 ? 'organization' : 'person'
    const candidates = finder.find({ tokens, style, least })
    const found = new Set(candidates.names)
    const near = allLikenesses({ index, tokens, words })
    for (const name of namesWithAnything(index, { tokens, near, patterns })) {
      const compared = compareListed({
        index,
        name,
        tokens,
        candidates: { near, weights: candidates.weights },
        style,
        mayBeJoined: true,
      })
      if (compared.score < least) continue
      pairs += 1
      if (!found.has(name)) lost.push(`${query} | ${names[name] ?? ''} ${compared.score.toFixed(3)}`)
    }
  }
  return { queries, names: names.length, pairs, lost }
}

/** Ids of the words of an index by their keys: words that share none are not alike, whatever they are. */
function wordsByKey({ vocabulary }: NameIndex): ReadonlyMap<number, readonly number[]> {
  const words = new Map<number, number[]>()
  for (let id = 0; id < vocabulary.size; id += 1) {
    const token = vocabulary.token(id)
    if (!isSearched(token.kind)) continue
    for (const key of keysOfToken(token)) {
      const known = words.get(key)
      if (known === undefined) words.set(key, [id])
      else known.push(id)
    }
  }
  return words
}

interface Likenesses {
  readonly index: NameIndex
  readonly tokens: readonly NameToken[]
  readonly words: ReadonlyMap<number, readonly number[]>
}

/** What the comparison says of every word of the index, without the index having been asked. */
function allLikenesses({ index, tokens, words }: Likenesses): NearWords {
  const near = createNearWords(index.vocabulary.size)
  near.begin(tokens.length)
  tokens.forEach((token, at) => {
    if (!isSearched(token.kind)) return
    const likenessOf = createListedLikeness(index, token)
    for (const id of new Set(askedKeys(token).flatMap((key) => words.get(key) ?? []))) {
      const likeness = likenessOf(id, compareTokens(token, index.vocabulary.token(id)))
      if (likeness !== 0) near.set(id, at, likeness)
    }
  })
  return near
}

/** Names by the pattern of every word, and of neighbours written together. */
function patternsOf(index: NameIndex): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>()
  const add = (pattern: string, name: number) => {
    const known = names.get(pattern)
    if (known === undefined) names.set(pattern, [name])
    else known.push(name)
  }
  for (let name = 0; name < index.nameCount; name += 1) {
    const tokens = Array.from(index.tokensOf(name), (id) => index.vocabulary.token(id))
    for (const { folded } of tokens) add(patternOf(folded), name)
    eachJoined(tokens, (sound) => add(patternOf(sound), name))
  }
  return names
}

interface Anything {
  readonly tokens: readonly NameToken[]
  readonly near: NearWords
  readonly patterns: ReadonlyMap<string, readonly number[]>
}

/** All names but those of which no word is like any of the question, alone or written together: they score nothing. */
function namesWithAnything(index: NameIndex, { tokens, near, patterns }: Anything): ReadonlySet<number> {
  const names = new Set<number>()
  for (const id of near.ids) for (const name of index.namesWith(id)) names.add(name)
  const add = (sound: string) => {
    for (const name of patterns.get(patternOf(sound)) ?? []) names.add(name)
  }
  for (const { folded } of tokens) add(folded)
  eachJoined(tokens, add)
  return names
}
