/** Banks whose references look alike, and how a receipt or a message names each of them. */
export const TEMENOS_BANKS = {
  cbe: /commercial bank of ethiopia|\bcbe\b(?!\s*birr)/i,
  boa: /bank of abyssinia|\babyssinia\b|\bboa\b/i,
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
