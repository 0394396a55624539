import { compareTokens, soundLikeness } from './compare-tokens.ts'
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

/** Tokens `left` to `left + leftCount - 1` answer to tokens `right` to `right + rightCount - 1`. */
export interface TokenPair {
  readonly left: number
  readonly leftCount: number
  readonly right: number
  readonly rightCount: number
  readonly likeness: number
}

export interface CompareOptions {
  readonly style: NameStyle
  /** How much a word says, 0–1: rare ones say more. 1 for all where nothing is known. */
  readonly rarityOf: (token: NameToken) => number
  /** Likeness of two single tokens, where the caller has it already. */
  readonly likenessOf?: (left: number, right: number) => number
}

/** Below this two words are two words. */
const LIKENESS_MIN = 0.6
/** What two words that contradict each other take away, in words. */
const CONFLICT = 1.7
/** What a word takes away that only one side has. */
const EXTRA: Readonly<Record<NameStyle, number>> = { person: 0.2, organization: 0.75 }
/** Times that, when all that both sides share is one word. */
const EXTRA_OF_ONE = 3
const REORDERED = 0.004
/** Likeness of what is joined on one side and apart on the other must be plain. */
const JOINED_MIN = 0.8

const KIND_WEIGHT: Readonly<Record<TokenKind, number>> = {
  word: 1,
  generic: 0.5,
  light: 0.35,
  particle: 0.08,
  title: 0.03,
  initial: 0.5,
  form: 0.2,
  number: 0.3,
}

/** Aligns the words of two names in any order and weighs what agrees against what does not. */
export function compareNames(
  left: readonly NameToken[],
  right: readonly NameToken[],
  options: CompareOptions,
): NameComparison {
  const pairs = alignTokens(left, right, options)
  const leftUsed = pairs.flatMap(({ left: from, leftCount }) => span(from, leftCount))
  const rightUsed = pairs.flatMap(({ right: from, rightCount }) => span(from, rightCount))
  const leftRest = leftovers(left, leftUsed)
  const rightRest = leftovers(right, rightUsed)
  const leftOver = rightRest.length === 0 ? withoutRepeats(left, leftUsed, leftRest) : leftRest
  const rightOver = leftRest.length === 0 ? withoutRepeats(right, rightUsed, rightRest) : rightRest
  const isReordered = pairs.some(({ right: at }, index) => index > 0 && at < (pairs[index - 1]?.right ?? 0))
  const weight = (token: NameToken | undefined) => (token === undefined ? 0 : weightOf(token, options))
  const sum = (tokens: readonly NameToken[], indices: readonly number[]) =>
    indices.reduce((total, index) => total + weight(tokens[index]), 0)

  let agreed = 0
  let matched = 0
  for (const pair of pairs) {
    const both = (sum(left, span(pair.left, pair.leftCount)) + sum(right, span(pair.right, pair.rightCount))) / 2
    matched += both
    agreed += both * pair.likeness
  }
  const lost = (tokens: readonly NameToken[], indices: readonly number[]) =>
    sum(
      tokens,
      indices.filter((index) => !isHajji(tokens, index)),
    )
  const leftLost = lost(left, leftOver)
  const rightLost = lost(right, rightOver)
  const conflict = Math.min(leftLost, rightLost)
  const words = pairs.filter(
    (pair) => saysWord(left, pair.left, pair.leftCount) || saysWord(right, pair.right, pair.rightCount),
  )
  const isOne =
    words.length < 2 &&
    [...leftOver.map((index) => left[index]), ...rightOver.map((index) => right[index])].some(
      (token) => token?.kind === 'word',
    )
  const extra = Math.abs(leftLost - rightLost) * EXTRA[options.style] * (isOne ? EXTRA_OF_ONE : 1)
  const whole = matched + conflict * 2 * CONFLICT + extra
  const raw = whole === 0 || words.length === 0 ? 0 : agreed / whole
  const score = Math.max(0, raw - (isReordered ? REORDERED : 0))
  return { score, pairs, leftOver, rightOver, isReordered }
}

/** What a token counts in a name. */
export function weightOf(token: NameToken, { rarityOf }: Pick<CompareOptions, 'rarityOf'>): number {
  const kind = KIND_WEIGHT[token.kind]
  return token.kind === 'word' ? kind * rarityOf(token) : kind
}

function saysWord(tokens: readonly NameToken[], from: number, count: number): boolean {
  return span(from, count).some((index) => tokens[index]?.kind === 'word' || tokens[index]?.kind === 'generic')
}

