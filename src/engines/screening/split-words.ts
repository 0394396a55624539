import { toLatin } from './latin-letters.ts'
import { isArabicWord } from './names/arabic-words.ts'
import { partChinese } from './names/chinese.ts'
import { partEastAsianForms } from './names/east-asian-forms.ts'
import { givenGroups } from './names/given-names.ts'
import { partHangul } from './names/korean.ts'
import { LEGAL_FORMS } from './names/legal-forms.ts'
import { commonSpelling, TITLES } from './names/name-words.ts'
import { shortenForms } from './names/written-out-forms.ts'

/** The words of a name in small letters: what is written together is parted, what is spelled out is shortened. */
export function splitWords(name: string): readonly string[] {
  return wordsOf(name).flatMap(partsOf)
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
    .replace(/(?<!\p{L})([gwht])\/(?=\p{L}{4})/gu, (_, letter: string) => ETHIOPIAN[letter] ?? '')
    .replace(/(?<!\p{L})(?:[sd]\/o|a\/[lp]|so[- ]called)(?!\p{L})/gu, ' ')
    .replace(/(?<!\p{L})(\p{L})\.\s?(?=\p{L}(?!\p{L}))/gu, '$1.')
    .replace(/(?<![a-z])[a-z](?: [a-z]){2,}(?![a-z.])/g, (spelled) => spelled.replaceAll(' ', ''))
    .replace(/(?<!\p{L})ma\.\s?(?=\p{L}{3})/gu, 'maria ')
    .replace(/عبد ا?لله(?!\p{L})/gu, 'عبدالله')
    .replace(/(?<![\p{L}-])\p{L}(?:-\p{L}){2,}(?![\p{L}-])/gu, (spelled) => spelled.replaceAll('-', ''))
  return joinDotted(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
}

/** First halves of Ethiopian names as they are shortened: "G/Medhin". */
const ETHIOPIAN: Readonly<Record<string, string>> = { g: 'gebre', w: 'wolde', h: 'haile', t: 'tekle' }

/** Letters of Latin that carry no sign that could be taken off. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss' }

/** "A.B.C." and "S.KOM" are one word; "J.-C.", "V. Putin" and "M.Ali" are initials and stay apart. */
function joinDotted(text: string): string {
  return text.replace(/(?<![\p{L}])(?:\p{L}{1,2}\.){1,}\p{L}{1,3}\.?(?![\p{L}])/gu, (dotted, at: number) => {
    const letters = dotted.replaceAll('.', '')
    const isForm = LEGAL_FORMS.has(letters) && (at > 0 || letters.length > 2 || FIRST_FORMS.has(letters))
    const isKnown = isForm || TITLES.has(letters)
    const isSpelled = letters.length > 2 && dotted.split('.').every((part) => part.length < 2)
    return isKnown || isSpelled ? ` ${letters} ` : dotted.replaceAll('.', ' ')
  })
}

/** Forms of two letters that stand before a name. */
const FIRST_FORMS = new Set('pt cv ud sc ао оо'.split(' '))

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
  if (commonSpelling(word, false) !== null || givenGroups(word) !== null) return [word]
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
  [/^([a-z]{3,}?)(?:u|o|a)(?:ll?ah|lla)$/, 'allah'],
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
