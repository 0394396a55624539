const DOTS = '•••'
/** Digits of a number that stay, where it has at least twice as many. */
const DIGITS_SHOWN = 4

/**
 * A text that may say who somebody is, told apart from others at a glance and of no other use: the last four digits of a
 * long number, the first letters of up to three words. What is short is hidden whole.
 */
export function maskText(text: string): string {
  if (text === '') return text
  const digits = text.replace(/\D/g, '')
  const isNumber = digits.length * 2 > text.length
  if (isNumber)
    return digits.length >= 2 * DIGITS_SHOWN && !isDate(text) ? `${DOTS}${digits.slice(-DIGITS_SHOWN)}` : DOTS
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const shown = words.filter((word) => [...word].length > 2).slice(0, 3)
  return shown.length === 0 ? DOTS : shown.map((word) => `${[...word][0]}${DOTS}`).join(' ')
}

/** Whether any text in a value was masked: what came masked must not be stored as if it were read. */
export function isMasked(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(DOTS)
  return typeof value === 'object' && value !== null && Object.values(value).some(isMasked)
}

function isDate(text: string): boolean {
  return /^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}([T ].*)?$/.test(text)
}
