/** How receipts of other banks name each bank, and the first letters of its code for transfers (SWIFT, BIC). */
const NAMES: readonly (readonly [code: string, name: RegExp])[] = [
  // Before the bank that the wallet belongs to.
  ['cbebirr', /\bcbe\s*birr/i],
  ['cbe', /commercial\s*bank\s*of\s*ethiopia|\bcbe\b|^CBETETAA/i],
  ['telebirr', /tele\s*birr|ethio\s*telecom/i],
  ['mpesa', /\bm-?\s?pesa\b|safaricom/i],
  ['boa', /abyssinia|\bboa\b|^ABYSETAA/i],
  ['dashen', /dashen|^DASHETAA/i],
  ['awash', /awash|^AWINETAA/i],
  ['zemen', /zemen|^ZEMEETAA/i],
  ['wegagen', /wegagen|^WEGAETAA/i],
  ['amhara', /amhara/i],
  ['sinqee', /sii?nqee/i],
  ['coopay', /coop\s*pay|coop\s*bank|cooperative\s*bank\s*of\s*oromia|^CBORETAA/i],
]

export interface CreditedBank {
  readonly receiverBank: string | null
  readonly receiverBankCode: string | null
}

/**
 * The bank that a receipt says the money went to, in its own words and by the code it has here. Both are null where that
 * is the bank of the receipt itself, `own`, or nothing is said.
 */
export function creditedBank(said: string | null | undefined, own: string): CreditedBank {
  const name = said?.trim() ?? ''
  const code = NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null
  if (name === '' || code === own) return { receiverBank: null, receiverBankCode: null }
  return { receiverBank: name, receiverBankCode: code }
}
