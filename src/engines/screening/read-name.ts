import { bonesOf, foldToken } from './fold-token.ts'
import { toLatin } from './latin-letters.ts'
import { GENERIC_WORDS, LEGAL_FORMS, LIGHT_WORDS, LONG_FORMS, PARTICLES, SAME_WORDS, TITLES } from './name-words.ts'

export type TokenKind = 'word' | 'generic' | 'light' | 'particle' | 'title' | 'initial' | 'form' | 'number'

/** One word of a name, read. */
export interface NameToken {
  /** Small Latin letters and digits. */
  readonly text: string
  /** Its sound. */
  readonly folded: string
  /** Its consonants. */
  readonly bones: string
  readonly kind: TokenKind
  readonly isConsonantal: boolean
}

/** More words than this are no longer looked at: a line of text is not a name. */
const TOKENS_MAX = 14
const NAME_LENGTH_MAX = 300

/** A name in any script and order as tokens. Never throws; answers an empty list for text without letters. */
export function readName(name: string): readonly NameToken[] {
  const tokens: NameToken[] = []
  for (const word of wordsOf(name.slice(0, NAME_LENGTH_MAX))) {
    for (const part of partsOf(word)) {
      const token = readToken(part, word)
      if (token !== null) tokens.push(token)
      if (tokens.length === TOKENS_MAX) return tokens
    }
  }
  return tokens
}

/** @param original the word as written, for the script it is in */
function readToken(text: string, original: string): NameToken | null {
  const latin = toLatin(text)
  const plain = unmaskDigits(latin.text.replace(/[^a-z0-9]/g, ''))
  if (plain === '') return null
  const same = SAME_WORDS.get(plain) ?? plain
  const folded = foldToken(same)
  const kind = kindOf(same, original)
  return { text: same, folded, bones: bonesOf(folded), kind, isConsonantal: latin.isConsonantal }
}

/** What nobody sees must not part a word. Between Arabic letters the non-joiner is how a compound is written. */
const INVISIBLE = /(?!\u200c)\p{Default_Ignorable_Code_Point}|(?<!\p{Script=Arabic})\u200c/gu

function wordsOf(name: string): readonly string[] {
  let text = name
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .toLowerCase()
    .replace(/[’'`ʿʾ‘ʼ´"“”]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\b(\p{L})\.\s?(?=\p{L}\b)/gu, '$1.')
  text = joinDotted(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
  for (const [pattern, form] of LONG_FORMS) text = text.replace(pattern, form)
  return text.split(' ').filter(Boolean)
}

/** "A.B.C." and "S.KOM" are one word; "J.-C.", "V. Putin" and "M.Ali" are initials and stay apart. */
function joinDotted(text: string): string {
  return text.replace(/(?<![\p{L}])(?:\p{L}{1,2}\.){1,}\p{L}{1,3}\.?(?![\p{L}])/gu, (dotted) => {
    const letters = dotted.replaceAll('.', '')
    const isKnown = LEGAL_FORMS.has(letters) || TITLES.has(letters)
    const isSpelled = letters.length > 2 && dotted.split('.').every((part) => part.length < 2)
    return isKnown || isSpelled ? ` ${letters} ` : dotted.replaceAll('.', ' ')
  })
}

/** "abdulrahman" and "abd al-rahman" are two tokens each, so that they meet. */
function partsOf(word: string): readonly string[] {
  const arabic = /^ال(.{3,})$/.exec(word)?.[1]
  if (arabic !== undefined) return [arabic]
  const [, head, rest] = /^(abdul|abdal|abdel|abdoul|abdur|abdir|abd)([a-z]{4,})$/.exec(word) ?? []
  if (head !== undefined && rest !== undefined) return ['abd', rest.replace(/^(ar|er|ir|ur)(?=r)/, '')]
  return [word]
}

function kindOf(text: string, original: string): TokenKind {
  if (/^\d+$/.test(text)) return 'number'
  if (TITLES.has(text)) return 'title'
  if (LEGAL_FORMS.has(text) || LEGAL_FORMS.has(original)) return 'form'
  if (PARTICLES.has(text)) return 'particle'
  if (LIGHT_WORDS.has(text)) return 'light'
  if (GENERIC_WORDS.has(text)) return 'generic'
  return text.length === 1 ? 'initial' : 'word'
}

const MASKS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 8: 'b', 9: 'g' }

/** Digits in the place of letters ("Sech1n"): only between letters, so that numbers stay numbers. */
function unmaskDigits(text: string): string {
  if (!/[a-z]\d[a-z]/.test(text)) return text
  return text.replace(/(?<=[a-z])\d(?=[a-z])/g, (digit) => MASKS[digit] ?? digit)
}
