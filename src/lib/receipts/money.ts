const AMOUNT = /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(?![\d.,]*\d)/

/** Longer than any amount with its unit, short enough for any pattern. */
const CHARACTERS_MAX = 60

/** Bounded, and never begun within a number: a page of digits would be read over and over otherwise. */
const WITH_UNIT =
  /(?:ETB|Birr)(?:-|\s{0,20})\d[\d,]{0,30}(?:\.\d{1,10})?|(?<![\d,])\d[\d,]{0,30}(?:\.\d{1,10})?\s{0,20}(?:ETB|Birr)/i

/**
 * Hundredths from an amount as receipts print it: `20,000.00 ETB`, `ETB5036.00`, `600 Birr`, `0.0 Birr`, `800.00`. Null
 * where there is not exactly one amount, it has more than two decimals, is negative or too large to be exact.
 */
export function readMoney(text: string): number | null {
  if (text.length > CHARACTERS_MAX) return null
  const bare = text.replace(/\b(ETB|Birr|Br\.?)\b|(?<=\d)(ETB|Birr)\b|\b(ETB|Birr)(?=\d)/gi, ' ').trim()
  const match = AMOUNT.exec(bare)
  if (match === null || match[0].length !== bare.length) return null
  const [, whole = '', decimals = ''] = match
  const minor = Number(whole.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

/** The first amount with its unit in a text that goes on after it: `0.08 ETB and more` → 8. Null where there is none. */
export function readFirstMoney(text: string): number | null {
  const found = WITH_UNIT.exec(text)
  // `ETB1756000000009` is an account.
  if (found !== null && /\d{13}/.test(found[0])) return null
  // `ETB-2000` is how one bank joins the two, `200,` how a sentence goes on.
  return readMoney(found === null ? text : found[0].replace(/(?<=[a-z])-/i, ' ').replace(/,(?=\s*$)/, ''))
}
