import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Bank, Question } from '../../banks/bank.ts'
import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import { type Caller, keyOf, userIdOf } from '../access/caller.ts'
import { type Claim, recordEffects } from '../idempotency/claim.ts'
import type { AskBank } from './ask/ask-bank.ts'
import type { BankOutcome, UnreachableCause } from './ask/bank-outcome.ts'
import { type Expectations, matchReceipt, type Verdict } from './match.ts'
import { agrees, type Recognized } from './reading/agrees.ts'
import { lookAlikes } from './reading/look-alikes.ts'
import { planUsedUp, requiredField } from './receipt-errors.ts'
import { type CheckDetails, sealAnswer, sealDetails } from './sealed.ts'
import { type CheckOutcome, endCheck, holdPlan, insertCheck } from './store.ts'
import { testOutcome } from './test-outcomes.ts'

export interface VerifyDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly askBank: AskBank
  /** Of the hashes that tell one payment from another without naming it. */
  readonly referenceKey: Uint8Array
}

/** One payment that somebody wants to know about. */
export interface ReceiptQuestion {
  readonly bank: Bank
  readonly question: Question
  /** The account that is to have received the money; null where none was named. */
  readonly ownAccount: string | null
  readonly expectations: Expectations
  /** What the same picture says, where the reference was recognized in it; null where nothing can have been misread. */
  readonly recognized: Recognized | null
  /** null for a request without Idempotency-Key. */
  readonly claim: Claim | null
}

export interface ReceiptResult {
  readonly checkId: string
  readonly outcome: CheckOutcome
  /** Why the bank could not be asked; null where it was. */
  readonly cause: UnreachableCause | null
  readonly retryAfterSeconds: number | null
}

export type VerifyReceipt = (caller: Caller, asked: ReceiptQuestion) => Promise<ReceiptResult>

/** Reversals happen, so nothing found is believed for longer. */
const FOUND_MS = 5 * 60_000
const FOUND_MAX = 10_000
const SUBJECT_CODES: Readonly<Record<Exclude<BankOutcome['kind'], 'found' | 'unasked'>, CheckOutcome>> = {
  not_found: 'NOT_FOUND',
  unreachable: 'UNREACHABLE',
  unreadable: 'UNREADABLE',
}

/**
 * Asks the bank about one payment and writes down what came of it. Only the bank's own answer confirms; a plan is taken
 * before it is asked and given back where the answer does not count.
 *
 * @throws {HttpError} 402 when the month's checks are used up; 422 where the bank cannot be asked with what is known.
 */
export function createVerifyReceipt(deps: VerifyDeps): VerifyReceipt {
  const found = new LRUCache<string, Extract<BankOutcome, { kind: 'found' }>>({ max: FOUND_MAX, ttl: FOUND_MS })
  return async (caller, asked) => {
    const { bank, question } = asked
    if (bank.lookups.every((lookup) => lookup.request(question) === undefined)) throw missing(asked)
    const checkId = newId()
    await begin(deps, caller, { checkId, bank })
    const cacheKey = JSON.stringify([caller.scope.organizationId, caller.scope.mode, bank.code, question])
    const isTest = caller.scope.mode === 'test'
    const ask = async (each: Question) =>
      isTest ? testOutcome(bank, each, asked.ownAccount) : await deps.askBank(bank, each)
    const outcome = found.get(cacheKey) ?? (await ask(question))
    if (outcome.kind === 'found') found.set(cacheKey, outcome)
    const corrected = outcome.kind === 'not_found' ? await readAgain(asked, ask) : null
    return end(deps, caller, { checkId, outcome, asked, ...corrected })
  }
}

/** What is lacking to ask this bank, by its requirements. */
function missing({ bank, question }: ReceiptQuestion) {
  const { account, by } = bank.requires
  if (account !== 'none' && question.account === undefined) return requiredField('account_number')
  return requiredField(by === 'link' ? 'receipt_url' : 'transaction_number')
}

async function begin(
  { db }: VerifyDeps,
  caller: Caller,
  { checkId, bank }: { readonly checkId: string; readonly bank: Bank },
): Promise<void> {
  const key = keyOf(caller)
  await inTransaction(db, async (tx) => {
    const { limit, used } = await holdPlan(tx, caller.scope)
    if (caller.scope.mode === 'live' && limit !== null && used >= limit) throw planUsedUp()
    await insertCheck(tx, caller.scope, {
      id: checkId,
      groupId: caller.groupId,
      bank: bank.code,
      isCounted: true,
      apiKeyId: key?.id ?? null,
      userId: userIdOf(caller),
      sourceLabel: key === null ? 'Dashboard' : `API: ${key.name}`.slice(0, 200),
    })
  })
}

