/** Where a payment stands. Only `completed` is money that has arrived. */
type PaymentStatus = 'completed' | 'pending' | 'failed' | 'reversed' | 'unknown'

/** Reads a bank's own word for it. A word that is not known is not taken for completed. */
export function readPaymentStatus(said: string): PaymentStatus {
  const word = said.trim()
  if (/^((transaction|transfer|payment) )?(completed?|success(ful(ly)?)?|settled)$/i.test(word)) return 'completed'
  if (/revers|refund|returned/i.test(word)) return 'reversed'
  if (/fail|reject|cancel|declin|expired|unsuccess/i.test(word)) return 'failed'
  return /pending|process|initiat|authori|progress|queue|hold/i.test(word) ? 'pending' : 'unknown'
}

/**
 * Where a payment stands whose bank prints no word for it, by what kind of transaction the bank calls it: receipts are made
 * of what was booked, and what was booked may be the taking back of a payment.
 */
export function statusOfKind(kind: string | null | undefined): PaymentStatus {
  return /revers|refund|return|charge\s?back|cancel|reject|fail|\brvs|\brevr?\b|\brve\b/i.test(kind ?? '')
    ? 'reversed'
    : 'completed'
}
