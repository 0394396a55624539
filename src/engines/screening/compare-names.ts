import { alignTokens, isInitials, maskOf, type TokenPair } from './align-tokens.ts'
import { SON_OF } from './names/name-words.ts'
import type { NameToken, TokenKind } from './read-name.ts'

export type NameStyle = 'person' | 'organization'

/** How two names compare, with what the score is made of. */
export interface NameComparison {
  /** 0–1; 1 only for the same words in the same order. */
  readonly score: number
  readonly pairs: readonly TokenPair[]
  /** Tokens of either side that nothing answers to. */
  readonly leftOver: readonly number[]
  readonly rightOver: readonly number[]
  readonly isReordered: boolean
}

export interface CompareOptions {
  readonly style: NameStyle
  /** How much each token counts, by its place, as `weightOf` says. Absent: as much as its kind does. */
  readonly leftWeights?: ArrayLike<number>
  readonly rightWeights?: ArrayLike<number>
  /** Likeness of two single tokens, where the caller has it already. */
  readonly likenessOf?: (left: number, right: number) => number
  /** Whether words of one side may be written together on the other. Absent: they may. */
  readonly mayBeJoined?: boolean
}

/** What two words that contradict each other take away, in words. */
export const CONFLICT = 1.7
/** What a word takes away that only one side has. */
export const EXTRA: Readonly<Record<NameStyle, number>> = { person: 0.2, organization: 0.52 }
/** Times that, when all that both sides share is one word. */
export const EXTRA_OF_ONE = 3
/** So much less than a rare word a very common one says. */
const COMMON = 0.35
const REORDERED = 0.004
/** Of a name of one word, how much more each difference says. */
const THIN = 0.6
/** What all but one of its words weigh then. */
const THIN_REST = 0.4
const FATHERS_SWAPPED = 0.7
/** A fund, a ship or a brigade of another number is another one. */
const OTHER_NUMBER = 0.85

export const KIND_WEIGHT: Readonly<Record<TokenKind, number>> = {
  word: 1,
  generic: 0.5,
  light: 0.35,
  particle: 0.08,
  title: 0.03,
  initial: 0.5,
  form: 0.12,
  number: 0.3,
}

/** Aligns the words of two names in any order and weighs what agrees against what does not. */
export function compareNames(
  left: readonly NameToken[],
  right: readonly NameToken[],
  options: CompareOptions,
): NameComparison {
  if (isSameName(left, right)) return SAME
  const pairs = alignTokens(left, right, options)
  const leftRest = leftovers(left, pairs, 'left')
  const rightRest = leftovers(right, pairs, 'right')
  const leftOver = rightRest.length === 0 ? withoutRepeats(left, leftRest) : leftRest
  const rightOver = leftRest.length === 0 ? withoutRepeats(right, rightRest) : rightRest
  const isReordered = pairs.some(({ right: at }, index) => index > 0 && at < (pairs[index - 1]?.right ?? 0))
  const leftWeights = options.leftWeights ?? left.map((token) => weightOf(token, 1))
  const rightWeights = options.rightWeights ?? right.map((token) => weightOf(token, 1))
  let agreed = 0
  let matched = 0
  let words = 0
  let rare = 0
  for (const pair of pairs) {
    const both =
      (sumOf(leftWeights, maskOf(pair.left, pair.leftCount, left.length)) +
        sumOf(rightWeights, maskOf(pair.right, pair.rightCount, right.length))) /
      2
    matched += both
    agreed += both * pair.likeness
    if (!saysWord(left, pair.left, pair.leftCount) || !saysWord(right, pair.right, pair.rightCount)) continue
    if (areInitials(left, right, pair)) continue
    words += 1
    rare += Math.min(1, both)
  }
  if (words === 0) return { score: 0, pairs, leftOver, rightOver, isReordered }
  const leftLost = lostOf(left, { indices: leftOver, isAnswered: hasWord(right, rightOver), weights: leftWeights })
  const rightLost = lostOf(right, { indices: rightOver, isAnswered: hasWord(left, leftOver), weights: rightWeights })
  const conflict = Math.min(leftLost, rightLost)
  const isSpelled = options.style === 'person' && areSyllables(left) && areSyllables(right)
  const isOne = (words < 2 || isSpelled) && (hasWord(left, leftOver) || hasWord(right, rightOver))
  const isCommon = options.style === 'person' && !isOne
  const times = isOne ? EXTRA_OF_ONE : 1
  const extra = Math.abs(leftLost - rightLost) * EXTRA[options.style] * (isCommon ? timesOf(rare / words) : times)
  const raw = agreed / (matched + conflict * 2 * CONFLICT + extra)
  const isThin = options.style === 'person' && isThinName(left, leftWeights) && isThinName(right, rightWeights)
  const doubt = (isThin ? (1 - raw) * THIN : 0) + (isReordered ? REORDERED : 0)
  const certain =
    (areFathersSwapped(left, right, pairs) ? FATHERS_SWAPPED : 1) *
    (options.style === 'organization' && isNumberedOtherwise(left, leftOver, right, rightOver) ? OTHER_NUMBER : 1)
  return { score: Math.max(0, (raw - doubt) * certain), pairs, leftOver, rightOver, isReordered }
}

const SAME: NameComparison = { score: 1, pairs: [], leftOver: [], rightOver: [], isReordered: false }

