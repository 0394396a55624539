import { isJoinedOf, joinedLikeness } from './align-tokens.ts'
import { type NameStyle, weightOf } from './compare-names.ts'
import { isSearched } from './compare-tokens.ts'
import { type AskedWord, createNameBounds, type DatedLeast } from './name-bounds.ts'
import { eachJoined, findNearTokens, type NameIndex, type NearToken } from './name-index.ts'
import { weighName } from './name-weights.ts'
import { createNearWords, type NearWords } from './near-words.ts'
import type { NameToken } from './read-name.ts'
import { keyOfName, keyOfPattern, PATTERN_LENGTH_MIN } from './token-keys.ts'

/**
 * Finds every name that can reach a score, and few that cannot: a bound above the score is reckoned from the words that
 * are alike, and what is below the asked one is left out. `docs/decisions/0009` says why none is lost.
 */
export interface CandidateFinder {
  /** The answer is void at the next question. */
  find(question: Question): Candidates
}

export interface Question {
  readonly tokens: readonly NameToken[]
  readonly style: NameStyle
  /** Names that cannot score so much need not be found. */
  readonly least: number
  /** What a name must score to be found, where birth dates say more. Absent: they do not. */
  readonly dated?: DatedLeast
}

export interface Candidates {
  readonly names: readonly number[]
  /** Those with words that are written together in the question, or apart. */
  readonly joined: ReadonlySet<number>
  readonly near: NearWords
  /** How much each token of the question counts. */
  readonly weights: readonly number[]
}

/** A word that the index does not have weighs what those weigh that are at least so alike to it. */
const SAME_WORD = 0.85

export function createCandidateFinder(index: NameIndex): CandidateFinder {
  const bounds = createNameBounds(index)
  const near = createNearWords(index.vocabulary.size)
  return {
    find({ tokens, style, least, dated = { leasts: [least], outcomeOf: () => 0 } }) {
      near.begin(tokens.length)
      const lookups = tokens.map((token) => (isSearched(token.kind) ? findNearTokens(index, token) : []))
      const rarities = tokens.map((token, at) => rarityOf(index, token, lookups[at] ?? []))
      lookups.forEach((nearest, at) => {
        for (const { token, likeness } of nearest) near.set(token, at, likeness)
      })
      const words = tokens.flatMap((token, place): AskedWord[] => {
        const nearest = lookups[place] ?? []
        const weight = weightOf(token, rarities[place] ?? 1)
        return nearest.length === 0 ? [] : [{ place, nearest, weight, isWord: token.kind !== 'light' }]
      })
      const names = new Set<number>()
      index.whole.each(keyOfName(tokens), (name) => names.add(name))
      const joined = joinedNames(index, tokens)
      for (const name of joined) names.add(name)
      const asked = weighName(tokens, (_, at) => rarities[at] ?? 1)
      bounds.find({ words, near, asked, style, dated }, (name) => names.add(name))
      const weights = tokens.map((token, at) => weightOf(token, rarities[at] ?? 1))
      return { names: [...names], joined, near, weights }
    },
  }
}

function rarityOf(index: NameIndex, token: NameToken, nearest: readonly NearToken[]): number {
  const [same] = index.vocabulary.sounding(token.folded)
  if (same !== undefined) return index.rarityOf(same)
  return nearest
    .filter(({ likeness }) => likeness > SAME_WORD)
    .reduce((least, { token: id }) => Math.min(least, index.rarityOf(id)), 1)
}

/** Names with two or three neighbours that are one word of the question, or with a word that is neighbours of it. */
function joinedNames(index: NameIndex, tokens: readonly NameToken[]): ReadonlySet<number> {
  const joined = new Set<number>()
  for (const token of tokens) {
    if (!isSearched(token.kind) || token.folded.length < PATTERN_LENGTH_MIN) continue
    const alike = new Set<number>()
    index.joined.each(keyOfPattern(token.folded), (name) => alike.add(name))
    for (const name of alike) {
      const listed = Array.from(index.tokensOf(name), (id) => index.vocabulary.token(id))
      if (isJoinedOf(token, listed)) joined.add(name)
    }
  }
  eachJoined(tokens, (sound) => {
    for (const id of index.vocabulary.ofPattern(sound)) {
      if (joinedLikeness(index.vocabulary.token(id).folded, sound) === 0) continue
      for (const name of index.namesWith(id)) joined.add(name)
    }
  })
  return joined
}
