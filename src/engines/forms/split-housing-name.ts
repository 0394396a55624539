/**
 * Words that begin the name of a housing estate in an address and belong to no longer word themselves. Between two
 * capitals with slanted sides (GRIYA ASRI) the printed space can be as narrow as the gap inside a word, so the reader
 * joins them; there the words themselves are the better evidence.
 */
const HEADS = ['PERUM', 'GRIYA', 'GRAHA', 'KOMPLEK', 'VILLA', 'CLUSTER', 'APARTEMEN', 'RUSUN', 'RUKO']

/** Longer words that begin like a head, and whose rest is no name. */
const WHOLE = /^(PERUMAHAN|PERUMNAS|PERUMDA|PERUMTEL|KOMPLEKS|VILLAGE|RUSUNAWA|RUSUNAMI)/

/** Letters that a name behind a head has at least. */
const NAME_LENGTH_MIN = 4

/** `GRIYAASRI` as `GRIYA ASRI`; every other word as it is. */
export function splitHousingName(word: string): string {
  if (WHOLE.test(word)) return word
  const head = HEADS.find((each) => word.startsWith(each) && word.length >= each.length + NAME_LENGTH_MIN)
  if (head === undefined || !/^[A-Z]+$/.test(word)) return word
  return `${head} ${splitHousingName(word.slice(head.length))}`
}
