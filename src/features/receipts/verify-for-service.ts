import type { Bank } from '../../banks/bank.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import { HttpError } from '../../platform/http/http-error.ts'
import type { Mode } from '../access/caller.ts'
import { insistOnAskable } from './begin-check.ts'
import type { FindPayment, FoundPayment } from './find-payment.ts'
import type { MismatchReason } from './match.ts'
import { presentPayment } from './present.ts'
import type { ReceiptCheck } from './receipt-checks.ts'
import { type SettleDeps, settleCheck } from './settle-check.ts'
import { openCheckAgain } from './store.ts'
import { type SubmitDeps, type Submitted, submitReceipt } from './submit-receipt.ts'

export interface ServiceDeps extends SettleDeps, SubmitDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly banks: readonly Bank[]
  readonly findPayment: FindPayment
}

/** The verification that asks. */
export interface ServiceRun {
  readonly verificationId: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: Mode
  readonly signal: AbortSignal
}

export type ServiceAnswer =
  | {
      readonly kind: 'found'
      readonly problem: Exclude<MismatchReason, 'NOT_AS_EXPECTED' | 'RECEIVER_NOT_CHECKED'> | 'NOT_SETTLED' | null
      readonly isReceiverChecked: boolean
      readonly expectations: readonly ReceiptCheck[]
      readonly isDuplicate: boolean
      readonly output: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'not_found'; readonly output: Readonly<Record<string, unknown>> }
  | { readonly kind: 'outage'; readonly code: 'BANK_UNREACHABLE' | 'BANK_UNREADABLE' }
  | { readonly kind: 'link_needed' }
  | { readonly kind: 'refused'; readonly message: string }

/**
 * The same check for a verification: paid by its credits and not by the plan, and known in the history and to
 * duplicates under the verification's id, so that a run that is done over is no duplicate of itself.
 */
export async function verifyForService(deps: ServiceDeps, sent: Submitted, run: ServiceRun): Promise<ServiceAnswer> {
  try {
    const asked = await submitReceipt(deps, { scope: run, groupId: run.groupId }, sent)
    insistOnAskable(asked)
    const found = await deps.findPayment(run, asked, run.signal)
    run.signal.throwIfAborted()
    const { kind } = found.outcome
    if (kind === 'unreachable') return { kind: 'outage', code: 'BANK_UNREACHABLE' }
    if (kind === 'unreadable') return { kind: 'outage', code: 'BANK_UNREADABLE' }
    if (kind === 'link_needed') return { kind: 'link_needed' }
    return await inTransaction(deps.db, (tx) => writeDown(tx, deps, { found, run }))
  } catch (error) {
    if (!(error instanceof HttpError) || error.status >= 500) throw error
    return { kind: 'refused', message: wordsOf(error) }
  }
}

interface Finding {
  readonly found: FoundPayment
  readonly run: ServiceRun
}

async function writeDown(
  tx: Parameters<typeof settleCheck>[0],
  deps: ServiceDeps,
  { found, run }: Finding,
): Promise<ServiceAnswer> {
  const { verificationId: checkId, groupId } = run
  const { bank, question } = found.asked
  await openCheckAgain(tx, run, {
    ...{ id: checkId, groupId, bank: bank.code, isCounted: false },
    sourceLabel: 'Verification API',
  })
  const { outcome, verdict, duplicateOf, method, details } = await settleCheck(tx, deps, {
    ...found,
    ...{ checkId, scope: run, askedAt: Date.now() },
  })
  if (outcome === 'NOT_FOUND' || verdict === null) {
    const output = { bank: bank.code, bank_name: bank.name, transaction_number: question.reference ?? null }
    const known = found.asked.isFromCode ? { verification_method: 'qr_unverified' } : {}
    return { kind: 'not_found', output: { ...output, ...known, exists: false, receipt: null } }
  }
  const payment = presentPayment({ bank, details, method })
  return {
    kind: 'found',
    problem: problemOf(verdict),
    isReceiverChecked: verdict.kind !== 'not_settled' && verdict.receiver === 'same',
    expectations: verdict.kind === 'not_settled' ? [] : verdict.checks,
    isDuplicate: duplicateOf !== null,
    output: { ...payment, exists: true, duplicate: duplicateOf !== null, duplicate_of: duplicateOf },
  }
}

function problemOf(verdict: NonNullable<Awaited<ReturnType<typeof settleCheck>>['verdict']>) {
  if (verdict.kind === 'not_settled') return 'NOT_SETTLED'
  if (verdict.kind === 'confirmed') return null
  // A service is never strict.
  const { reason } = verdict
  return reason === 'NOT_AS_EXPECTED' || reason === 'RECEIVER_NOT_CHECKED' ? null : reason
}

function wordsOf({ errors, message }: HttpError): string {
  return errors?.map((each) => `${each.field}: ${each.message}`).join(' ') ?? message
}
