import { letterOf } from '../look-alikes.ts'

/** Words by which banks and their receipts are recognized. */
const WORDS = [
  ...['commercial', 'bank', 'ethiopia', 'abyssinia', 'awash', 'dashen', 'zemen', 'wegagen', 'amhara', 'siinqee'],
  ...['telebirr', 'cbebirr', 'ebirr', 'transaction', 'reference', 'receipt', 'invoice', 'account', 'payment'],
]
const SHORTEST = Math.min(...WORDS.map((word) => word.length))
const LONGEST = Math.max(...WORDS.map((word) => word.length))

const BY_SHAPE: ReadonlyMap<string, string> = new Map(WORDS.map((word) => [shapeOf(word), word]))

/**
 * A receipt's text in which the words that say what is what are spelled right ("8ank of 4byssinia", "Transaction  1D"), as far
 * as look-alikes and blanks had spoiled them. Anything else stays as it is: numbers most of all.
 */
export function repairLabels(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\w|!]+/g, (word) => repairWord(word))
    .replace(/\b(transaction|trans|txn) [1l|]D\b/gi, '$1 ID')
}

function repairWord(word: string): string {
  // A word of nothing but digits and capitals may be a number.
  if (word.length < SHORTEST || word.length > LONGEST || !/[a-z]/.test(word)) return word
  const right = BY_SHAPE.get(shapeOf(word))
  return right === undefined || right === word.toLowerCase() ? word : right
}

/** What look-alikes have in common: a digit is the letter that it is taken for, and l is i. */
function shapeOf(word: string): string {
  return word.toLowerCase().replace(/[01l|!24568]/g, (sign) => (letterOf(sign) ?? 'i').toLowerCase())
}
