import { bonesOf } from './fold-token.ts'
import { findNearTokens, type NameIndex, type NearToken } from './name-index.ts'
import type { NameToken } from './read-name.ts'

/** Names that may be the one asked for: far fewer than there are, and among them the right one. */
export interface CandidateFinder {
  /** The most promising first, at most `CANDIDATES_MAX`. `near` gets what each token of the question was found alike to. */
  find(tokens: readonly NameToken[], near: Map<number, Float32Array>): readonly number[]
}

/** In `near`: not compared yet. */
export const UNKNOWN = -1

const CANDIDATES_MAX = 48
/** Entries of the index that one question may visit. The rarest words are looked up first. */
const VISITS_MAX = 250_000
/** Two words of the question written as one must be plainly one of the index. */
const JOINED_MIN = 0.8

export function createCandidateFinder(index: NameIndex): CandidateFinder {
  const evidence = new Float32Array(index.nameCount)
  const seenBy = new Uint8Array(index.nameCount)
  const weights = nameWeights(index)
  return {
    find(tokens, near) {
      const lookups = lookupsOf(index, tokens, near)
      const touched: number[] = []
      let visits = 0
      lookups.forEach(({ nearest, weight }, at) => {
        const mark = at + 1
        for (const { token, likeness } of nearest) {
          const names = index.namesWith(token)
          if (visits > 0 && visits + names.length > VISITS_MAX) continue
          visits += names.length
          const worth = likeness * weight * index.rarityOf(token)
          for (const name of names) {
            // The most alike token comes first: one token of the question counts once for a name.
            if (seenBy[name] === mark) continue
            seenBy[name] = mark
            const before = evidence[name] ?? 0
            if (before === 0) touched.push(name)
            evidence[name] = before + worth
          }
        }
      })
      const asked = lookups.reduce((sum, { weight, isJoined }) => sum + (isJoined ? 0 : weight), 0)
      const best = mostPromising(touched, (name) => promise(evidence[name] ?? 0, asked, weights[name] ?? 1))
      for (const name of touched) {
        evidence[name] = 0
        seenBy[name] = 0
      }
      return best
    },
  }
}

interface Lookup {
  readonly nearest: readonly NearToken[]
  readonly weight: number
  readonly isJoined: boolean
}

/** One lookup for every word, for every two neighbours written together, and for the halves of a long word. */
function lookupsOf(index: NameIndex, tokens: readonly NameToken[], near: Map<number, Float32Array>): readonly Lookup[] {
  const lookups: Lookup[] = []
  tokens.forEach((token, at) => {
    if (token.kind === 'word' || token.kind === 'generic' || token.kind === 'light') {
      const nearest = findNearTokens(index, token)
      for (const { token: id, likeness } of nearest) likenesses(near, id, tokens.length)[at] = likeness
      const weight = token.kind === 'word' ? 1 : 0.4
      lookups.push({ nearest, weight, isJoined: false })
      if (token.kind === 'word' && token.folded.length >= 7 && (nearest[0]?.likeness ?? 0) < 0.9) {
        lookups.push(...halvesOf(index, token))
      }
    }
    const next = tokens[at + 1]
    if (next === undefined || (token.kind !== 'word' && next.kind !== 'word')) return
    const joined = joinTokens(token, next)
    const found = findNearTokens(index, joined, JOINED_MIN)
    if (found.length > 0) lookups.push({ nearest: found, weight: 1.4, isJoined: true })
  })
  const visits = ({ nearest }: Lookup) => nearest.reduce((sum, { token }) => sum + index.namesWith(token).length, 0)
  return lookups
    .map((lookup) => ({ lookup, size: visits(lookup) }))
    .sort((a, b) => a.size - b.size)
    .map(({ lookup }) => lookup)
}

export function likenesses(near: Map<number, Float32Array>, id: number, length: number): Float32Array {
  const known = near.get(id)
  if (known !== undefined) return known
  const fresh = new Float32Array(length).fill(UNKNOWN)
  near.set(id, fresh)
  return fresh
}

function joinTokens(left: NameToken, right: NameToken): NameToken {
  const folded = left.folded + right.folded
  const isConsonantal = left.isConsonantal && right.isConsonantal
  return { text: left.text + right.text, folded, bones: bonesOf(folded), kind: 'word', isConsonantal }
}

/** "VladimirPutin" in small letters: both halves are words of the index. */
function halvesOf(index: NameIndex, token: NameToken): readonly Lookup[] {
  const lookups: Lookup[] = []
  for (let cut = 3; cut <= token.folded.length - 3; cut += 1) {
    const halves = [token.folded.slice(0, cut), token.folded.slice(cut)].map((folded) => exactly(index, folded))
    if (halves.some((nearest) => nearest.length === 0)) continue
    for (const nearest of halves) lookups.push({ nearest, weight: 0.5, isJoined: true })
  }
  return lookups.slice(0, 6)
}

function exactly(index: NameIndex, folded: string): readonly NearToken[] {
  const found: NearToken[] = []
  for (const id of index.vocabulary.sounding(folded)) {
    if (index.vocabulary.token(id).kind === 'word') found.push({ token: id, likeness: 0.97 })
  }
  return found
}

/** What the score may become at most, roughly: what is missing on both sides weighs more than on one. */
function promise(found: number, asked: number, listed: number): number {
  const matched = Math.min(found, asked, listed)
  const lost = asked - matched
  const otherLost = listed - matched
  return matched / (matched + Math.min(lost, otherLost) * 2.5 + Math.abs(lost - otherLost) * 0.2)
}

function nameWeights(index: NameIndex): Float32Array {
  const weights = new Float32Array(index.nameCount)
  for (let name = 0; name < weights.length; name += 1) {
    let sum = 0
    for (const token of index.tokensOf(name)) {
      const { kind } = index.vocabulary.token(token)
      if (kind === 'word') sum += index.rarityOf(token)
      else if (kind === 'generic' || kind === 'light') sum += 0.4
    }
    weights[name] = sum
  }
  return weights
}

function mostPromising(names: readonly number[], promiseOf: (name: number) => number): readonly number[] {
  const hopeful: { readonly name: number; readonly hope: number }[] = []
  let bar = 0.3
  for (const name of names) {
    const hope = promiseOf(name)
    if (hope < bar) continue
    hopeful.push({ name, hope })
    if (hopeful.length >= CANDIDATES_MAX * 8) {
      hopeful.sort((a, b) => b.hope - a.hope)
      hopeful.length = CANDIDATES_MAX
      bar = hopeful.at(-1)?.hope ?? bar
    }
  }
  hopeful.sort((a, b) => b.hope - a.hope)
  return hopeful.slice(0, CANDIDATES_MAX).map(({ name }) => name)
}
