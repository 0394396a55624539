const AMOUNT = /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(?![\d.,]*\d)/

/** Longer than any amount with its unit, short enough for any pattern. */
const CHARACTERS_MAX = 60

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
  const found = /(?:ETB|Birr)\s*[\d,]+(?:\.\d+)?|[\d,]+(?:\.\d+)?\s*(?:ETB|Birr)/i.exec(text)
  return found === null ? readMoney(text) : readMoney(found[0])
}
