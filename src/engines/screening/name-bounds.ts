import { CONFLICT, EXTRA, EXTRA_OF_ONE, KIND_WEIGHT, type NameStyle } from './compare-names.ts'
import type { NameIndex, NearToken } from './name-index.ts'
import { MINOR_USUAL, NAME_FIELDS, type NameWeight, stepsOf } from './name-weights.ts'
import type { NearWords } from './near-words.ts'
import { TOKENS_MAX } from './read-name.ts'

/** Names that may score enough, by a bound on what each scores at most. */
export interface NameBounds {
  find(question: BoundQuestion, take: (name: number) => void): void
}

export interface BoundQuestion {
  readonly words: readonly AskedWord[]
  readonly near: NearWords
  readonly asked: NameWeight
  readonly style: NameStyle
  readonly dated: DatedLeast
}

/** What a name must score to be found, by what birth dates say. */
export interface DatedLeast {
  /** By the outcomes that there are. */
  readonly leasts: readonly number[]
  /** Which of these the listed dates of this number come to. */
  readonly outcomeOf: (dates: number) => number
}

/** A word of the question with all listed ones that are alike. */
export interface AskedWord {
  /** Its place in the question. */
  readonly place: number
  readonly nearest: readonly NearToken[]
  readonly weight: number
  readonly isWord: boolean
}

const ROUNDING = 0.001
/** Most that one initial and the word it answers to may agree on, both halved. */
const INITIAL = (KIND_WEIGHT.initial + 1) / 2

/**
 * Rare words come first. Of a commoner word, only those names are looked at that could score enough without the rarer ones:
 * the index has a word's names in the order of what they weigh, with their dates, so that the rest is not even touched.
 */
export function createNameBounds(index: NameIndex): NameBounds {
  const seenBy = new Uint32Array(index.nameCount)
  let question = 0

  /** @param heaviest by outcome of the dates, what a name weighs at most that is looked at */
  function visit(
    { nearest }: AskedWord,
    { heaviest, outcomeOf }: { readonly heaviest: readonly number[]; readonly outcomeOf: DatedLeast['outcomeOf'] },
    look: (name: number, outcome: number) => void,
  ): void {
    for (const { token } of nearest) {
      const names = index.namesWith(token)
      const dates = index.datesWith(token)
      const ends = heaviest.map((most) => endOf(names, most, index))
      const last = Math.max(...ends)
      for (let at = 0; at < last; at += 1) {
        const outcome = outcomeOf(dates[at] ?? 0)
        if (at >= (ends[outcome] ?? 0)) continue
        const name = names[at] ?? 0
        if (seenBy[name] === question) continue
        seenBy[name] = question
        look(name, outcome)
      }
    }
  }

  return {
    find(asked, take) {
      question += 1
      const { leasts, outcomeOf } = asked.dated
      const look = (name: number, outcome: number) => {
        if (boundOf(name, asked, index) >= (leasts[outcome] ?? 0) - ROUNDING) take(name)
      }
      const words = asked.words.toSorted((a, b) => spreadOf(a, index) - spreadOf(b, index))
      words.forEach((word, at) => {
        const without = boundWithout(words.slice(at), asked, index)
        visit(word, { heaviest: leasts.map((least) => heaviestOf(without, least)), outcomeOf }, look)
      })
    },
  }
}

/** In how many names the word is, or one like it. */
function spreadOf({ nearest }: AskedWord, index: NameIndex): number {
  return nearest.reduce((sum, { token }) => sum + index.namesWith(token).length, 0)
}

/** Where those end that weigh no more: unusual names stand first, whatever they weigh. */
function endOf(names: Uint32Array, heaviest: number, { orderOf }: NameIndex): number {
  if (heaviest === Number.POSITIVE_INFINITY) return names.length
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (orderOf(names[middle] ?? 0) <= heaviest) low = middle + 1
    else high = middle
  }
  return low
}

interface Sums {
  readonly agreed: number
  readonly askedLost: number
  readonly listedLost: number
  readonly isOne: boolean
}

function bound({ agreed, askedLost, listedLost, isOne }: Sums, style: NameStyle): number {
  const extra = Math.abs(askedLost - listedLost) * EXTRA[style] * (isOne ? EXTRA_OF_ONE : 1)
  return agreed / (agreed + Math.min(askedLost, listedLost) * 2 * CONFLICT + extra)
}

