/**
 * Scripts that names are read from well enough for "nobody found" to mean something: at least eight of ten fictional names
 * written by a published table of romanisation are found (`npm run bench -- screening`), of Arabic those of the UN list.
 */
const COVERED =
  /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Ethiopic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u

/** Scripts that are named; any other is "another script". */
const NAMED =
  'Han Hangul Hebrew Thai Myanmar Khmer Lao Bengali Tamil Telugu Sinhala Gujarati Gurmukhi Kannada Malayalam Tibetan'
    .split(' ')
    .map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)

/** The scripts of a name that are not covered: that nobody is found for it says nothing. */
export function uncoveredScripts(name: string): readonly string[] {
  const scripts = [...name.normalize('NFKC')]
    .filter((letter) => /\p{L}/u.test(letter) && !COVERED.test(letter))
    .map((letter) => NAMED.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'another script')
  return [...new Set(scripts)].sort()
}
