/** The code of ISO 4217 for what is no currency. */
export const UNKNOWN_CURRENCY = 'XXX'

/**
 * The currency that a bank states, as a code of ISO 4217: `ETB`, `birr`, `usd`. Where it states none, the unit beside an
 * amount (`ETB5036.00`) says it. What is not known is no currency: it never becomes birr.
 */
export function readCurrency(said: string | number | null | undefined, ...amounts: readonly unknown[]): string {
  const word = String(said ?? '').trim()
  if (word === '')
    return amounts.some((amount) => /\b(?:ETB|Birr)|(?:ETB|Birr)\b/i.test(String(amount))) ? 'ETB' : UNKNOWN_CURRENCY
  if (/^(?:etb|birr|br\.?)$/i.test(word)) return 'ETB'
  return /^[a-z]{3}$/i.test(word) ? word.toUpperCase() : UNKNOWN_CURRENCY
}
