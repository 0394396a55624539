import { EditTable, isTooLong, LENGTH_MAX, likenessFor, mostFor } from './edit-table.ts'
import { bonesOf } from './fold-token.ts'
import { ANY_COMPANY, LEGAL_FORMS } from './names/legal-forms.ts'
import type { NameToken, TokenKind } from './read-name.ts'
import { shareKey, unvoiced } from './token-keys.ts'

/** Likeness of what is written differently and sounds the same. */
const SAME_SOUND = 0.97
/** Below this two spellings are two names more often than one: what is missing counts twice. */
const DOUBTFUL = 0.85
const DOUBT = 0.7
const NICKNAME = 0.85
/** "Vladimirs" and "Vladimir": only the ending is of another language. */
const OTHER_ENDING = 0.93
/** Of a word whose consonants are the same, and whose last vowel is not. */
const OTHER_VOWEL = 0.85
/** Of words of so few letters each letter makes another one. */
export const SHORT = 2
/** Numbers a slip apart: they say little for or against. */
const NUMBER_SLIP = 0.6
/** Shorter numbers count something: another one is of another thing. */
const SLIP_LENGTH_MIN = 3
const OTHER_SHORT = 0.6

/** How alike two tokens are, from 0 to 1; 1 only for the same letters. What the index would not find is not alike. */
export function compareTokens(left: NameToken, right: NameToken): number {
  if (!isSearched(left.kind) || !isSearched(right.kind)) return compareSmall(left, right)
  return shareKey(left, right) ? compareWords(left, right) : 0
}

/** Words carry a name: those are found by their spelling. */
export function isSearched(kind: TokenKind): boolean {
  return kind === 'word' || kind === 'generic' || kind === 'light'
}

/** Likenesses of two words by letters, as `soundLikeness` tells them. */
export interface KnownLikeness {
  heard(): number
  written(): number
}

/** @param known where somebody has reckoned them for many words at once */
export function compareWords(left: NameToken, right: NameToken, known?: KnownLikeness): number {
  if (left.native !== null && right.native !== null) return left.native === right.native ? 1 : 0
  if (left.text === right.text) return left.isConsonantal === right.isConsonantal ? 1 : 0.96
  if (isNumeral(left) || isNumeral(right)) return 0
  if (left.isPatronymic !== right.isPatronymic)
    return onlyAlike(known?.written() ?? soundLikeness(left.text, right.text))
  if (left.isConsonantal !== right.isConsonantal) return bonesLikeness(left, right)
  if (left.folded === right.folded) return SAME_SOUND
  const isRomanised = (left.native === null) !== (right.native === null)
  if (isRomanised && unvoiced(left.folded) === unvoiced(right.folded)) return OTHER_ENDING
  if (isNickname(left, right)) return NICKNAME
  const heard = known?.heard() ?? soundLikeness(left.folded, right.folded)
  if (heard === 0 && isComparedBySound(left) && isComparedBySound(right)) return 0
  if (heard < OTHER_ENDING && withoutEnding(left.folded) === withoutEnding(right.folded)) return OTHER_ENDING
  const likeness = lettersLikeness(heard, () => writtenLikeness(left, right, known))
  // A syllable was written by a table, and of a common word all spellings are known: what differs is another one.
  const isShort = Math.max(left.folded.length, right.folded.length) <= SHORT
  if (isShort && unvoiced(left.folded) !== unvoiced(right.folded)) return likeness * OTHER_SHORT
  const isOther = isRomanised || left.isCommon !== right.isCommon
  return isOther ? doubted(likeness) : likeness
}

/** By their letters alone. A slip can bring letters together that are then taken for one sound, so what is written counts too. */
export function lettersLikeness(heard: number, written: () => number): number {
  return doubted(heard > 0.86 ? heard : Math.max(heard, written() - 0.02))
}

/** Whether it is written as it sounds: with others of that kind it is compared by the sound alone. */
export function isComparedBySound({ text, folded, native, isCommon, groups }: NameToken): boolean {
  return text === folded && native === null && !isCommon && groups === null
}

/** A slip in its ending makes no patronymic of one; what is less alike is another name. */
function onlyAlike(likeness: number): number {
  return likeness >= DOUBTFUL ? likeness : 0
}

function writtenLikeness(left: NameToken, right: NameToken, known?: KnownLikeness): number {
  const isHeard = left.text === left.folded && right.text === right.folded
  return isHeard ? 0 : (known?.written() ?? soundLikeness(left.text, right.text))
}

export function doubted(likeness: number): number {
  return likeness >= DOUBTFUL ? likeness : Math.max(0, likeness - DOUBT * (DOUBTFUL - likeness))
}

const table = new EditTable()

