const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  )
const ROMANS = 'ii iii iv vi vii viii ix xii xiii xiv xv xvi xvii xviii xix'.split(' ')
const ROMAN_LETTERS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

const VALUES = new Map<string, number>([
  ...UNITS.map((word, at) => [word, at] as const),
  ...TENS.map((word, at) => [word, at * 10 + 20] as const),
  ...ORDINALS.map((word, at) => [word, at + 1] as const),
  ['fourty', 40] as const,
  ['hundred', 100] as const,
  ['thousand', 1000] as const,
])
const ROMAN_VALUES = new Map(ROMANS.map((roman) => [roman, romanValue(roman)]))

/** What a word says as a number ("7th", "VII", "seven", "7"); null: it is none. A single Roman letter is an initial. */
export function numberOf(word: string): string | null {
  const digits = /^(\d+)(st|nd|rd|th)?$/.exec(word)?.[1]
  if (digits !== undefined) return digits.replace(/^0+(?=\d)/, '')
  const value = VALUES.get(word) ?? ROMAN_VALUES.get(word)
  return value === undefined ? null : String(value)
}

/** "forty four" and "forty 4" as one word: "44". */
export function joinNumberWords(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const [at, word] of words.entries()) {
    const tens = TENS.indexOf(words[at - 1] ?? '')
    const units = Number(numberOf(word) ?? 0)
    const isUnits = tens >= 0 && units > 0 && units < 10 && !ROMAN_VALUES.has(word)
    if (isUnits) joined[joined.length - 1] = String(tens * 10 + 20 + units)
    else joined.push(word)
  }
  return joined
}

function romanValue(roman: string): number {
  const values = [...roman].map((letter) => ROMAN_LETTERS[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}
