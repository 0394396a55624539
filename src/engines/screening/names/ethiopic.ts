/** Consonants of the Ethiopic blocks, eight letters each from U+1200 on. */
const CONSONANTS =
  'h l h m s r s sh q qw q qw b v t ch h hw n ny a k kw h hw w a z zh y d d j g gw ng t ch p ts ts f p'.split(' ')
/** The orders of a letter: its vowel. The sixth has none, or a short one. */
const ORDERS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa']
/** Of the letters that carry no consonant. */
const ORDERS_ALONE = ['a', 'u', 'i', 'a', 'e', 'i', 'o', 'wa']
const FIRST = 0x1200

/** Amharic and Tigrinya as their names are usually spelled: አበበ abebe, ብርሃኑ birhanu, ገብረ gebre. */
export function fromEthiopic(word: string): string {
  let text = ''
  for (const letter of word) {
    const at = letter.charCodeAt(0) - FIRST
    const consonant = CONSONANTS[at >> 3]
    if (at < 0 || consonant === undefined) text += /[a-z0-9]/i.test(letter) ? letter.toLowerCase() : ''
    else if (consonant === 'a') text += ORDERS_ALONE[at & 7] ?? ''
    // The letters of h have an a in their first order.
    else text += consonant + (consonant === 'h' && (at & 7) === 0 ? 'a' : (ORDERS[at & 7] ?? ''))
  }
  return withVowels(text)
}

/** Two consonants do not begin a word, and three do not meet: a short i stands between them. */
function withVowels(text: string): string {
  return text
    .replace(/^(ch|sh|ts|[bdfgjklmnpqrstvz])(?=[bdfgjklmnpqrstvz])/, '$1i')
    .replace(/(ch|sh|ts|[bdfgjklmnpqrstvz])(ch|sh|ts|[bdfgjklmnpqrstvz])(?=[bdfgjklmnpqrstvz])/g, '$1$2i')
    .replace(/([bdfgjklmnpqrstvz])([nrl])$/, '$1i$2')
}
