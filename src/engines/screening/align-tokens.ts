import { compareTokens, isSearched, soundLikeness } from './compare-tokens.ts'
import type { NameToken } from './read-name.ts'
import { PATTERN_LENGTH_MIN, patternOf } from './token-keys.ts'

/** Tokens `left` to `left + leftCount - 1` answer to tokens `right` to `right + rightCount - 1`, the first following on the last. */
export interface TokenPair {
  readonly left: number
  readonly leftCount: number
  readonly right: number
  readonly rightCount: number
  readonly likeness: number
}

/** Below this two words are two words. */
export const LIKENESS_MIN = 0.5
/** Likeness of what is joined on one side and apart on the other must be plain. */
const JOINED_MIN = 0.8
const JOINED_ROUND_MIN = 0.93

export interface AlignOptions {
  /** Likeness of two single tokens, where the caller has it already. */
  readonly likenessOf?: (left: number, right: number) => number
  /** Whether words of one side may be written together on the other. Absent: they may. */
  readonly mayBeJoined?: boolean
}

/** The best pairs first, each token used once; in the order of the left side. */
export function alignTokens(
  left: readonly NameToken[],
  right: readonly NameToken[],
  { likenessOf = (i, j) => likeness(left[i], right[j]), mayBeJoined = true }: AlignOptions = {},
): readonly TokenPair[] {
  const found: (TokenPair & { readonly rank: number })[] = []
  for (let i = 0; i < left.length; i += 1) {
    for (let j = 0; j < right.length; j += 1) {
      const value = likenessOf(i, j)
      if (value < LIKENESS_MIN) continue
      const rank = value + (left[i]?.kind === 'word' ? 0.1 : 0) - Math.abs(i - j) * 0.001
      found.push({ left: i, leftCount: 1, right: j, rightCount: 1, likeness: value, rank })
    }
  }
  joinedPairs(left, right, { mayBeJoined, add: (pair) => found.push({ ...pair, rank: pair.likeness + 0.08 }) })
  found.sort((a, b) => b.rank - a.rank)
  let leftUsed = 0
  let rightUsed = 0
  const chosen: TokenPair[] = []
  for (const pair of found) {
    const leftMask = maskOf(pair.left, pair.leftCount, left.length)
    const rightMask = maskOf(pair.right, pair.rightCount, right.length)
    if ((leftUsed & leftMask) !== 0 || (rightUsed & rightMask) !== 0) continue
    leftUsed |= leftMask
    rightUsed |= rightMask
    chosen.push(pair)
  }
  return chosen.sort((a, b) => a.left - b.left)
}

/** The bits of some tokens of a name of so many. */
export function maskOf(from: number, count: number, length: number): number {
  let mask = 0
  for (let at = from; at < from + count; at += 1) mask |= 1 << (at % length)
  return mask
}

function likeness(left: NameToken | undefined, right: NameToken | undefined): number {
  return left === undefined || right === undefined ? 0 : compareTokens(left, right)
}

/** Whether a word is neighbours of a name, written together. */
export function isJoinedOf(token: NameToken, parts: readonly NameToken[]): boolean {
  let isFound = false
  joinedWith(token, parts, true, () => {
    isFound = true
  })
  return isFound
}

interface Joining {
  readonly mayBeJoined: boolean
  readonly add: (pair: TokenPair) => void
}

/** Words that are written together on one side: "Alisher-Usmanov", "Van der Bilt", "MohammadHasni", initials in one. */
function joinedPairs(left: readonly NameToken[], right: readonly NameToken[], { mayBeJoined, add }: Joining): void {
  for (const [at, token] of left.entries()) {
    joinedWith(token, right, mayBeJoined, (from, count, value) =>
      add({ left: at, leftCount: 1, right: from, rightCount: count, likeness: value }),
    )
  }
  for (const [at, token] of right.entries()) {
    joinedWith(token, left, mayBeJoined, (from, count, value) =>
      add({ left: from, leftCount: count, right: at, rightCount: 1, likeness: value }),
    )
  }
}

function joinedWith(
  ...[token, parts, mayBeJoined, add]: readonly [
    NameToken,
    readonly NameToken[],
    boolean,
    (from: number, count: number, likeness: number) => void,
  ]
): void {
  if (!isSearched(token.kind) || token.text.length < 2) return
  const areInitials = isInitials(token)
  if (!mayBeJoined && !areInitials) return
  for (let from = 0; from < parts.length; from += 1) {
    let length = parts[from]?.folded.length ?? 0
    for (let count = 2; count <= 3 && count <= parts.length; count += 1) {
      length += parts[(from + count - 1) % parts.length]?.folded.length ?? 0
      if (areInitials && isInitialsOf(token, parts, { from, count })) add(from, count, INITIALS)
      else if (mayBeJoined && isNear(token.folded.length, length)) {
        const value = joinedLikeness(token.folded, joined(parts, from, count))
        // What is taken from both ends of a name must be the word itself.
        if (value > (from + count > parts.length ? JOINED_ROUND_MIN : 0)) add(from, count, value)
      }
    }
  }
}

/** "JC" and "Jean-Claude". */
const INITIALS = 0.88

function isNear(length: number, joinedLength: number): boolean {
  return Math.min(length, joinedLength) >= PATTERN_LENGTH_MIN && Math.abs(length - joinedLength) <= 2
}

function joined(parts: readonly NameToken[], from: number, count: number): string {
  let text = ''
  for (let at = from; at < from + count; at += 1) text += parts[at % parts.length]?.folded ?? ''
  return text
}

/** Of a word and of neighbours written together; 0: they are not the same word. */
export function joinedLikeness(folded: string, together: string): number {
  if (folded === together) return 0.97
  if (!isNear(folded.length, together.length)) return 0
  if (!mayBeginAlike(folded.charCodeAt(0), together.charCodeAt(0)) || patternOf(folded) !== patternOf(together))
    return 0
  const value = soundLikeness(folded, together) * 0.98
  return value >= JOINED_MIN ? value : 0
}

const H = 104
const VOWELS_AND_VOICED = /[hgbdjzeiouakptcs]/

/** Patterns of most words differ in their first letter already. */
function mayBeginAlike(one: number, other: number): boolean {
  return one === other || (isLoose[one] === 1 && isLoose[other] === 1)
}

const isLoose = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(code === H || VOWELS_AND_VOICED.test(String.fromCharCode(code))),
)

/** Two or three letters without a vowel may be the initials of two or three words. */
export function isInitials({ text, kind }: NameToken): boolean {
  return kind === 'word' && text.length > 1 && text.length < 4 && !/[aeiou]/.test(text)
}

function isInitialsOf(
  token: NameToken,
  parts: readonly NameToken[],
  { from, count }: { readonly from: number; readonly count: number },
): boolean {
  if (token.text.length !== count) return false
  for (let at = 0; at < count; at += 1)
    if (parts[from + at]?.text.charCodeAt(0) !== token.text.charCodeAt(at)) return false
  return true
}
