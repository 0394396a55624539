const SHOWN_DIGITS_MAX = 4
const TAIL_DIGITS_MAX = 8
/** Longer than any account with its bank, short enough for any pattern. */
const CHARACTERS_MAX = 100

/**
 * An account or telephone number as a receipt prints it (`1****6171`, `01425******7400/BANK`, `251911000000`), shortened
 * to what may be shown, the digits at its end, and the whole as printed for comparing. Null where it does not end in two
 * digits.
 */
export function readAccount(
  text: string,
): { readonly masked: string; readonly tail: string; readonly printed: string } | null {
  if (text.length > CHARACTERS_MAX) return null
  const bare = text.replace(/\/(BANK|WALLET)\s*$/i, '').replace(/[\s-]+/g, '')
  const tail = /\d{2,}$/.exec(bare)?.[0]
  if (tail === undefined || !/^[+\dXx*•.#]+$/.test(bare)) return null
  const first = /^\+?(\d)/.exec(bare)?.[1] ?? ''
  const shown = tail.slice(-SHOWN_DIGITS_MAX)
  const isWhole = tail.length <= SHOWN_DIGITS_MAX && tail.length === bare.length
  return {
    masked: isWhole ? shown : `${first}****${shown}`,
    tail: tail.slice(-TAIL_DIGITS_MAX),
    printed: bare.replace(/^\+/, '').replace(/\D/g, '*'),
  }
}
