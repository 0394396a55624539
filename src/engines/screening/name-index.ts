import { isInitials, LIKENESS_MIN } from './align-tokens.ts'
import { KIND_WEIGHT } from './compare-names.ts'
import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { type SortedKeys, sortKeys } from './sorted-keys.ts'
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
  /** Names with this token. */
  namesWith(token: number): Uint32Array
  /** How much a token says, 0–1: the more names have one that sounds so the less. */
  rarityOf(token: number): number
}

export interface NameIndexBuilder {
  /** A name without tokens is counted and never found. */
  add(owner: number, tokens: readonly NameToken[]): void
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
  const starts = createNumberList()
  const words = createNumberList()
  const whole = { keys: createNumberList(), names: createNumberList() }
  const joined = { keys: createNumberList(), names: createNumberList() }
  return {
    add(owner, name) {
      const number = owners.length
      owners.push(owner)
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
  const { postings, postingStarts } = invert(parts)
  const rarity = raritiesOf(vocabulary, { nameCount: owners.length, postingStarts })
  if (all !== undefined) takeRarities(rarity, vocabulary, all)
  return {
    nameCount: owners.length,
    vocabulary,
    whole,
    joined,
    ownerOf: (name) => owners[name] ?? 0,
    tokensOf: (name) => words.subarray(starts[name], starts[name + 1]),
    namesWith: (token) => postings.subarray(postingStarts[token], postingStarts[token + 1]),
    rarityOf: (token) => rarity[token] ?? 1,
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

/** From names with their tokens to tokens with their names, by counting. */
function invert({ vocabulary, starts, words }: Parts): {
  readonly postings: Uint32Array
  readonly postingStarts: Uint32Array
} {
  const postingStarts = new Uint32Array(vocabulary.size + 1)
  for (const word of words) postingStarts[word + 1] = (postingStarts[word + 1] ?? 0) + 1
  for (let at = 1; at < postingStarts.length; at += 1)
    postingStarts[at] = (postingStarts[at] ?? 0) + (postingStarts[at - 1] ?? 0)
  const next = postingStarts.slice()
  const postings = new Uint32Array(words.length)
  for (let name = 0; name < starts.length - 1; name += 1) {
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      const word = words[at] ?? 0
      const place = next[word] ?? 0
      postings[place] = name
      next[word] = place + 1
    }
  }
  return { postings, postingStarts }
}

/** Tokens of the index that are alike to one of a question, the most alike first. */
export interface NearToken {
  readonly token: number
  readonly likeness: number
}

export function findNearTokens(index: NameIndex, token: NameToken): readonly NearToken[] {
  const near: NearToken[] = []
  index.vocabulary.near(token, (id, likeness) => {
    if (likeness >= LIKENESS_MIN) near.push({ token: id, likeness })
  })
  return near.sort((a, b) => b.likeness - a.likeness)
}

/** What a name weighs, for a bound on what it can score: words once each, however often they are said. */
export interface NameWeight {
  /** Words that carry a name. */
  readonly words: number
  /** Generic and light words. */
  readonly small: number
  /** Particles, titles, forms, numbers, initials: they may all agree. */
  readonly minor: number
  /** Words of the other side that its initials may answer to. */
  readonly initials: number
}

export function weighName(
  tokens: readonly NameToken[],
  rarityOf: (token: NameToken, at: number) => number,
): NameWeight {
  const weight = { words: 0, small: 0, minor: 0, initials: 0 }
  tokens.forEach((token, at) => {
    const { kind, text, folded } = token
    if (kind === 'initial') weight.initials += 1
    else if (isInitials(token)) {
      weight.initials += text.length
      weight.minor += 1
      return
    }
    if (kind !== 'word' && kind !== 'generic' && kind !== 'light') weight.minor += KIND_WEIGHT[kind]
    else if (tokens.findIndex((other) => other.folded === folded) === at) {
      if (kind === 'word') weight.words += rarityOf(token, at)
      else weight.small += KIND_WEIGHT[kind]
    }
  })
  return weight
}
