import { type NameStyle, weightOf } from './compare-names.ts'
import { isSearched } from './compare-tokens.ts'
import { type AskedWord, createNameBounds } from './name-bounds.ts'
import { eachJoined, findNearTokens, type NameIndex, type NearToken, weighName } from './name-index.ts'
import type { NameToken } from './read-name.ts'
import { keyOfName, keyOfPattern, PATTERN_LENGTH_MIN } from './token-keys.ts'

/**
 * Finds every name that can reach a score, and few that cannot: a bound above the score is reckoned from the words that
 * are alike, and what is below the asked one is left out. `docs/decisions/0009` says why none is lost.
 */
export interface CandidateFinder {
  find(question: Question): Candidates
}

export interface Question {
  readonly tokens: readonly NameToken[]
  readonly style: NameStyle
  /** Names that cannot score so much need not be found. */
  readonly least: number
}

export interface Candidates {
  readonly names: readonly number[]
  /** By the id of a listed token, its likeness to each of the question's; absent: it is like none. */
  readonly near: ReadonlyMap<number, Float32Array>
  /** How much each token of the question counts. */
  readonly weights: readonly number[]
}

/** A word that the index does not have weighs what those weigh that are at least so alike to it. */
const SAME_WORD = 0.85

export function createCandidateFinder(index: NameIndex): CandidateFinder {
  const bounds = createNameBounds(index)
  return {
    find({ tokens, style, least }) {
      const near = new Map<number, Float32Array>()
      const lookups = tokens.map((token) => (isSearched(token.kind) ? findNearTokens(index, token) : []))
      const rarities = tokens.map((token, at) => rarityOf(index, token, lookups[at] ?? []))
      lookups.forEach((nearest, at) => {
        for (const { token, likeness } of nearest) likenessesOf(near, token, tokens.length)[at] = likeness
      })
      const words = tokens.flatMap((token, at): AskedWord[] => {
        const nearest = lookups[at] ?? []
        const weight = weightOf(token, rarities[at] ?? 1)
        return nearest.length === 0 ? [] : [{ nearest, weight, isWord: token.kind !== 'light' }]
      })
      const names = new Set<number>()
      index.whole.each(keyOfName(tokens), (name) => names.add(name))
      joinedNames(index, tokens, (name) => names.add(name))
      const asked = weighName(tokens, (_, at) => rarities[at] ?? 1)
      bounds.find({ words, asked, style, least }, (name) => names.add(name))
      return { names: [...names], near, weights: tokens.map((token, at) => weightOf(token, rarities[at] ?? 1)) }
    },
  }
}

function likenessesOf(near: Map<number, Float32Array>, id: number, length: number): Float32Array {
  const known = near.get(id)
  if (known !== undefined) return known
  const fresh = new Float32Array(length)
  near.set(id, fresh)
  return fresh
}

function rarityOf(index: NameIndex, token: NameToken, nearest: readonly NearToken[]): number {
  const [same] = index.vocabulary.sounding(token.folded)
  if (same !== undefined) return index.rarityOf(same)
  return nearest
    .filter(({ likeness }) => likeness > SAME_WORD)
    .reduce((least, { token: id }) => Math.min(least, index.rarityOf(id)), 1)
}

/** Names with two or three neighbours that are one word of the question, or with a word that is neighbours of it. */
function joinedNames(index: NameIndex, tokens: readonly NameToken[], take: (name: number) => void): void {
  for (const { folded, kind } of tokens) {
    if (isSearched(kind) && folded.length >= PATTERN_LENGTH_MIN) index.joined.each(keyOfPattern(folded), take)
  }
  eachJoined(tokens, (sound) => {
    for (const id of index.vocabulary.ofPattern(sound)) for (const name of index.namesWith(id)) take(name)
  })
}