/** The same words in the same order. */
export function isSameName(left: readonly NameToken[], right: readonly NameToken[]): boolean {
  return (
    left.length > 0 &&
    left.length === right.length &&
    left.every((token, at) => {
      const other = right[at]
      return token.text === other?.text && token.native === other.native && token.isConsonantal === other.isConsonantal
    })
  )
}

/** Of words that are in very many names, what is missing says as much as of a single word. */
function timesOf(rarity: number): number {
  return 1 + (EXTRA_OF_ONE - 1) * Math.min(1, (1 - rarity) / COMMON)
}

/**
 * What a token counts in a name.
 *
 * @param rarity how much the word says, 0–1: rare ones say more; 1 where nothing is known
 */
export function weightOf({ kind }: NameToken, rarity: number): number {
  return kind === 'word' ? KIND_WEIGHT.word * rarity : KIND_WEIGHT[kind]
}

function sumOf(weights: ArrayLike<number>, mask: number): number {
  let total = 0
  for (let at = 0; mask >> at !== 0; at += 1) if (((mask >> at) & 1) === 1) total += weights[at] ?? 0
  return total
}

function saysWord(tokens: readonly NameToken[], from: number, count: number): boolean {
  for (let at = from; at < from + count; at += 1) {
    const kind = tokens[at % tokens.length]?.kind
    if (kind === 'word' || kind === 'generic') return true
  }
  return false
}

function hasWord(tokens: readonly NameToken[], indices: readonly number[]): boolean {
  return indices.some((index) => tokens[index]?.kind === 'word')
}

/** "Malik", and "Abdul Malik": all but one of its words say next to nothing. */
function isThinName(tokens: readonly NameToken[], weights: ArrayLike<number>): boolean {
  let [sum, most] = [0, 0]
  for (let at = 0; at < tokens.length; at += 1) {
    const weight = tokens[at]?.kind === 'initial' ? KIND_WEIGHT.word : (weights[at] ?? 0)
    sum += weight
    most = Math.max(most, weight)
  }
  return sum - most < THIN_REST
}

/** "Kim Tong Chol": with a syllable more or less a name of syllables is another one. */
function areSyllables(tokens: readonly NameToken[]): boolean {
  return tokens.every(({ isSyllable }) => isSyllable)
}

interface Lost {
  readonly indices: readonly number[]
  /** The other side has a word that nothing answers to either. */
  readonly isAnswered: boolean
  readonly weights: ArrayLike<number>
}

function lostOf(tokens: readonly NameToken[], { indices, isAnswered, weights }: Lost): number {
  let lost = 0
  for (const index of indices) {
    const token = tokens[index]
    if (token === undefined || isHajji(tokens, index)) continue
    // A single vowel is as often an "and" or "of" as the initial of a name that the other side leaves out.
    const isSmall = token.kind === 'initial' && !isAnswered && VOWELS.includes(token.text)
    lost += isSmall ? KIND_WEIGHT.particle : (weights[index] ?? 0)
  }
  return lost
}

const VOWELS = 'aeiouy'

function isNumberedOtherwise(
  ...[left, leftOver, right, rightOver]: readonly [
    readonly NameToken[],
    readonly number[],
    readonly NameToken[],
    readonly number[],
  ]
): boolean {
  return (
    leftOver.some((index) => left[index]?.kind === 'number') ||
    rightOver.some((index) => right[index]?.kind === 'number')
  )
}

/** "Ahmad bin Ali" and "Ali bin Ahmad": a word before the "bin" of one side stands behind that of the other, and the other way. */
function areFathersSwapped(left: readonly NameToken[], right: readonly NameToken[], pairs: readonly TokenPair[]) {
  const [leftAt, rightAt] = [sonOfAt(left), sonOfAt(right)]
  if (leftAt < 0 || rightAt < 0) return false
  const words = pairs.filter((pair) => saysWord(left, pair.left, pair.leftCount))
  return (
    words.some((pair) => pair.left < leftAt && pair.right > rightAt) &&
    words.some((pair) => pair.left > leftAt && pair.right < rightAt)
  )
}

function sonOfAt(tokens: readonly NameToken[]): number {
  return tokens.findIndex(({ kind, text }) => kind === 'particle' && SON_OF.has(text))
}

/** "H." or "Drs. H." before an Indonesian name is a title more often than an initial, so it contradicts nothing. */
function isHajji(tokens: readonly NameToken[], index: number): boolean {
  return tokens[index]?.text === 'h' && tokens.slice(0, index).every(({ kind }) => kind === 'title')
}

/** Initials say no word. */
function areInitials(left: readonly NameToken[], right: readonly NameToken[], pair: TokenPair): boolean {
  const whole = pair.leftCount < pair.rightCount ? left[pair.left] : right[pair.right]
  return pair.leftCount !== pair.rightCount && whole !== undefined && isInitials(whole)
}

function leftovers(tokens: readonly NameToken[], pairs: readonly TokenPair[], side: 'left' | 'right') {
  let used = 0
  for (const pair of pairs) {
    const count = side === 'left' ? pair.leftCount : pair.rightCount
    used |= maskOf(pair[side], count, tokens.length)
  }
  const rest: number[] = []
  for (let index = 0; index < tokens.length; index += 1) if ((used & (1 << index)) === 0) rest.push(index)
  return rest
}

/** A word that only says again what is matched already takes nothing away. */
function withoutRepeats(tokens: readonly NameToken[], rest: readonly number[]): readonly number[] {
  if (rest.length === 0) return rest
  return rest.filter(
    (index) => !tokens.some(({ folded }, other) => !rest.includes(other) && folded === tokens[index]?.folded),
  )
}
