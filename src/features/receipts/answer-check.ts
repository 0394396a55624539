import type { Bank } from '../../banks/bank.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import { HttpError, notFound } from '../../platform/http/http-error.ts'
import type { Scope } from '../access/caller.ts'
import { findBank } from './identify.ts'
import { presentVerified } from './present.ts'
import { openDetails } from './sealed.ts'
import { findCheck, type StoredCheck } from './store.ts'
import type { ReceiptResult } from './verify-receipt.ts'

export interface AnswerDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly banks: readonly Bank[]
}

type Ended = Pick<ReceiptResult, 'checkId'> & Partial<ReceiptResult>

/**
 * The answer to a check that has ended, from what is stored of it.
 *
 * @throws {HttpError} 404 for what the bank does not know; 502 and 503 where it could not be asked.
 */
export async function answerCheck(deps: AnswerDeps, scope: Scope, ended: Ended) {
  const check = await findCheck(deps.db, scope, ended.checkId)
  if (check === undefined) throw notFound('Verification')
  const refusal = refusalOf(check, ended)
  if (refusal !== null) throw refusal
  const sealer = await deps.keyring.forOrganization(deps.db, check.organizationId)
  const verified = verifiedOf(deps, sealer, check)
  if (verified === null) throw notFound('Verification')
  return verified
}

/** A check of which the bank's receipt is known; null where it is known no more. */
export function verifiedOf({ banks }: Pick<AnswerDeps, 'banks'>, sealer: Sealer, check: StoredCheck) {
  const details = openDetails(sealer, check.id, check.detailsSealed)
  const bank = findBank(banks, check.bank)
  return details === null || bank === undefined ? null : presentVerified(check, details, bank)
}

const NOBODY_KNOWS = 'The bank could not be asked. This says nothing about the payment.'
const ASK_FOR_LINK = 'The bank no longer tells by number alone. Please ask the payer for the link of the receipt.'
const RETRY_AFTER_SECONDS = 10

/** How an end that confirms nothing is told; null where the bank's receipt is known. */
export function refusalOf(
  { outcome, method }: Pick<StoredCheck, 'outcome' | 'method'>,
  { cause, retryAfterSeconds, page }: Pick<Ended, 'cause' | 'retryAfterSeconds' | 'page'>,
): HttpError | null {
  const known = method === 'qr_unverified' ? { verification_method: method } : {}
  const outage = { ...known, ...(page ? { source_url: page } : {}) }
  switch (outcome) {
    case 'CONFIRMED':
    case 'MISMATCH':
      return null
    case 'CANCELLED':
      return notFound('Verification')
    case 'NOT_FOUND':
      return absent('NOT_FOUND', 'Transaction not found.', { exists: false, ...known })
    case 'LINK_NEEDED':
      return absent('LINK_NEEDED', ASK_FOR_LINK, { exists: null, retryable: false, ...known })
    case 'NOT_SETTLED': {
      const message = 'The bank has not settled the transaction yet. Please try again later.'
      return absent('NOT_SETTLED', message, { exists: true })
    }
    case 'UNREADABLE':
      return unknown({ status: 502, code: 'BANK_UNREADABLE', retryAfterSeconds: RETRY_AFTER_SECONDS, outage })
    case 'UNREACHABLE':
    case null: {
      const code = cause === 'certificate' ? 'BANK_CERTIFICATE' : 'BANK_UNREACHABLE'
      return unknown({ status: 503, code, retryAfterSeconds: retryAfterSeconds ?? RETRY_AFTER_SECONDS, outage })
    }
  }
}

type Facts = Readonly<Record<string, string | boolean | null>>

function absent(code: string, message: string, facts: Facts): HttpError {
  return new HttpError({ status: 404, code, message, facts: { success: false, ...facts } })
}

interface Unknown {
  readonly status: number
  readonly code: string
  readonly retryAfterSeconds: number
  readonly outage: Facts
}

function unknown({ status, code, retryAfterSeconds, outage }: Unknown): HttpError {
  return new HttpError({
    status,
    code,
    message: NOBODY_KNOWS,
    facts: { success: false, exists: null, retryable: true, ...outage },
    headers: { 'retry-after': String(retryAfterSeconds) },
  })
}
