import { CONFLICT, EXTRA, EXTRA_OF_ONE, KIND_WEIGHT, type NameStyle } from './compare-names.ts'
import { isSearched } from './compare-tokens.ts'
import { eachJoined, findNearTokens, type NameIndex, type NameWeight, type NearToken, weighName } from './name-index.ts'
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
  /** How much each token of the question says. */
  readonly rarities: readonly number[]
}

/** A word that the index does not have weighs what those weigh that are at least so alike to it. */
const SAME_WORD = 0.85
const ROUNDING = 0.001
/** Most that one initial and the word it answers to may agree on, both halved. */
const INITIAL = (KIND_WEIGHT.initial + 1) / 2

export function createCandidateFinder(index: NameIndex): CandidateFinder {
  const evidence = createEvidence(index)
  const weights = listedWeights(index)
  return {
    find({ tokens, style, least }) {
      const near = new Map<number, Float32Array>()
      const lookups = tokens.map((token) => (isSearched(token.kind) ? findNearTokens(index, token) : []))
      const rarities = tokens.map((token, at) => rarityOf(index, token, lookups[at] ?? []))
      lookups.forEach((nearest, at) => {
        for (const { token, likeness } of nearest) likenessesOf(near, token, tokens.length)[at] = likeness
        const token = tokens[at]
        if (token === undefined || nearest.length === 0) return
        const weight = token.kind === 'word' ? (rarities[at] ?? 1) : KIND_WEIGHT[token.kind]
        evidence.add(nearest, { weight, isWord: token.kind !== 'light' })
      })
      const names = new Set<number>()
      index.whole.each(keyOfName(tokens), (name) => names.add(name))
      joinedNames(index, tokens, (name) => names.add(name))
      const asked = weighName(tokens, (_, at) => rarities[at] ?? 1)
      evidence.drain((name, found) => {
        if (boundOf(found, { asked, listed: weights.of(name), style }) >= least - ROUNDING) names.add(name)
      })
      return { names: [...names], near, rarities }
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
    if (kind !== 'number' && folded.length >= PATTERN_LENGTH_MIN) index.joined.each(keyOfPattern(folded), take)
  }
  eachJoined(tokens, (sound) => {
    for (const id of index.vocabulary.ofPattern(sound)) for (const name of index.namesWith(id)) take(name)
  })
}

interface Found {
  /** Weight of the question's words that are matched. */
  readonly asked: number
  /** Weight of the listed ones. */
  readonly listed: number
  /** At most what the two agree on. */
  readonly agreed: number
  /** Words of the question that are matched. */
  readonly words: number
}

interface Sides {
  readonly asked: NameWeight
  readonly listed: NameWeight
  readonly style: NameStyle
}

/** At least what the name scores, whichever way its words are paired. */
function boundOf(found: Found, { asked, listed, style }: Sides): number {
  const minor = asked.minor > 0 && listed.minor > 0 ? (asked.minor + listed.minor) / 2 : 0
  const agreed = found.agreed + minor + (asked.initials + listed.initials) * INITIAL
  const askedLost = Math.max(0, asked.words + asked.small - found.asked - listed.initials)
  const listedLost = Math.max(0, listed.words + listed.small - found.listed - asked.initials)
  const isOne = found.words < 2 && (askedLost > asked.small + ROUNDING || listedLost > listed.small + ROUNDING)
  const extra = Math.abs(askedLost - listedLost) * EXTRA[style] * (isOne ? EXTRA_OF_ONE : 1)
  return agreed / (agreed + Math.min(askedLost, listedLost) * 2 * CONFLICT + extra)
}

/** Fields of one name in the evidence. */
const ASKED = 0
const LISTED = 1
const AGREED = 2
const WORDS = 3
/** Of the token that is being added: what it has given so far. */
const LAST_LISTED = 4
const LAST_AGREED = 5
const FIELDS = 6

/** What speaks for each name, word by word of a question. */
function createEvidence(index: NameIndex) {
  const fields = new Float32Array(index.nameCount * FIELDS)
  const seenBy = new Uint8Array(index.nameCount)
  let touched: number[] = []
  let mark = 0
  return {
    add(nearest: readonly NearToken[], { weight, isWord }: { readonly weight: number; readonly isWord: boolean }) {
      mark += 1
      for (const { token, likeness } of nearest) {
        const listed = weightOfListed(index, token)
        const agreed = ((weight + listed) / 2) * likeness
        for (const name of index.namesWith(token)) {
          const at = name * FIELDS
          if (seenBy[name] !== mark) {
            if (seenBy[name] === 0) touched.push(name)
            seenBy[name] = mark
            fields[at + ASKED] = (fields[at + ASKED] ?? 0) + weight
            fields[at + WORDS] = (fields[at + WORDS] ?? 0) + Number(isWord)
            fields[at + LAST_LISTED] = 0
            fields[at + LAST_AGREED] = 0
          }
          // A token counts once for a name, by the best it can give.
          raise(fields, { to: at + LISTED, last: at + LAST_LISTED, value: listed })
          raise(fields, { to: at + AGREED, last: at + LAST_AGREED, value: agreed })
        }
      }
    },
    /** Tells every name that has something, and forgets it. */
    drain(take: (name: number, found: Found) => void) {
      for (const name of touched) {
        const at = name * FIELDS
        take(name, {
          asked: fields[at + ASKED] ?? 0,
          listed: fields[at + LISTED] ?? 0,
          agreed: fields[at + AGREED] ?? 0,
          words: fields[at + WORDS] ?? 0,
        })
        fields.fill(0, at, at + FIELDS)
        seenBy[name] = 0
      }
      touched = []
      mark = 0
    },
  }
}

function raise(
  fields: Float32Array,
  { to, last, value }: { readonly to: number; readonly last: number; readonly value: number },
): void {
  const before = fields[last] ?? 0
  if (value <= before) return
  fields[to] = (fields[to] ?? 0) + value - before
  fields[last] = value
}

function weightOfListed(index: NameIndex, token: number): number {
  const { kind } = index.vocabulary.token(token)
  return kind === 'word' ? index.rarityOf(token) : KIND_WEIGHT[kind]
}

function listedWeights(index: NameIndex) {
  const fields = new Float32Array(index.nameCount * 4)
  for (let name = 0; name < index.nameCount; name += 1) {
    const ids = index.tokensOf(name)
    const weight = weighName(
      Array.from(ids, (id) => index.vocabulary.token(id)),
      (_, at) => index.rarityOf(ids[at] ?? 0),
    )
    fields.set([weight.words, weight.small, weight.minor, weight.initials], name * 4)
  }
  return {
    of: (name: number): NameWeight => ({
      words: fields[name * 4] ?? 0,
      small: fields[name * 4 + 1] ?? 0,
      minor: fields[name * 4 + 2] ?? 0,
      initials: fields[name * 4 + 3] ?? 0,
    }),
  }
}