/** "H." or "Drs. H." before an Indonesian name is a title more often than an initial, so it contradicts nothing. */
function isHajji(tokens: readonly NameToken[], index: number): boolean {
  return tokens[index]?.text === 'h' && tokens.slice(0, index).every(({ kind }) => kind === 'title')
}

/** The best pairs first, each token used once; in the order of the left side. */
function alignTokens(
  left: readonly NameToken[],
  right: readonly NameToken[],
  options: CompareOptions,
): readonly TokenPair[] {
  const found: (TokenPair & { readonly rank: number })[] = []
  const likenessOf = options.likenessOf ?? ((i, j) => likeness(left[i], right[j]))
  for (let i = 0; i < left.length; i += 1) {
    for (let j = 0; j < right.length; j += 1) {
      const value = likenessOf(i, j)
      if (value < LIKENESS_MIN) continue
      const rank = value + (left[i]?.kind === 'word' ? 0.1 : 0) - Math.abs(i - j) * 0.001
      found.push({ left: i, leftCount: 1, right: j, rightCount: 1, likeness: value, rank })
    }
  }
  joinedPairs(left, right, (pair) => found.push({ ...pair, rank: pair.likeness + 0.08 }))
  found.sort((a, b) => b.rank - a.rank)
  let leftUsed = 0
  let rightUsed = 0
  const chosen: TokenPair[] = []
  for (const pair of found) {
    const leftMask = ((1 << pair.leftCount) - 1) << pair.left
    const rightMask = ((1 << pair.rightCount) - 1) << pair.right
    if ((leftUsed & leftMask) !== 0 || (rightUsed & rightMask) !== 0) continue
    leftUsed |= leftMask
    rightUsed |= rightMask
    chosen.push(pair)
  }
  return chosen.sort((a, b) => a.left - b.left)
}

function likeness(left: NameToken | undefined, right: NameToken | undefined): number {
  return left === undefined || right === undefined ? 0 : compareTokens(left, right)
}

/** Words that are written together on one side: "Alisher-Usmanov", "Van der Bilt", "MohammadHasni", initials in one. */
function joinedPairs(left: readonly NameToken[], right: readonly NameToken[], add: (pair: TokenPair) => void): void {
  joinedSide(left, right, (at, from, { count, likeness: value }) =>
    add({ left: at, leftCount: 1, right: from, rightCount: count, likeness: value }),
  )
  joinedSide(right, left, (at, from, { count, likeness: value }) =>
    add({ left: from, leftCount: count, right: at, rightCount: 1, likeness: value }),
  )
}

function joinedSide(
  whole: readonly NameToken[],
  parts: readonly NameToken[],
  add: (at: number, from: number, found: { readonly count: number; readonly likeness: number }) => void,
): void {
  whole.forEach((token, at) => {
    if (token.kind === 'number' || token.text.length < 2) return
    for (let from = 0; from < parts.length - 1; from += 1) {
      let joined = parts[from]?.folded ?? ''
      for (let count = 2; count <= 3 && from + count <= parts.length; count += 1) {
        joined += parts[from + count - 1]?.folded ?? ''
        const value = joinedLikeness(token, joined, parts.slice(from, from + count))
        if (value > 0) add(at, from, { count, likeness: value })
      }
    }
  })
}

function joinedLikeness(token: NameToken, joined: string, parts: readonly NameToken[]): number {
  if (isInitialsOf(token, parts)) return 0.88
  if (token.folded.length < 4 || Math.abs(token.folded.length - joined.length) > 2) return 0
  const value = token.folded === joined ? 0.97 : soundLikeness(token.folded, joined) * 0.98
  return value >= JOINED_MIN ? value : 0
}

/** "JC" for "Jean-Claude": two or three letters without a vowel. */
function isInitialsOf(token: NameToken, parts: readonly NameToken[]): boolean {
  if (token.text.length !== parts.length || !/^[^aeiou]+$/.test(token.text)) return false
  return parts.every((part, index) => part.text.charAt(0) === token.text.charAt(index))
}

function leftovers(tokens: readonly NameToken[], matched: readonly number[]): readonly number[] {
  return tokens.flatMap((_, index) => (matched.includes(index) ? [] : [index]))
}

/** A word that only says again what is matched already takes nothing away. */
function withoutRepeats(
  ...[tokens, matched, rest]: readonly [readonly NameToken[], readonly number[], readonly number[]]
) {
  return rest.filter((index) => !matched.some((other) => tokens[other]?.folded === tokens[index]?.folded))
}

function span(from: number, count: number): readonly number[] {
  return count === 1 ? [from] : Array.from({ length: count }, (_, index) => from + index)
}
