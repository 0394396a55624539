import type { Alphabet, CtcOutput, Run } from './ctc-output.ts'

/** Odds against "nothing there" from which a character is taken to be there; narrow marks are the net's blind spot. */
const ODDS_MIN = 0.4
const ODDS_MIN_MARK = 0.15

/**
 * Blur takes an apostrophe first. Over 1,840 pairs of neighbours on drawn cards, worn and blurred ones among them, none without
 * one has odds of more than 0.0024, no two vowels more than 0.0003; those that blur took most of have 0.004 to 0.1.
 */
const ODDS_MIN_APOSTROPHE = 0.03
const ODDS_MIN_BETWEEN_VOWELS = 0.003

/** A dot where there is none: 0.037 at most, over 1,988 pairs. */
const ODDS_MIN_DOT = 0.08

/** The highest step of a character has this probability at least, of marks that blur away this share of their odds. */
const CANDIDATE_MIN = 0.03
const CANDIDATE_SHARE = 0.2

/**
 * The character that the greedy way loses between two others: each step alone favours the blank, but over all steps of
 * the gap together "one character somewhere" has odds worth it. Exact for the gap, by the sum over all places where the
 * character could start and end.
 */
export function missedIn(
  output: CtcOutput,
  alphabet: Alphabet,
  { before, after }: { readonly before: Run; readonly after: Run },
): Run | null {
  let best: Run | null = null
  let bestOdds = 0
  const isBetweenVowels = isVowel(alphabet, before) && isVowel(alphabet, after)
  for (const { index, char } of alphabet.classes) {
    // The same character needs a blank between itself and its neighbour.
    const first = before.last + 1 + (index === before.index ? 1 : 0)
    const last = after.first - 1 - (index === after.index ? 1 : 0)
    const { odds, peak, highest } = oddsOf(output, index, { first, last })
    const needed = neededFor(char, isBetweenVowels)
    if (highest < Math.min(CANDIDATE_MIN, needed * CANDIDATE_SHARE) || odds < needed || odds <= bestOdds) continue
    bestOdds = odds
    best = { index, probability: odds / (1 + odds), peak, first: peak, last: peak }
  }
  return best
}

function neededFor(char: string, isBetweenVowels: boolean): number {
  if (char === "'") return isBetweenVowels ? ODDS_MIN_BETWEEN_VOWELS : ODDS_MIN_APOSTROPHE
  if (char === '.') return ODDS_MIN_DOT
  return /[A-Za-z0-9]/.test(char) ? ODDS_MIN : ODDS_MIN_MARK
}

function isVowel({ classes }: Alphabet, { index }: Run): boolean {
  const char = classes.find((each) => each.index === index)?.char
  return char !== undefined && 'AIUEO'.includes(char)
}

/** Highest probability in a gap of anything but nothing, a space or a spread of the neighbours: a hint at a lost character. */
export function doubtIn(
  output: CtcOutput,
  alphabet: Alphabet,
  { before, after }: { readonly before: Run; readonly after: Run },
): number {
  let doubt = 0
  for (let step = before.last + 1; step < after.first; step++) {
    const offset = step * output.classes
    const known = [0, alphabet.spaceIndex ?? 0, before.index, after.index]
    const explained = [...new Set(known)].reduce((sum, index) => sum + (output.data[offset + index] ?? 0), 0)
    doubt = Math.max(doubt, 1 - explained)
  }
  return doubt
}

/** Probability of one run of the class between two steps over the probability of blanks only. */
function oddsOf(
  output: CtcOutput,
  index: number,
  { first, last }: { readonly first: number; readonly last: number },
): { odds: number; peak: number; highest: number } {
  let odds = 0
  let ending = 0
  let peak = first
  let highest = 0
  for (let step = first; step <= last; step++) {
    const offset = step * output.classes
    const value = output.data[offset + index] ?? 0
    if (value > highest) {
      highest = value
      peak = step
    }
    ending = (value / Math.max(1e-6, output.data[offset] ?? 0)) * (1 + ending)
    odds += ending
  }
  return { odds, peak, highest }
}
