import { isNickname } from './compare-tokens.ts'
import type { NameToken } from './read-name.ts'
import type { Vocabulary } from './vocabulary.ts'

interface ListedWords {
  readonly vocabulary: Vocabulary
  /** How much a word says, 0–1; 1: few have it. */
  rarityOf(id: number): number
}

/** Below these two known words are two words: of other consonants, and with a vowel more at one end. */
const DOUBTFUL = { bones: 0.85, ends: 0.95 } as const
const OTHER = 0.8

/**
 * What lists say to the likeness of two words by their letters: "Arif" and "Atif" are names of many, so that neither is a slip in
 * the other. Vowels make spellings of one name, but not at its ends: "Iskandar" is no slip in "Iskandari", nor "Amin" in
 * "Amina", though few are called so.
 */
export function createListedLikeness(index: ListedWords, token: NameToken): (id: number, likeness: number) => number {
  const [same] = index.vocabulary.sounding(token.folded)
  const isKnown = same !== undefined && index.rarityOf(same) < 1
  return (id, likeness) => {
    if (!isKnown || likeness >= DOUBTFUL.ends) return likeness
    const listed = index.vocabulary.token(id)
    const isOther =
      (likeness < DOUBTFUL.bones && listed.bones !== token.bones && index.rarityOf(id) < 1) ||
      (areEndsOther(listed.folded, token.folded) && !isNickname(listed, token))
    return isOther ? likeness * OTHER : likeness
  }
}

/**
 * The longer one ends with a vowel more, or one of them begins with one. Other vowels are mute at the end in some languages, an h at
 * the beginning.
 */
function areEndsOther(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const isSameLength = short.length === long.length
  if (!isSameLength && /[ai]$/.test(long) && /[^aeiou\d]$/.test(short)) return true
  return VOWEL_FIRST.test(short) !== VOWEL_FIRST.test(long) && (isSameLength || !long.startsWith('h'))
}

/** An i stands for a j or y as well. */
const VOWEL_FIRST = /^[aeou]/
