import type { Receipt } from '../../../banks/bank.ts'

/** What was recognized in one picture. */
export interface Recognized {
  readonly reference: string
  /** In units of the currency. */
  readonly amount: number | null
  readonly receiver_name: string | null
}

const WORD_LENGTH_MIN = 3

/** Whether a bank's receipt has the amount, or a word of the receiver's name, that the picture shows. */
export function agrees(receipt: Receipt, recognized: Recognized): boolean {
  if (recognized.amount !== null && Math.round(recognized.amount * 100) === receipt.amountMinor) return true
  const printed = new Set(wordsOf(recognized.receiver_name))
  const words = wordsOf(receipt.receiverName)
  return words.length > 0 && words.every((word) => printed.has(word))
}

function wordsOf(name: string | null): readonly string[] {
  return (
    (name ?? '')
      .normalize('NFKC')
      .toUpperCase()
      .match(/\p{L}+/gu)
      ?.filter((word) => word.length >= WORD_LENGTH_MIN) ?? []
  )
}