interface Correction {
  readonly asked: ReceiptQuestion
  readonly outcome: BankOutcome
}

/**
 * Asks for the few references that a misread one may have been. One that the bank knows is taken only when its amount or
 * its receiver is what the same picture says: anything else would be somebody else's payment.
 */
async function readAgain(
  asked: ReceiptQuestion,
  ask: (question: Question) => Promise<BankOutcome>,
): Promise<Correction | null> {
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

interface Ending {
  readonly checkId: string
  readonly asked: ReceiptQuestion
  readonly outcome: BankOutcome
}

async function end(deps: VerifyDeps, caller: Caller, ending: Ending): Promise<ReceiptResult> {
  const { checkId, asked, outcome } = ending
  const verdict = outcome.kind === 'found' ? judge(asked, outcome) : null
  const checkOutcome = outcomeOf(outcome, verdict)
  const reference = outcome.kind === 'found' ? outcome.receipt.reference : (asked.question.reference ?? null)
  await inTransaction(deps.db, async (tx) => {
    const sealer = await deps.keyring.forOrganization(tx, caller.scope.organizationId)
    await endCheck(tx, {
      id: checkId,
      outcome: checkOutcome,
      referenceHash: reference === null ? null : hashOf(deps, asked.bank, reference),
      isCounted: checkOutcome === 'CONFIRMED' || checkOutcome === 'NOT_FOUND',
      method: outcome.kind === 'found' ? outcome.method : null,
      detailsSealed: sealDetails(sealer, checkId, detailsOf(asked, { outcome, verdict, reference })),
      answerSealed: outcome.kind === 'unreadable' ? sealAnswer(sealer, checkId, outcome.body) : null,
    })
    const status = statusOf(checkOutcome)
    // What may be asked again soon is not kept under the key.
    if (status < 500) await recordEffects(tx, [{ claim: asked.claim, status, resourceId: checkId }])
  })
  const isUnreachable = outcome.kind === 'unreachable'
  return {
    checkId,
    outcome: checkOutcome,
    cause: isUnreachable ? outcome.cause : null,
    retryAfterSeconds: isUnreachable ? outcome.retryAfterSeconds : null,
  }
}

function judge(asked: ReceiptQuestion, { receipt }: Extract<BankOutcome, { kind: 'found' }>): Verdict {
  const { question, ownAccount, expectations } = asked
  return matchReceipt({ receipt, reference: question.reference, ownAccount, expectations, now: Date.now() })
}

function outcomeOf(outcome: BankOutcome, verdict: Verdict | null): CheckOutcome {
  if (verdict === null) {
    if (outcome.kind === 'found' || outcome.kind === 'unasked') throw new Error('A bank was asked and nothing came')
    return SUBJECT_CODES[outcome.kind]
  }
  if (verdict.kind === 'confirmed') return 'CONFIRMED'
  return verdict.kind === 'not_settled' ? 'NOT_SETTLED' : 'MISMATCH'
}

/** The HTTP status that an outcome is answered with. */
export function statusOf(outcome: CheckOutcome): 200 | 404 | 502 | 503 {
  switch (outcome) {
    case 'CONFIRMED':
    case 'MISMATCH':
      return 200
    case 'NOT_FOUND':
    case 'NOT_SETTLED':
      return 404
    case 'UNREADABLE':
      return 502
    case 'UNREACHABLE':
      return 503
  }
}

interface Found {
  readonly outcome: BankOutcome
  readonly verdict: Verdict | null
  readonly reference: string | null
}

function detailsOf(asked: ReceiptQuestion, { outcome, verdict, reference }: Found): CheckDetails {
  const account = asked.ownAccount ?? asked.question.account ?? null
  const isFound = outcome.kind === 'found'
  const { recognized, question } = asked
  return {
    recognizedAs: recognized !== null && recognized.reference !== question.reference ? recognized.reference : null,
    transactionNumber: reference ?? asked.question.token ?? null,
    accountEnd: account === null ? null : account.slice(-4),
    receipt: isFound ? outcome.receipt : null,
    checks: verdict === null || verdict.kind === 'not_settled' ? [] : verdict.checks,
    sourceUrl: isFound ? outcome.sourceUrl : null,
    message: verdict?.kind === 'mismatch' ? verdict.message : null,
  }
}

function hashOf({ referenceKey }: VerifyDeps, bank: Bank, reference: string): Buffer {
  return createHmac('sha256', referenceKey).update(`${bank.code} ${reference}`).digest()
}
