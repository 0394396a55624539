import type { Bank, Receipt } from '../../banks/bank.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import type { Scope } from '../access/caller.ts'
import { accountsAt } from './accounts/saved-account.ts'
import type { BankOutcome } from './ask/bank-outcome.ts'
import type { CheckMethod, CheckOutcome } from './check-outcome.ts'
import { saveEvidence } from './evidence/store.ts'
import type { FoundPayment, ReceiptQuestion } from './find-payment.ts'
import { judgeReceiver, receivingBank } from './judge-receiver.ts'
import { findFirstOfOld, lookBack, NOTHING_BEFORE } from './known-before/look-back.ts'
import { type Hashing, hashPayment, type PaymentHashes } from './known-before/payment-hashes.ts'
import { matchReceipt, type Verdict } from './match.ts'
import { isNameAgreed } from './receipt-checks.ts'
import { type CheckDetails, sealAnswer, sealDetails, sealEvidence } from './sealed.ts'
import { type ReceiptSettings, readSettings } from './settings/store.ts'
import { claimFirst, endCheck } from './store.ts'

export interface SettleDeps extends Hashing {
  readonly banks: readonly Bank[]
  readonly keyring: Pick<Keyring, 'forOrganization'>
  /** Of the hashes that tell one payment from another without naming it. */
  readonly referenceKey: Uint8Array
}

export interface Ending extends FoundPayment {
  readonly checkId: string
  /** Of the branch that asks. */
  readonly scope: Scope
  /** When it was asked, in milliseconds since 1970: what the age of a payment is measured by. */
  readonly askedAt: number
}

/** An outcome that a bank question may have. */
export type SettledOutcome = Exclude<CheckOutcome, 'CANCELLED'>

export interface Settled {
  readonly outcome: SettledOutcome
  /** null where the bank showed no receipt. */
  readonly verdict: Verdict | null
  /** The number of the check that confirmed the payment first, when this is not it. */
  readonly duplicateOf: number | null
  readonly method: CheckMethod | null
  /** What was sealed. */
  readonly details: CheckDetails
}

const SUBJECT_CODES: Readonly<Record<Exclude<BankOutcome['kind'], 'found' | 'unasked'>, SettledOutcome>> = {
  not_found: 'NOT_FOUND',
  link_needed: 'LINK_NEEDED',
  unreachable: 'UNREACHABLE',
  unreadable: 'UNREADABLE',
}

/** Judges what the bank said and ends the check with it. Only the bank's own answer confirms. */
export async function settleCheck(tx: Tx, deps: SettleDeps, ending: Ending): Promise<Settled> {
  const { checkId, asked, outcome, scope } = ending
  const verdict = outcome.kind === 'found' ? await judge(tx, deps, { ...ending, receipt: outcome.receipt }) : null
  const checkOutcome = outcomeOf(outcome, verdict)
  const reference = outcome.kind === 'found' ? outcome.receipt.reference : (asked.question.reference ?? null)
  const sealer = await deps.keyring.forOrganization(tx, scope.organizationId)
  const hashes = reference === null ? null : hashPayment(deps, asked.bank, { ...asked.question, reference })
  const settings = await readSettings(tx, scope)
  const seen = outcome.kind === 'found' && checkOutcome === 'CONFIRMED' ? outcome.receipt : null
  const { duplicateOf, known } = await seenBefore(tx, deps, { ending, hashes, sealer, settings, receipt: seen })
  const method = methodOf(asked, outcome)
  const details = detailsOf(asked, { outcome, verdict, reference })
  await endCheck(tx, {
    id: checkId,
    outcome: checkOutcome,
    referenceHash: hashes?.reference ?? null,
    duplicateOf,
    known,
    isCounted: checkOutcome === 'CONFIRMED' || checkOutcome === 'NOT_FOUND',
    method,
    detailsSealed: sealDetails(sealer, checkId, details),
    answerSealed: outcome.kind === 'unreadable' ? sealAnswer(sealer, checkId, outcome.body) : null,
  })
  await keepEvidence(tx, ending, { sealer, days: settings.evidenceDays })
  return { outcome: checkOutcome, verdict, duplicateOf, method, details }
}

