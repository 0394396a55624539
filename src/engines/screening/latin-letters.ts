import anyAscii from 'any-ascii'
import { ARABIC_WORDS, plainArabic } from './names/arabic-words.ts'
import { fromEthiopic } from './names/ethiopic.ts'
import { fromHangul } from './names/korean.ts'

/** Text in small Latin letters. `isConsonantal`: it came from a script that writes hardly any vowels. */
export interface LatinText {
  readonly text: string
  readonly isConsonantal: boolean
}

/**
 * One word in any script, in Latin letters. Arabic script has a table of its own, because the general one writes letters
 * for the eye, not for the ear; so have Hangul, Ethiopic, and the letters of Latin alphabets whose usual plain form is two.
 *
 * @param isFirst whether it begins the name: Korean family names are written in ways of their own
 */
export function toLatin(word: string, isFirst: boolean): LatinText {
  if (ARABIC.test(word)) return fromArabic(word)
  if (HANGUL.test(word)) return { text: fromHangul(word, isFirst), isConsonantal: false }
  if (ETHIOPIC.test(word)) return { text: fromEthiopic(word), isConsonantal: false }
  const plain = word.normalize('NFKD').replace(MARKS, '')
  if (ASCII.test(plain)) return { text: plain.toLowerCase(), isConsonantal: false }
  const spelled = word
    .normalize('NFC')
    .toLowerCase()
    .replace(LETTERS, (letter) => OWN.get(letter) ?? letter)
  const text = anyAscii(spelled)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return { text, isConsonantal: VOWELLESS.test(word) }
}

const ARABIC = /\p{Script=Arabic}/u
const HANGUL = /\p{Script=Hangul}/u
const ETHIOPIC = /\p{Script=Ethiopic}/u
/** Scripts that write consonants and leave most vowels to the reader, beside Arabic. */
const VOWELLESS = /[\p{Script=Hebrew}\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Syriac}]/u
const ASCII = /^[\0-\x7f]*$/
const MARKS = /[\u0300-\u036f]/g
const LETTERS = /[ßøœæđłıþёщцжһңқғүұөәіўҳҷ]/g
const OWN = new Map(
  Object.entries({
    ß: 'ss',
    ø: 'o',
    œ: 'oe',
    æ: 'ae',
    đ: 'd',
    ł: 'l',
    ı: 'i',
    þ: 'th',
    ё: 'e',
    щ: 'shch',
    ц: 'ts',
    ж: 'zh',
    һ: 'h',
    ң: 'n',
    қ: 'k',
    ғ: 'g',
    ү: 'u',
    ұ: 'u',
    ө: 'o',
    ә: 'a',
    і: 'i',
    ў: 'u',
    ҳ: 'h',
    ҷ: 'j',
  }),
)

/** Letters of Arabic, Persian, Urdu and Pashto as they are heard in names. The vowel signs are left out. */
const ARABIC_LETTERS = new Map(
  Object.entries({
    ا: 'a',
    أ: 'a',
    إ: 'i',
    آ: 'a',
    ى: 'a',
    ء: '',
    ئ: 'y',
    ؤ: 'w',
    ة: 'a',
    ب: 'b',
    پ: 'p',
    ت: 't',
    ث: 'th',
    ج: 'j',
    چ: 'ch',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'dh',
    ر: 'r',
    ز: 'z',
    ژ: 'zh',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'q',
    ک: 'k',
    ك: 'k',
    گ: 'g',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ں: 'n',
    و: 'w',
    ه: 'h',
    ہ: 'h',
    ھ: 'h',
    ي: 'y',
    ی: 'y',
    ے: 'y',
    ټ: 't',
    ډ: 'd',
    ړ: 'r',
    ښ: 'sh',
    ګ: 'g',
    ڼ: 'n',
    ې: 'e',
    ۍ: 'y',
  }),
)

function fromArabic(word: string): LatinText {
  const known = ARABIC_WORDS.get(plainArabic(word))
  if (known !== undefined) return { text: known, isConsonantal: false }
  let text = ''
  for (const letter of word.normalize('NFKC'))
    text += ARABIC_LETTERS.get(letter) ?? (/[a-z0-9]/i.test(letter) ? letter : '')
  return { text: text.toLowerCase(), isConsonantal: true }
}
