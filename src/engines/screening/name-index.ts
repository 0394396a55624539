import { LIKENESS_MIN } from './align-tokens.ts'
import { weightOf } from './compare-names.ts'
import { createListedLikeness } from './listed-likeness.ts'
import { NAME_FIELDS, orderOf, weighName } from './name-weights.ts'
import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { firstOf, type SortedKeys, sortKeys } from './sorted-keys.ts'
import { keyOfName, keyOfPattern, PATTERN_LENGTH_MIN } from './token-keys.ts'
import { createVocabulary, keyOf, type Vocabulary } from './vocabulary.ts'

/** All listed names in memory, found by their words. Names and owners are numbers in the order they were added. */
export interface NameIndex {
  readonly nameCount: number
  readonly vocabulary: Vocabulary
  /** Names by `keyOfName`. */
  readonly whole: SortedKeys
  /** Names by `keyOfPattern` of two or three neighbours written together. */
  readonly joined: SortedKeys
  ownerOf(name: number): number
  /** Ids of the name's tokens in the vocabulary. */
  tokensOf(name: number): Uint32Array
  /** Names with this token: the unusual first, then in the order of what they weigh. */
  namesWith(token: number): Uint32Array
  /** Of each of these, in the same order, the number of its dates. */
  datesWith(token: number): Uint32Array
  /** All names of an owner. */
  namesOf(owner: number): readonly number[]
  /** As `name-weights.ts` says of it. */
  orderOf(name: number): number
  /** What each name weighs, by `NAME_FIELDS`. */
  readonly weights: Float32Array
  /** How much a token says, 0–1: the more names have one that sounds so the less. */
  rarityOf(token: number): number
  /** How much a token counts in a name. */
  weightOfToken(token: number): number
}

export interface NameIndexBuilder {
  /**
   * A name without tokens is counted and never found. Owners come in the order of their numbers.
   *
   * @param dates the number of the owner's birth dates
   */
  add(owner: number, tokens: readonly NameToken[], dates?: number): void
  /** @param all an index of which this is a part: its rarities count where it has the word. */
  finish(all?: NameIndex): NameIndex
}

/** Share of all names from which on a word says no less than `RARITY_MIN`. */
const COMMON_SHARE = 0.05
const RARITY_MIN = 0.55
/** Share of all names below which every word counts as rare. */
const RARE_SHARE = 0.0001

export function createNameIndex(): NameIndexBuilder {
  const tokens = createVocabulary()
  const owners = createNumberList()
  const dates = createNumberList()
  const starts = createNumberList()
  const words = createNumberList()
  const whole = { keys: createNumberList(), names: createNumberList() }
  const joined = { keys: createNumberList(), names: createNumberList() }
  return {
    add(owner, name, ownDates = 0) {
      const number = owners.length
      owners.push(owner)
      dates.push(ownDates)
      starts.push(words.length)
      if (name.length === 0) return
      for (const token of name) words.push(tokens.add(token))
      whole.keys.push(keyOfName(name))
      whole.names.push(number)
      eachJoined(name, (sound) => {
        joined.keys.push(keyOfPattern(sound))
        joined.names.push(number)
      })
    },
    finish(all) {
      starts.push(words.length)
      const { vocabulary, newIds } = tokens.finish()
      const parts = {
        vocabulary,
        owners: owners.finish(),
        dates: dates.finish(),
        starts: starts.finish(),
        words: words.finish().map((word) => newIds[word] ?? 0),
      }
      return freeze(parts, {
        all,
        whole: sortKeys(whole.keys, whole.names),
        joined: sortKeys(joined.keys, joined.names),
      })
    },
  }
}

/** Sounds of two and three neighbours written together; the first follows on the last, as lists put family names first. */
export function eachJoined(
  tokens: readonly NameToken[],
  take: (sound: string, from: number, count: number) => void,
): void {
  for (let from = 0; from < tokens.length; from += 1) {
    let sound = tokens[from]?.folded ?? ''
    for (let count = 2; count <= 3 && count <= tokens.length; count += 1) {
      sound += tokens[(from + count - 1) % tokens.length]?.folded ?? ''
      if (sound.length >= PATTERN_LENGTH_MIN) take(sound, from, count)
    }
  }
}

interface Parts {
  readonly vocabulary: Vocabulary
  readonly owners: Uint32Array
  readonly dates: Uint32Array
  readonly starts: Uint32Array
  readonly words: Uint32Array
}

interface Found {
  readonly all: NameIndex | undefined
  readonly whole: SortedKeys
  readonly joined: SortedKeys
}

