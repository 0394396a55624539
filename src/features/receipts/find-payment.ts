import { LRUCache } from 'lru-cache'
import type { Bank, Question } from '../../banks/bank.ts'
import type { Scope } from '../access/caller.ts'
import type { AskBank } from './ask/ask-bank.ts'
import type { BankOutcome } from './ask/bank-outcome.ts'
import type { OwnAccount } from './judge-receiver.ts'
import { agrees, type Recognized } from './reading/agrees.ts'
import { lookAlikes } from './reading/look-alikes.ts'
import type { Expectations } from './receipt-checks.ts'
import { testOutcome } from './test-outcomes.ts'

/** One payment that somebody wants to know about. */
export interface ReceiptQuestion {
  readonly bank: Bank
  readonly question: Question
  /** The account that is to have received the money; null where the caller named none. */
  readonly ownAccount: OwnAccount | null
  readonly expectations: Expectations
  /** What the same picture says, where the reference was recognized in it; null where nothing can have been misread. */
  readonly recognized: Recognized | null
  /** Nothing but a code that anybody can make, and that speaks of the payment itself, named it. */
  readonly isFromCode: boolean
}

export interface FoundPayment {
  /** As it was asked in the end: a misread reference is put right. */
  readonly asked: ReceiptQuestion
  readonly outcome: BankOutcome
}

export type Asker = Pick<Scope, 'organizationId' | 'mode'>

export type FindPayment = (asker: Asker, asked: ReceiptQuestion, signal?: AbortSignal) => Promise<FoundPayment>

type FoundOutcome = Extract<BankOutcome, { kind: 'found' }>

export interface FindDeps {
  readonly askBank: AskBank
  /** In place of the process's own, for tests. */
  readonly clock?: { now(): number }
}

/** Reversals happen, so nothing found is believed for longer after the bank has said it. */
const FOUND_MS = 5 * 60_000
const FOUND_MAX = 10_000
/** Banks' answers are kept with it, for evidence. */
const FOUND_BYTES_MAX = 64 * 1024 * 1024
const RECEIPT_BYTES = 2_000

/** Asks the bank about one payment; in test mode the question's own ending answers. Nothing is written. */
export function createFindPayment({ askBank, clock }: FindDeps): FindPayment {
  const found = new LRUCache<string, FoundOutcome>({
    ...{ max: FOUND_MAX, ttl: FOUND_MS, ttlResolution: 0, maxSize: FOUND_BYTES_MAX },
    sizeCalculation: ({ answer }) => RECEIPT_BYTES + (answer?.body.byteLength ?? 0),
    ...(clock === undefined ? {} : { perf: clock }),
  })
  return async ({ organizationId, mode }, asked, signal) => {
    const { bank, question } = asked
    const cacheKey = JSON.stringify([organizationId, mode, bank.code, question])
    const ask = async (each: Question) =>
      mode === 'test' ? testOutcome(bank, each, asked.ownAccount?.digits ?? null) : await askBank(bank, each, signal)
    const remembered = found.get(cacheKey)
    if (remembered !== undefined) return { asked, outcome: remembered }
    const outcome = await ask(question)
    if (outcome.kind === 'found' && isLasting(outcome, question)) found.set(cacheKey, outcome)
    const isMissed = outcome.kind === 'not_found' || outcome.kind === 'link_needed'
    const corrected = isMissed ? await readAgain(asked, ask) : null
    return corrected ?? { asked, outcome }
  }
}

/** Whether the bank has told of the payment that was meant, and has settled it: anything else may be otherwise soon. */
function isLasting({ receipt }: FoundOutcome, { reference }: Question): boolean {
  const isAsked = reference === undefined || receipt.reference.toUpperCase() === reference.toUpperCase()
  return isAsked && receipt.status === 'completed' && receipt.amountMinor > 0
}

/**
 * Asks for the few references that a misread one may have been. One that the bank knows is taken only when its amount or
 * its receiver is what the same picture says: anything else would be somebody else's payment.
 */
async function readAgain(
  asked: ReceiptQuestion,
  ask: (question: Question) => Promise<BankOutcome>,
): Promise<FoundPayment | null> {
  const { bank, question, recognized } = asked
  if (recognized === null || question.reference === undefined) return null
  const isPossible = (reference: string) =>
    bank.readReference(reference) === reference &&
    (bank.dateOf === undefined || bank.dateOf(reference) !== undefined) &&
    bank.lookups.some((lookup) => lookup.request({ ...question, reference }) !== undefined)
  for (const reference of lookAlikes(question.reference, isPossible)) {
    const corrected = { ...question, reference }
    const outcome = await ask(corrected)
    if (outcome.kind === 'unreachable') return null
    if (outcome.kind === 'found' && agrees(outcome.receipt, recognized)) {
      return { asked: { ...asked, question: corrected }, outcome }
    }
  }
  return null
}
