/** Where a payment stands. Only `completed` is money that has arrived. */
type PaymentStatus = 'completed' | 'pending' | 'failed' | 'reversed' | 'unknown'

/** Reads a bank's own word for it. A word that is not known is not taken for completed. */
export function readPaymentStatus(said: string): PaymentStatus {
  const word = said.trim()
  if (/^(completed?|success(ful(ly)?)?|settled|transaction (completed|success(ful)?))$/i.test(word)) return 'completed'
  if (/revers|refund|returned/i.test(word)) return 'reversed'
  if (/fail|reject|cancel|declin|expired|unsuccess/i.test(word)) return 'failed'
  return /pending|process|initiat|authori|progress|queue|hold/i.test(word) ? 'pending' : 'unknown'
}
