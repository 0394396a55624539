import { bonesOf, foldToken } from './fold-token.ts'
import { toLatin } from './latin-letters.ts'
import { isArabicWord } from './names/arabic-words.ts'
import { partChinese, simplified } from './names/chinese.ts'
import { partHangul } from './names/korean.ts'
import { LEGAL_FORMS, partEastAsianForms, shortenForms } from './names/legal-forms.ts'
import {
  ABD,
  commonSpelling,
  GENERIC_WORDS,
  LIGHT_WORDS,
  NICKNAME_GROUPS,
  PARTICLES,
  SAME_WORDS,
  TITLES,
} from './names/name-words.ts'
import { joinNumberWords, numberOf } from './names/numbers.ts'

export type TokenKind = 'word' | 'generic' | 'light' | 'particle' | 'title' | 'initial' | 'form' | 'number'

/** One word of a name, read. */
export interface NameToken {
  /** Small Latin letters and digits. */
  readonly text: string
  /** Its sound; of a number its value in digits. */
  readonly folded: string
  /** Its consonants. */
  readonly bones: string
  readonly kind: TokenKind
  readonly isConsonantal: boolean
  /** A word in very many names, which sounds as its most usual spelling. */
  readonly isCommon: boolean
  /** The word itself, in simplified characters, where it is in Han or Hangul: a character says more than its sound. */
  readonly native: string | null
}

/** More words than this are no longer looked at: a line of text is not a name. */
const TOKENS_MAX = 14
const NAME_LENGTH_MAX = 300

/** A name in any script and order as tokens. Never throws; answers an empty list for text without letters. */
export function readName(name: string): readonly NameToken[] {
  const tokens: NameToken[] = []
  const words = joinNumberWords(wordsOf(name.slice(0, NAME_LENGTH_MAX)).flatMap(partsOf))
  for (const word of words) {
    const token = readToken(word, tokens.length === 0)
    if (token !== null) tokens.push(token)
    if (tokens.length === TOKENS_MAX) break
  }
  return withWord(tokens)
}

function readToken(word: string, isFirst: boolean): NameToken | null {
  const latin = toLatin(word, isFirst)
  const plain = unmaskDigits(latin.text.replace(/[^a-z0-9]/g, ''))
  if (plain === '') return null
  const text = LEGAL_FORMS.has(word) ? word : (SAME_WORDS.get(plain) ?? plain)
  const number = numberOf(text)
  const common = commonSpelling(text, isFirst)
  const folded = number ?? foldToken(common ?? text)
  const native = NATIVE.test(word) ? simplified(word) : null
  const kind = number === null ? kindOf(text, { isFirst, common, native }) : 'number'
  const { isConsonantal } = latin
  return { text, folded, bones: number ?? bonesOf(folded), kind, isConsonantal, isCommon: common !== null, native }
}

const NATIVE = /^[\p{Script=Han}\p{Script=Hangul}]+$/u

/** Where no word is plain the next best is one: a name of a number, of initials or of a title is a name all the same. */
function withWord(tokens: readonly NameToken[]): readonly NameToken[] {
  if (tokens.some(({ kind }) => kind === 'word')) return tokens
  const best = (['generic', 'light', 'title', 'number', 'initial', 'particle', 'form'] as const).find((kind) =>
    tokens.some((token) => token.kind === kind),
  )
  return tokens.map((token) => (token.kind === best ? { ...token, kind: 'word' as const } : token))
}

/** What nobody sees must not part a word. Between Arabic letters the non-joiner is how a compound is written. */
const INVISIBLE = /(?!\u200c)\p{Default_Ignorable_Code_Point}|(?<!\p{Script=Arabic})\u200c/gu

function wordsOf(name: string): readonly string[] {
  const text = name
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .toLowerCase()
  return shortenForms(` ${plainText(partEastAsianForms(text))} `)
    .split(' ')
    .filter(Boolean)
}

