/** Banks whose references look alike, and how a receipt or a message names each of them. */
export const TEMENOS_BANKS = {
  cbe: /commercial\s*bank\s*of\s*ethiopia|\bcbe\b(?!\s*birr)/i,
  boa: /bank\s*of\s*abyssinia|\babyssinia|\bboa\b/i,
  amhara: /amhara\s*bank/i,
} as const

export const FLEXCUBE_BANKS = {
  dashen: /dashen/i,
  zemen: /zemen\s*bank/i,
  wegagen: /wegagen/i,
} as const

export const WALLETS = {
  telebirr: /tele\s*birr/i,
  mpesa: /\bm-?pesa\b/i,
  cbebirr: /cbe\s*birr/i,
} as const

/**
 * The one that a text names first: the head of a receipt comes before the bank that the money went to. Undefined where
 * it names none.
 */
export function firstNamed<Code extends string>(text: string, names: Readonly<Record<Code, RegExp>>): Code | undefined {
  let first: Code | undefined
  let at = Number.POSITIVE_INFINITY
  for (const code in names) {
    const place = text.search(names[code])
    if (place >= 0 && place < at) {
      first = code
      at = place
    }
  }
  return first
}

/** Where a text has only begun, it speaks of itself: the name of a bank there is the head of its receipt. */
const HEAD_LENGTH = 40

export interface Naming<Code extends string> {
  readonly code: Code
  readonly names: Readonly<Record<Code, RegExp>>
  /** The caller said whose it is. */
  readonly isBankNamed: boolean | undefined
}

/** Whether a text is one of the bank: it names it first, or the caller did and its head names no other one. */
export function isTextOf<Code extends string>(text: string, { code, names, isBankNamed }: Naming<Code>): boolean {
  const first = firstNamed(text, names)
  if (first === code) return true
  return isBankNamed === true && firstNamed(text.slice(0, HEAD_LENGTH), names) === undefined
}