function freeze(parts: Parts, { all, whole, joined }: Found): NameIndex {
  const { vocabulary, owners, starts, words } = parts
  const postingStarts = countPostings(parts)
  const rarity = raritiesOf(vocabulary, { nameCount: owners.length, postingStarts })
  if (all !== undefined) takeRarities(rarity, vocabulary, all)
  const tokenWeights = rarity.map((each, token) => weightOf(vocabulary.token(token), each))
  const weights = weighNames(parts, rarity)
  const order = Uint16Array.from(owners, (_, name) => orderOf(weights, name))
  const postings = invert(parts, { postingStarts, order })
  return {
    nameCount: owners.length,
    vocabulary,
    whole,
    joined,
    weights,
    ownerOf: (name) => owners[name] ?? 0,
    tokensOf: (name) => words.subarray(starts[name], starts[name + 1]),
    namesWith: (token) => postings.names.subarray(postingStarts[token], postingStarts[token + 1]),
    datesWith: (token) => postings.dates.subarray(postingStarts[token], postingStarts[token + 1]),
    namesOf(owner) {
      const names: number[] = []
      for (let name = firstOf(owners, owner); owners[name] === owner; name += 1) names.push(name)
      return names
    },
    orderOf: (name) => order[name] ?? 0,
    rarityOf: (token) => rarity[token] ?? 1,
    weightOfToken: (token) => tokenWeights[token] ?? 1,
  }
}

/** Tokens of one sound stand beside each other: they are counted together, for they are spellings of one word. */
function raritiesOf(
  vocabulary: Vocabulary,
  { nameCount, postingStarts }: { readonly nameCount: number; readonly postingStarts: Uint32Array },
): Float32Array {
  const rarity = new Float32Array(vocabulary.size)
  const floor = RARE_SHARE * Math.max(nameCount, 20_000)
  for (let from = 0; from < rarity.length; ) {
    const { folded } = vocabulary.token(from)
    let to = from + 1
    while (to < rarity.length && vocabulary.token(to).folded === folded) to += 1
    const count = (postingStarts[to] ?? 0) - (postingStarts[from] ?? 0)
    const share = Math.log(1 + Math.max(0, count - 1) / floor) / Math.log(1 + COMMON_SHARE / RARE_SHARE)
    rarity.fill(1 - (1 - RARITY_MIN) * Math.min(1, share), from, to)
    from = to
  }
  return rarity
}

function takeRarities(rarity: Float32Array, vocabulary: Vocabulary, all: NameIndex): void {
  const ids = new Map(Array.from({ length: vocabulary.size }, (_, id) => [keyOf(vocabulary.token(id)), id]))
  for (let other = 0; other < all.vocabulary.size; other += 1) {
    const id = ids.get(keyOf(all.vocabulary.token(other)))
    if (id !== undefined) rarity[id] = all.rarityOf(other)
  }
}

/** Where the names of each token begin, by counting. */
function countPostings({ vocabulary, words }: Parts): Uint32Array {
  const starts = new Uint32Array(vocabulary.size + 1)
  for (const word of words) starts[word + 1] = (starts[word + 1] ?? 0) + 1
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  return starts
}

function weighNames({ vocabulary, owners, starts, words }: Parts, rarity: Float32Array): Float32Array {
  const weights = new Float32Array(owners.length * NAME_FIELDS.count)
  for (let name = 0; name < owners.length; name += 1) {
    const ids = words.subarray(starts[name], starts[name + 1])
    const weight = weighName(
      Array.from(ids, (id) => vocabulary.token(id)),
      (_, at) => rarity[ids[at] ?? 0] ?? 1,
    )
    weights.set([weight.words, weight.small, weight.minor, weight.initials], name * NAME_FIELDS.count)
  }
  return weights
}

interface Order {
  readonly postingStarts: Uint32Array
  readonly order: Uint16Array
}

/** From names with their tokens to tokens with their names, in order, and with the dates of these. */
function invert({ dates, starts, words }: Parts, { postingStarts, order }: Order) {
  const next = postingStarts.slice()
  const postings = { names: new Uint32Array(words.length), dates: new Uint32Array(words.length) }
  for (const name of sortedBy(order)) {
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      const word = words[at] ?? 0
      const place = next[word] ?? 0
      postings.names[place] = name
      postings.dates[place] = dates[name] ?? 0
      next[word] = place + 1
    }
  }
  return postings
}

/** Numbers from 0 in the order of their keys, by counting. */
function sortedBy(keys: Uint16Array): Uint32Array {
  const places = new Uint32Array(65_537)
  for (const key of keys) places[key + 1] = (places[key + 1] ?? 0) + 1
  for (let key = 1; key < places.length; key += 1) places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0)
  const sorted = new Uint32Array(keys.length)
  keys.forEach((key, number) => {
    const place = places[key] ?? 0
    sorted[place] = number
    places[key] = place + 1
  })
  return sorted
}

/** Tokens of the index that are alike to one of a question, the most alike first. */
export interface NearToken {
  readonly token: number
  readonly likeness: number
}

export function findNearTokens(index: NameIndex, token: NameToken): readonly NearToken[] {
  const near: NearToken[] = []
  const likenessOf = createListedLikeness(index, token)
  index.vocabulary.near(token, (id, letters) => {
    if (letters < LIKENESS_MIN) return
    const likeness = likenessOf(id, letters)
    if (likeness >= LIKENESS_MIN) near.push({ token: id, likeness })
  })
  return near.sort((a, b) => b.likeness - a.likeness)
}