/** Likeness of two folded strings: edits, where slips that are usual cost less than others. */
export function soundLikeness(left: string, right: string): number {
  if (left.length + right.length === 0 || isTooLong(left.length, right.length)) return 0
  const most = mostFor(left.length, right.length)
  const length = Math.min(right.length, LENGTH_MAX)
  table.ask(left)
  for (let i = 1; i <= length; i += 1) {
    table.give(i, right.charCodeAt(i - 1))
    if (table.boundOf(i) > most) return 0
  }
  return likenessFor(table.costOf(length), left.length, right.length)
}

/** Particles, titles, initials, forms and numbers: told apart by what they are. */
function compareSmall(left: NameToken, right: NameToken): number {
  if (left.kind === 'initial' || right.kind === 'initial') return initialLikeness(left, right)
  if (left.kind !== right.kind) return 0
  if (left.text === right.text) return 1
  if (left.kind === 'form') return areFormsAlike(left.text, right.text) ? 0.75 : 0.3
  if (left.kind === 'number') return numberLikeness(left, right)
  return left.folded === right.folded ? SAME_SOUND : soundLikeness(left.folded, right.folded)
}

/** Of one family of law, or one of them says no more than that it is a company. */
function areFormsAlike(left: string, right: string): boolean {
  const [family, other] = [LEGAL_FORMS.get(left), LEGAL_FORMS.get(right)]
  return family === other || family === ANY_COMPANY || other === ANY_COMPANY
}

function initialLikeness(left: NameToken, right: NameToken): number {
  if (left.kind === right.kind) return left.text === right.text ? 1 : 0
  const other = left.kind === 'initial' ? right : left
  if (other.kind !== 'word' && other.kind !== 'light') return 0
  return left.text.charAt(0) === right.text.charAt(0) ? 0.9 : 0
}

/** The number of a series is another one unless it is a slip in a long one: a digit, a stroke of a Roman one. */
function numberLikeness(left: NameToken, right: NameToken): number {
  if (left.folded === right.folded) return SAME_SOUND
  const areRoman = ROMAN.test(left.text) && ROMAN.test(right.text)
  const [one, other] = areRoman ? [left.text, right.text] : [left.folded, right.folded]
  if (Math.min(one.length, other.length) < SLIP_LENGTH_MIN) return 0
  if (areRoman) return Math.abs(one.length - other.length) < 2 && one.charAt(0) === other.charAt(0) ? NUMBER_SLIP : 0
  return one.length === other.length && differing(one, other) === 1 ? NUMBER_SLIP : 0
}

const ROMAN = /^[ivx]+$/

function differing(left: string, right: string): number {
  return [...left].filter((digit, at) => digit !== right[at]).length
}

function isNumeral({ folded }: NameToken): boolean {
  return folded.charCodeAt(0) < 58 && /^\d+$/.test(folded)
}

/** Without the endings that Latvian and Lithuanian give to names. */
export function withoutEnding(folded: string): string {
  const isEnded = folded.length >= ENDED_LENGTH_MIN && folded.charCodeAt(folded.length - 1) === LETTER_S
  return isEnded ? folded.replace(/(?<=[^aeiou])(?:is|as|us|s)$/, '') : folded
}

const LETTER_S = 115
const ENDED_LENGTH_MIN = 5

/** Consonants alone say less: never as sure as letters, and little for a name of one or two. */
function bonesLikeness(left: NameToken, right: NameToken): number {
  const shortest = Math.min(left.bones.length, right.bones.length)
  const [written, heard] = left.isConsonantal ? [left, right] : [right, left]
  const spoken = soundLikeness(written.bones, heard.bones)
  // Scripts without a v write an f for it.
  const withF = heard.text.includes('v') ? soundLikeness(written.bones, bonesOf(heard.folded.replaceAll('v', 'f'))) : 0
  return consonantsLikeness(Math.max(spoken, withF), shortest, endsInVowel(left) !== endsInVowel(right))
}

/**
 * @param spoken likeness of the consonants
 * @param shortest how many there are on the side that has fewer
 * @param isOther whether one ends with a vowel that every script writes, and the other does not
 */
export function consonantsLikeness(spoken: number, shortest: number, isOther: boolean): number {
  const likeness = spoken * (shortest >= 3 ? 0.95 : 0.86)
  return doubted(isOther ? likeness * OTHER_VOWEL : likeness)
}

/** A last i or e, which is written in scripts without vowels too. */
export function endsInVowel({ text, folded, isConsonantal }: NameToken): boolean {
  return isConsonantal ? text.endsWith('y') : /[iey]$/.test(folded)
}

export function isNickname({ groups }: NameToken, other: NameToken): boolean {
  return groups?.some((group) => other.groups?.includes(group) ?? false) ?? false
}