/** Without accents, in words with one space between. */
function plainText(small: string): string {
  const text = small
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}]\p{Mn}*)[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replace(/[łøđıß]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[’'`ʿʾ‘ʼ´"“”״׳]/g, '')
    .replace(/&/g, ' and ')
    .replace(/^\s*([mfsh])[./]?\s?[./]\s?([vty])\.?(?=\s)/, '$1$2')
    .replace(/(?<!\p{L})(\p{L})\.\s?(?=\p{L}(?!\p{L}))/gu, '$1.')
    .replace(/عبد ا?لله(?!\p{L})/gu, 'عبدالله')
    .replace(/(?<![\p{L}-])\p{L}(?:-\p{L}){2,}(?![\p{L}-])/gu, (spelled) => spelled.replaceAll('-', ''))
  return joinDotted(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
}

/** Letters of Latin that carry no sign that could be taken off. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss' }

/** "A.B.C." and "S.KOM" are one word; "J.-C.", "V. Putin" and "M.Ali" are initials and stay apart. */
function joinDotted(text: string): string {
  return text.replace(/(?<![\p{L}])(?:\p{L}{1,2}\.){1,}\p{L}{1,3}\.?(?![\p{L}])/gu, (dotted) => {
    const letters = dotted.replaceAll('.', '')
    const isKnown = LEGAL_FORMS.has(letters) || TITLES.has(letters)
    const isSpelled = letters.length > 2 && dotted.split('.').every((part) => part.length < 2)
    return isKnown || isSpelled ? ` ${letters} ` : dotted.replaceAll('.', ' ')
  })
}

/** What one written word holds: "abdulrahman" and "abd al-rahman" are two tokens each, so that they meet. */
function partsOf(word: string): readonly string[] {
  if (ARABIC.test(word)) return arabicParts(word)
  if (HANGUL.test(word)) return partHangul(word)
  if (HAN.test(word)) return partChinese(word)
  if (CYRILLIC.test(word)) return LEGAL_FORMS.has(word) ? [word] : compoundParts(toLatin(word, false).text)
  return compoundParts(word)
}

const ARABIC = /\p{Script=Arabic}/u
const CYRILLIC = /^\p{Script=Cyrillic}+$/u
const HANGUL = /^\p{Script=Hangul}+$/u
const HAN = /^\p{Script=Han}+$/u

/**
 * "Abdul" and what follows it: joined, with its l taken on by the next letter ("Abdurrahman") or left out ("Abdirahman"); and
 * names that begin with Muhammad or Abu, or end in God, the faith, the Merciful or the Truth, which others write apart.
 */
function compoundParts(word: string): readonly string[] {
  if (commonSpelling(word, false) !== null) return [word]
  const rest = /^abd(?:ou|oe|[uaeio])(?:l|([rsztdn])(?=\1))?([a-z]{3,})$/.exec(word)?.[2]
  if (rest !== undefined && !/^abd[ua]l+ay?ev/.test(word)) return ['abd', rest]
  for (const [pattern, start] of COMPOUND_STARTS) {
    const tail = pattern.exec(word)?.[1]
    if (tail !== undefined) return [start, tail]
  }
  for (const [pattern, end] of COMPOUND_ENDS) {
    const head = pattern.exec(word)?.[1]
    if (head !== undefined) return [head, end]
  }
  return [word]
}

const COMPOUND_STARTS: readonly (readonly [RegExp, string])[] = [
  [/^m[uo]k?h+[aeu]?mm?[aei]d(?!ov|ev|iev|yev)([a-z]{3,})$/, 'muhammad'],
  [/^abu(?:l(?=[a-z]{4}))?([a-z]{4,})$/, 'abu'],
]
const COMPOUND_ENDS: readonly (readonly [RegExp, string])[] = [
  [/^([a-z]{3,}?)(?:u|o|a)ll?ah?$/, 'allah'],
  [/^([a-z]{3,}?)(?:ou|u|e|i|al|ad|el)dd?[ie]e?ne?$/, 'din'],
  [/^([a-z]{3,}?)[uia]rr?ah?man$/, 'rahman'],
  [/^([a-z]{3,}?)ulhaqq?$/, 'haqq'],
]

function arabicParts(word: string): readonly string[] {
  if (isArabicWord(word)) return [word]
  const [, slave, kept] = /^عبد(?:ال(.{2,})|(.{3,}))$/u.exec(word) ?? []
  if (slave !== undefined || kept !== undefined) return ['عبد', slave ?? kept ?? '']
  const [, father] = /^[اأ]بو(?:ال)?(.{3,})$/u.exec(word) ?? []
  if (father !== undefined) return ['ابو', father]
  const [, rest] = /^(?:وال|ال|آل)(.{2,})$/u.exec(word) ?? []
  if (rest !== undefined && (rest.length > 2 || isArabicWord(rest))) return [rest]
  const [, head, end] = /^(.{2,})(الله|الدين|الدین|الرحمن|الرحمان)$/u.exec(word) ?? []
  return head === undefined || end === undefined ? [word] : [head, end]
}

interface Context {
  readonly isFirst: boolean
  readonly common: string | null
  readonly native: string | null
}

function kindOf(text: string, { isFirst, common, native }: Context): TokenKind {
  if (common !== null) return common === ABD ? 'light' : 'word'
  // A syllable is a word of its own, whatever its letters spell; and a name may begin with a short one ("Ben").
  if (native !== null || (isFirst && NICKNAME_GROUPS.has(text))) return 'word'
  if (TITLES.has(text)) return 'title'
  if (LEGAL_FORMS.has(text)) return 'form'
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
