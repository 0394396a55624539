import { createNumberList } from './number-list.ts'
import type { NameToken } from './read-name.ts'
import { createVocabulary, keyOf, type Vocabulary } from './vocabulary.ts'

/** All listed names in memory, found by their words. Names and owners are numbers in the order they were added. */
export interface NameIndex {
  readonly nameCount: number
  readonly vocabulary: Vocabulary
  ownerOf(name: number): number
  /** Ids of the name's tokens in the vocabulary. */
  tokensOf(name: number): Uint32Array
  /** Names with this token. */
  namesWith(token: number): Uint32Array
  /** How much a token says, 0–1: the more names have it the less. */
  rarityOf(token: number): number
}

export interface NameIndexBuilder {
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
  return {
    add(owner, name) {
      if (name.length === 0) return
      owners.push(owner)
      starts.push(words.length)
      for (const token of name) words.push(tokens.add(token))
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
      return freeze(parts, all)
    },
  }
}

interface Parts {
  readonly vocabulary: Vocabulary
  readonly owners: Uint32Array
  readonly starts: Uint32Array
  readonly words: Uint32Array
}

function freeze(parts: Parts, all: NameIndex | undefined): NameIndex {
  const { vocabulary, owners, starts, words } = parts
  const { postings, postingStarts } = invert(parts)
  const rarity = new Float32Array(vocabulary.size)
  const floor = RARE_SHARE * Math.max(owners.length, 20_000)
  for (let token = 0; token < rarity.length; token += 1) {
    const count = (postingStarts[token + 1] ?? 0) - (postingStarts[token] ?? 0)
    const share = Math.log(1 + Math.max(0, count - 1) / floor) / Math.log(1 + COMMON_SHARE / RARE_SHARE)
    rarity[token] = 1 - (1 - RARITY_MIN) * Math.min(1, share)
  }
  if (all !== undefined) takeRarities(rarity, vocabulary, all)
  return {
    nameCount: owners.length,
    vocabulary,
    ownerOf: (name) => owners[name] ?? 0,
    tokensOf: (name) => words.subarray(starts[name], starts[name + 1]),
    namesWith: (token) => postings.subarray(postingStarts[token], postingStarts[token + 1]),
    rarityOf: (token) => rarity[token] ?? 1,
  }
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

/** Tokens of the index that are alike enough to one of a question: the most alike first and, of those alike to it, the more usual. */
export interface NearToken {
  readonly token: number
  readonly likeness: number
}

const NEAR_MAX = 96
const LIKENESS_MIN = 0.6

export function findNearTokens(index: NameIndex, token: NameToken, least = LIKENESS_MIN): readonly NearToken[] {
  const near: NearToken[] = []
  const keepBest = () => {
    near.sort((a, b) => b.likeness - a.likeness || index.namesWith(b.token).length - index.namesWith(a.token).length)
    near.length = Math.min(near.length, NEAR_MAX)
  }
  let bar = least
  index.vocabulary.near(token, (id, likeness) => {
    if (likeness < bar) return
    near.push({ token: id, likeness })
    if (near.length < NEAR_MAX * 2) return
    keepBest()
    bar = near.at(-1)?.likeness ?? bar
  })
  keepBest()
  return near
}
