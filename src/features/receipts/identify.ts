import type { Bank, Clue, Evidence, Question } from '../../banks/bank.ts'
import { linkTextsIn } from '../../lib/receipts/links.ts'
import { plainText } from '../../lib/receipts/plain-text.ts'
import { repairLabels } from '../../lib/receipts/repair-labels.ts'
import { tidySpaces } from '../../lib/receipts/tidy-spaces.ts'

/** A payment that somebody means, or why none could be made out. */
export type Identified =
  | { readonly kind: 'named'; readonly bank: Bank; readonly clue: Clue; readonly evidence: Evidence['kind'] }
  | { readonly kind: 'ambiguous'; readonly banks: readonly Bank[] }
  | { readonly kind: 'unknown' }

/** What a bank itself signed or links to says more than a number somewhere in a text. */
const ORDER = ['url', 'qr', 'number', 'text'] as const

/**
 * The payment that all pieces of evidence together name. Links come before QR codes, numbers and texts; a clue that is
 * surely one bank's before any that only may be. Where several banks remain, the caller has to say which.
 */
export function identify(evidence: readonly Evidence[], banks: readonly Bank[]): Identified {
  const isBankNamed = banks.length === 1
  const found = evidence.flatMap((each) =>
    banks.flatMap((bank) => {
      const clue = bank.detect({ ...each, isBankNamed })
      return clue === undefined ? [] : [{ bank, clue, evidence: each.kind }]
    }),
  )
  for (const certainty of ['sure', 'possible'] as const) {
    for (const kind of ORDER) {
      const matching = found.filter((each) => each.evidence === kind && each.clue.certainty === certainty)
      const [first] = matching
      if (first === undefined) continue
      const named = [...new Set(matching.map((each) => each.bank))]
      return named.length === 1 ? { kind: 'named', ...first } : { kind: 'ambiguous', banks: named }
    }
  }
  return { kind: 'unknown' }
}

/** The bank of that code or other spelling, in any case. */
export function findBank(banks: readonly Bank[], code: string): Bank | undefined {
  const wanted = code.trim().toLowerCase()
  return banks.find((bank) => bank.code === wanted || bank.aliases.includes(wanted))
}

/** A pasted text as evidence: itself, with its labels spelled right, and every link in it. */
export function evidenceOfText(pasted: string): readonly Evidence[] {
  const text = tidySpaces(plainText(pasted))
  const links = linkTextsIn(text).map((link): Evidence => ({ kind: 'url', text: link }))
  return [...links, { kind: 'text', text: repairLabels(text) }]
}

/** What is known of a payment, with the account that the caller gave where the evidence itself names none. */
export function questionOf(clue: Question, account: string | undefined): Question {
  const digits = account?.replace(/\D/g, '')
  return {
    reference: clue.reference,
    token: clue.token,
    // A link opens with the account's digits that it carries, whosever they are.
    account: clue.account ?? (digits === '' ? undefined : digits),
  }
}
