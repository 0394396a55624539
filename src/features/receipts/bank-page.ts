import type { Bank, Question } from '../../banks/bank.ts'

/** The bank's own page about a payment, made anew from what names it; null where there is none. */
export function bankPage(bank: Bank, question: Question): string | null {
  for (const lookup of bank.lookups) {
    const request = lookup.request(question)
    if (request !== undefined) return lookup.pageOf?.(question) ?? `${lookup.origin}${request.path}`
  }
  return null
}