/** Usual names that have these words of the question and none of the others. */
interface Without {
  /** What they weigh at most, but for what they have beside. */
  readonly weight: number
  /** At least what one scores that has so much beside. */
  readonly boundWith: (listedLost: number) => number
}

function boundWithout(words: readonly AskedWord[], { asked, style }: BoundQuestion, index: NameIndex): Without {
  const matched = words.reduce((sum, { weight }) => sum + weight, 0)
  let agreed = 0
  let listed = 0
  for (const { weight, nearest } of words) {
    const listedOf = ({ token }: NearToken) => index.weightOfToken(token)
    agreed += nearest.reduce((most, near) => Math.max(most, ((weight + listedOf(near)) / 2) * near.likeness), 0)
    listed += nearest.reduce((most, near) => Math.max(most, listedOf(near)), 0)
  }
  const minor = asked.minor > 0 ? (asked.minor + MINOR_USUAL) / 2 : 0
  const askedLost = Math.max(0, asked.words + asked.small - matched)
  const areFew = words.filter(({ isWord }) => isWord).length < 2
  const isOne = areFew && askedLost > asked.small + ROUNDING
  const sum = agreed + minor + asked.initials * INITIAL
  return {
    weight: listed + asked.initials,
    boundWith: (listedLost) => bound({ agreed: sum, askedLost, listedLost, isOne }, style),
  }
}

/** What one weighs at most that may score enough, in steps. The more it has beside, the lower the bound. 0: none may. */
function heaviestOf({ weight, boundWith }: Without, least: number): number {
  const isEnough = (listedLost: number) => boundWith(listedLost) >= least - ROUNDING
  if (!isEnough(0)) return 0
  let listedLost = STEP
  while (listedLost < LOST_MAX && isEnough(listedLost)) listedLost += STEP
  return listedLost >= LOST_MAX ? Number.POSITIVE_INFINITY : stepsOf(weight + listedLost)
}

const STEP = 0.05
const LOST_MAX = 8

/** Of the words of a question: the most that each has in common with one of the name, and the most that one of these weighs. */
const mostAgreed = new Float64Array(TOKENS_MAX)
const mostListed = new Float64Array(TOKENS_MAX)

/** A word counts once for a name, by the best it can give. */
function matchWords(name: number, { words, near }: BoundQuestion, index: NameIndex): void {
  mostAgreed.fill(0)
  mostListed.fill(0)
  const ids = index.tokensOf(name)
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0
    if (!near.has(id)) continue
    const listed = index.weightOfToken(id)
    for (let number = 0; number < words.length; number += 1) {
      const word = words[number]
      if (word === undefined) continue
      const agreed = ((word.weight + listed) / 2) * near.likeness(id, word.place)
      if (agreed === 0) continue
      if (agreed > (mostAgreed[number] ?? 0)) mostAgreed[number] = agreed
      if (listed > (mostListed[number] ?? 0)) mostListed[number] = listed
    }
  }
}

/** At least what the name scores, whichever way its words are paired. */
function boundOf(name: number, question: BoundQuestion, index: NameIndex): number {
  matchWords(name, question, index)
  const { words, asked, style } = question
  let [agreed, askedMatched, listedMatched, matchedWords] = [0, 0, 0, 0]
  for (let number = 0; number < words.length; number += 1) {
    const most = mostAgreed[number] ?? 0
    if (most === 0) continue
    agreed += most
    listedMatched += mostListed[number] ?? 0
    askedMatched += words[number]?.weight ?? 0
    matchedWords += Number(words[number]?.isWord ?? false)
  }
  const { weights } = index
  const of = name * NAME_FIELDS.count
  const small = weights[of + NAME_FIELDS.small] ?? 0
  const minors = weights[of + NAME_FIELDS.minor] ?? 0
  const initials = weights[of + NAME_FIELDS.initials] ?? 0
  const minor = asked.minor > 0 && minors > 0 ? (asked.minor + minors) / 2 : 0
  const askedLost = Math.max(0, asked.words + asked.small - askedMatched - initials)
  const listedLost = Math.max(0, (weights[of] ?? 0) + small - listedMatched - asked.initials)
  const isOne = matchedWords < 2 && (askedLost > asked.small + ROUNDING || listedLost > small + ROUNDING)
  return bound({ agreed: agreed + minor + (asked.initials + initials) * INITIAL, askedLost, listedLost, isOne }, style)
}
