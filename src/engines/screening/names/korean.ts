const INITIALS = 'k kk n t tt r m p pp s ss - j jj ch k t p h'.split(' ').map((letter) => letter.replace('-', ''))
const VOWELS = 'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'.split(' ')
const FINALS = '- k k k n n n t l k m p l l p l m p p t t ng t t k t p -'.split(' ').map((s) => s.replace('-', ''))

const FIRST = 0xac00
const LAST = 0xd7a3

/** Family names of two syllables; all others have one. */
const LONG_FAMILY_NAMES = new Set('남궁 황보 제갈 사공 선우 독고 동방 서문 망절 어금'.split(' '))

/** Family names as passports write them, where that is not how they are heard. */
const FAMILY_NAMES = new Map(
  Object.entries({
    김: 'kim',
    이: 'lee',
    리: 'ri',
    박: 'park',
    최: 'choi',
    정: 'jung',
    조: 'cho',
    강: 'kang',
    윤: 'yoon',
    임: 'lim',
    림: 'rim',
    유: 'yoo',
    류: 'ryu',
    노: 'noh',
    로: 'ro',
    오: 'oh',
    우: 'woo',
    신: 'shin',
    심: 'shim',
    석: 'seok',
    문: 'moon',
    구: 'koo',
    주: 'joo',
    양: 'yang',
    량: 'ryang',
  }),
)

/** A name of two to four Hangul syllables written as one is the family name and the syllables of the given one. */
export function partHangul(word: string): readonly string[] {
  if (!/^[가-힣]{2,4}$/u.test(word)) return [word]
  const family = LONG_FAMILY_NAMES.has(word.slice(0, 2)) && word.length > 2 ? 2 : 1
  return [word.slice(0, family), ...word.slice(family)]
}

/** @param isFamily the first of several words */
export function fromHangul(word: string, isFamily: boolean): string {
  const family = isFamily ? FAMILY_NAMES.get(word) : undefined
  if (family !== undefined) return family
  let text = ''
  for (const letter of word.normalize('NFC')) text += fromSyllable(letter)
  return text
}

function fromSyllable(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code < FIRST || code > LAST) return /[a-z0-9]/i.test(letter) ? letter.toLowerCase() : ''
  const at = code - FIRST
  const vowel = VOWELS[Math.floor((at % 588) / 28)] ?? ''
  const initial = INITIALS[Math.floor(at / 588)] ?? ''
  // Before an i or y the s is heard as sh, as Latin spellings have it.
  return `${initial}${vowel}${FINALS[at % 28] ?? ''}`
}
