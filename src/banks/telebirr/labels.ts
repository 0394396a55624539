/** Labels of a telebirr receipt, by their English half. Each stands in Amharic, a slash, and English. */
export const LABELS = {
  payer: ['Payer Name'],
  payerPhone: ['Payer telebirr no'],
  credited: ['Credited Party name'],
  creditedAccount: ['Credited party account no'],
  status: ['transaction status'],
  bankAccount: ['Bank account number'],
  charge: ['Service fee'],
  chargeVat: ['Service fee VAT'],
  total: ['Total Paid Amount'],
  reason: ['Payment Reason'],
  note: ['Customer Note'],
} as const

/** What stands side by side above number, time and amount. */
export const DETAIL_HEADS: readonly RegExp[] = [/invoice no/i, /payment date/i, /settled amount/i]

/** The English half of a label, without its full stop. The Amharic is spelled in more than one way. */
export function labelOf(cell: string): string {
  return cell
    .slice(0, 200)
    .replace(/^[^A-Za-z]*\//, '')
    .replace(/[\s.:]+$/, '')
    .trim()
}