interface Seeing {
  readonly ending: Ending
  readonly hashes: PaymentHashes | null
  readonly sealer: Sealer
  readonly settings: ReceiptSettings
  /** null where nothing was confirmed: then nothing is compared either. */
  readonly receipt: Receipt | null
}

/** Whether the payment was confirmed before, here or under another name. */
async function seenBefore(tx: Tx, deps: SettleDeps, { ending, hashes, receipt, ...seeing }: Seeing) {
  if (hashes === null || receipt === null) return { duplicateOf: null, known: NOTHING_BEFORE }
  const { checkId, scope, asked } = ending
  const old = await findFirstOfOld(tx, deps, { checkId, scope, hashes, ...seeing })
  const duplicateOf = old ?? (await claimFirst(tx, { id: checkId, referenceHash: hashes.reference }))
  const looking = { checkId, scope, hashes, receipt, bank: asked.bank, isFirst: duplicateOf === null, ...seeing }
  return { duplicateOf, known: await lookBack(tx, deps, looking) }
}

interface Keeping {
  readonly sealer: Sealer
  /** null where nothing is kept. */
  readonly days: number | null
}

async function keepEvidence(tx: Tx, { checkId, scope, outcome }: Ending, { sealer, days }: Keeping): Promise<void> {
  if (days === null || outcome.kind !== 'found' || outcome.answer === null) return
  const { contentType, body } = outcome.answer
  await saveEvidence(tx, scope, { checkId, contentType, bodySealed: sealEvidence(sealer, checkId, body), days })
}

type Judged = Pick<Ending, 'asked' | 'askedAt' | 'scope'> & { readonly receipt: Receipt }

/** Compares the receipt with what was asked, and its receiver with the own accounts at the bank that it credits. */
export async function judge(tx: Tx, deps: Pick<SettleDeps, 'keyring'>, judged: Judged): Promise<Verdict> {
  const { asked, askedAt, scope, receipt } = judged
  const { bank, question, ownAccount: named, expectations } = asked
  const at = receivingBank(bank, receipt)
  const saved = at === null || named !== null ? [] : await accountsAt({ ...deps, db: tx }, scope, at)
  const receiver = judgeReceiver({ bank, receipt, named, saved, isNameAgreed: isNameAgreed(receipt, expectations) })
  return matchReceipt({ receipt, reference: question.reference, receiver, expectations, now: askedAt })
}

function outcomeOf(outcome: BankOutcome, verdict: Verdict | null): SettledOutcome {
  if (verdict === null) {
    if (outcome.kind === 'found' || outcome.kind === 'unasked') throw new Error('A bank was asked and nothing came')
    return SUBJECT_CODES[outcome.kind]
  }
  if (verdict.kind === 'confirmed') return 'CONFIRMED'
  return verdict.kind === 'not_settled' ? 'NOT_SETTLED' : 'MISMATCH'
}

/** What the bank has not shown is known by its code at most. */
function methodOf({ isFromCode }: ReceiptQuestion, outcome: BankOutcome): CheckMethod | null {
  if (outcome.kind === 'found') return outcome.method
  return isFromCode ? 'qr_unverified' : null
}

interface Found {
  readonly outcome: BankOutcome
  readonly verdict: Verdict | null
  readonly reference: string | null
}

function detailsOf(asked: ReceiptQuestion, { outcome, verdict, reference }: Found): CheckDetails {
  const account = asked.ownAccount?.digits ?? asked.question.account ?? null
  const isFound = outcome.kind === 'found'
  const { recognized, question } = asked
  return {
    recognizedAs: recognized !== null && recognized.reference !== question.reference ? recognized.reference : null,
    transactionNumber: reference ?? asked.question.token ?? null,
    accountEnd: account === null ? null : account.slice(-4),
    receipt: isFound ? outcome.receipt : null,
    checks: verdict === null || verdict.kind === 'not_settled' ? [] : verdict.checks,
    isReceiverChecked: verdict !== null && verdict.kind !== 'not_settled' && verdict.isReceiverChecked,
    reason: verdict?.kind === 'mismatch' ? verdict.reason : null,
    sourceUrl: isFound ? outcome.sourceUrl : null,
    message: verdict?.kind === 'mismatch' ? verdict.message : null,
  }
}
