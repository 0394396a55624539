import { bonesOf, foldToken } from './fold-token.ts'
import { toLatin } from './latin-letters.ts'
import { simplified } from './names/chinese.ts'
import { fatherOf, givenGroups } from './names/given-names.ts'
import { LEGAL_FORMS } from './names/legal-forms.ts'
import {
  ABD,
  commonSpelling,
  FIRST_TITLES,
  GENERIC_WORDS,
  LIGHT_WORDS,
  PARTICLES,
  SAME_WORDS,
  STEM_WORDS,
  TITLES,
} from './names/name-words.ts'
import { joinNumberWords, numberOf } from './names/numbers.ts'
import { splitWords } from './split-words.ts'

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
  /** Of given names: those it is another form of. */
  readonly groups: readonly number[] | null
  /** "Ivanovich" is a son of Ivan, and no Ivan. */
  readonly isPatronymic: boolean
  /** It may be one of a Korean or Chinese name. */
  readonly isSyllable: boolean
}

/** More words than this are no longer looked at: a line of text is not a name. */
export const TOKENS_MAX = 14
const NAME_LENGTH_MAX = 300

type ReadToken = (word: string, isFirst: boolean) => NameToken | null

/** A name in any script and order as tokens. Never throws; answers an empty list for text without letters. */
export function readName(name: string, read: ReadToken = readToken): readonly NameToken[] {
  const whole = name.slice(0, NAME_LENGTH_MAX)
  const [text, added] = withoutAdded(whole)
  const plain = tokensOf(text, read)
  const isNamed = plain.some(({ kind }) => kind === 'word')
  const tokens = isNamed ? [...plain, ...tokensOf(added, read).map(asAdded)] : tokensOf(whole, read)
  return withWord(withoutAcronyms(tokens.slice(0, TOKENS_MAX)))
}

const REMEMBERED_MAX = 50_000

/** Reads as `readName` does, and remembers words: for a list, where most are in many names. */
export function createNameReader(): (name: string) => readonly NameToken[] {
  const remembered = new Map<string, NameToken | null>()
  return (name) =>
    readName(name, (word, isFirst) => {
      const key = isFirst ? `^${word}` : word
      const known = remembered.get(key)
      if (known !== undefined) return known
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      const token = readToken(word, isFirst)
      remembered.set(key, token)
      return token
    })
}

function tokensOf(text: string, read: ReadToken): readonly NameToken[] {
  if (text === '') return []
  const tokens: NameToken[] = []
  const words = joinNumberWords(splitWords(text))
  for (const word of words) {
    const token = read(word, tokens.length === 0)
    if (token !== null) tokens.push(token)
    if (tokens.length === TOKENS_MAX) break
  }
  return tokens
}

/** What stands in brackets says less: a place, a branch, a short form, "formerly". East Asian forms are no such thing. */
function withoutAdded(name: string): readonly [string, string] {
  const added: string[] = []
  const text = name.replace(/[(（[]([^()（）[\]]{2,})[)）\]]/g, (_, inside: string) => {
    added.push(inside)
    return ' '
  })
  return [text, added.join(' ')]
}

function asAdded(token: NameToken): NameToken {
  return token.kind === 'word' || token.kind === 'generic' ? { ...token, kind: 'light' } : token
}

/** "TGG" in "Tariq Gidar Group (TGG)" says nothing that the words do not. */
function withoutAcronyms(tokens: readonly NameToken[]): readonly NameToken[] {
  return tokens.map((token, at) => {
    if (token.text.length >= tokens.length || !ACRONYM.test(token.text)) return token
    if (!isSpelledBy(token.text, tokens, at)) return token
    return { ...token, kind: 'title' as const }
  })
}

const ACRONYM = /^[a-z]{3,8}$/

function isSpelledBy(letters: string, tokens: readonly NameToken[], at: number): boolean {
  const others = tokens.filter((_, other) => other !== at)
  const initials = (these: readonly NameToken[]) => these.map(({ text }) => text.charAt(0)).join('')
  return (
    initials(others).includes(letters) || initials(others.filter(({ kind }) => kind !== 'particle')).includes(letters)
  )
}

function readToken(word: string, isFirst: boolean): NameToken | null {
  const latin = toLatin(word, isFirst)
  const plain = unmaskDigits(latin.text.replace(/[^a-z0-9]/g, ''))
  if (plain === '') return null
  const text = LEGAL_FORMS.has(word) ? word : (SAME_WORDS.get(plain) ?? plain)
  const number = numberOf(text)
  const common = commonSpelling(text, isFirst)
  const folded = number ?? foldToken(common ?? STEM_WORDS.get(text) ?? text)
  const native = NATIVE.test(word) ? simplified(word) : null
  const groups = givenGroups(text)
  const kind =
    number === null ? kindOf(text, { isFirst, common, native, groups, isConsonantal: latin.isConsonantal }) : 'number'
  return {
    text,
    folded,
    bones: number ?? bonesOf(folded),
    kind,
    isConsonantal: latin.isConsonantal,
    isCommon: common !== null,
    native,
    groups,
    isPatronymic: fatherOf(text) !== null,
    isSyllable: SYLLABLE.test(text),
  }
}

const SYLLABLE = /^[^aeiouy]{0,3}[aeiouy]{1,3}[^aeiouy]{0,2}$/

const NATIVE = /^[\p{Script=Han}\p{Script=Hangul}]+$/u

/** Where no word is plain the next best is one: a name of a number, of initials or of a title is a name all the same. */
function withWord(tokens: readonly NameToken[]): readonly NameToken[] {
  if (tokens.some(({ kind }) => kind === 'word')) return tokens
  const best = (['generic', 'light', 'title', 'number', 'initial', 'particle', 'form'] as const).find((kind) =>
    tokens.some((token) => token.kind === kind),
  )
  return tokens.map((token) => (token.kind === best ? { ...token, kind: 'word' as const } : token))
}

interface Context {
  readonly isFirst: boolean
  readonly common: string | null
  readonly native: string | null
  readonly groups: readonly number[] | null
  readonly isConsonantal: boolean
}

function kindOf(text: string, { isFirst, common, native, groups, isConsonantal }: Context): TokenKind {
  if (common !== null) return common === ABD ? 'light' : 'word'
  // A syllable is a word of its own, whatever its letters spell; and a name may begin with a short one ("Ben").
  if (native !== null || (isFirst && groups !== null)) return 'word'
  // Without its vowels a word is easily taken for a title.
  if (!isConsonantal && (TITLES.has(text) || (isFirst && FIRST_TITLES.has(text)))) return 'title'
  if (LEGAL_FORMS.has(text)) return 'form'
  if (PARTICLES.has(text)) return 'particle'
  if (LIGHT_WORDS.has(text)) return 'light'
  if (GENERIC_WORDS.has(STEM_WORDS.get(text) ?? text)) return 'generic'
  return text.length === 1 ? 'initial' : 'word'
}

const MASKS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 8: 'b', 9: 'g' }

/** Digits in the place of letters ("Sech1n"): only between letters, so that numbers stay numbers. */
function unmaskDigits(text: string): string {
  if (!/[a-z]\d[a-z]/.test(text)) return text
  return text.replace(/(?<=[a-z])\d(?=[a-z])/g, (digit) => MASKS[digit] ?? digit)
}
