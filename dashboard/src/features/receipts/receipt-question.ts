export interface ReceiptQuestion {
  /** A link, a number or copied text. */
  readonly text: string
  readonly file: File | null
  readonly bank: string | null
  readonly amount: string
}

const LINK = /^https?:\/\/\S+$/i
const NUMBER_LENGTH_MAX = 64

/** What `POST /api/v1/verify` takes: it goes by what was given, a link, a number or a text. */
export function formOf({ text, file, bank, amount }: ReceiptQuestion): FormData {
  const form = new FormData()
  const given = text.trim()
  if (given !== '') form.append(memberOf(given), given)
  if (bank !== null) form.append('bank', bank)
  if (amount.trim() !== '') form.append('expected_amount', amount.replaceAll(/[,\s]/g, ''))
  // Members come before the file, so that they are known when it arrives.
  if (file !== null) form.append('receipt_file', file, file.name)
  return form
}

export function memberOf(given: string): 'receipt_url' | 'receipt_text' | 'transaction_number' {
  if (LINK.test(given)) return 'receipt_url'
  return /\s/.test(given) || given.length > NUMBER_LENGTH_MAX ? 'receipt_text' : 'transaction_number'
}
