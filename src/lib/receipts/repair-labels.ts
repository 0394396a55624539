/** Words by which banks and their receipts are recognized. */
const WORDS = [
  ...['commercial', 'bank', 'ethiopia', 'abyssinia', 'awash', 'dashen', 'zemen', 'wegagen', 'amhara', 'siinqee'],
  ...['telebirr', 'cbebirr', 'ebirr', 'transaction', 'reference', 'receipt', 'invoice', 'account', 'payment'],
]
const SHORTEST = Math.min(...WORDS.map((word) => word.length))
const LONGEST = Math.max(...WORDS.map((word) => word.length))

/** Letters that programs that read pictures take digits for, and the reverse, as one. */
const SHAPES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  l: 'i',
  '|': 'i',
  '!': 'i',
  '2': 'z',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '8': 'b',
}

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

function shapeOf(word: string): string {
  return word.toLowerCase().replace(/[01l|!24568]/g, (letter) => SHAPES[letter] ?? letter)
}
