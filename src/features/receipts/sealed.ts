import { z } from 'zod'
import type { Receipt } from '../../banks/bank.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import type { MismatchReason } from './match.ts'
import type { ReceiptCheck } from './receipt-checks.ts'

/** What of a check is personal, sealed as one. */
export interface CheckDetails {
  /** As the bank writes it, or as it was asked where no receipt was found; null where only a link was known. */
  readonly transactionNumber: string | null
  /** Of the account that was asked with: at most the last four digits. */
  readonly accountEnd: string | null
  /** The number as it was first read, where look-alike letters had to be put right; null where nothing was. */
  readonly recognizedAs: string | null
  readonly receipt: Receipt | null
  readonly checks: readonly ReceiptCheck[]
  /** The receiver was compared with an account; absent in what older servers wrote. */
  readonly isReceiverChecked?: boolean
  /** Why it is not the payment that was meant; null where it is. */
  readonly reason?: MismatchReason | null
  readonly sourceUrl: string | null
  /** For people. */
  readonly message: string | null
}

const contextOf = (checkId: string) => `receipt_check.details:${checkId}`

export function sealDetails(sealer: Sealer, checkId: string, details: CheckDetails): Buffer {
  return sealer.seal(JSON.stringify(details), contextOf(checkId))
}

/** Null where nothing is known yet, or any more. */
export function openDetails(sealer: Sealer, checkId: string, sealed: Uint8Array | null): CheckDetails | null {
  // Only `sealDetails` writes it.
  return sealed === null ? null : (JSON.parse(sealer.open(sealed, contextOf(checkId)).toString('utf8')) as CheckDetails)
}

/** The answer of a bank that could not be read, kept for the operator; cut to what fits. */
export function sealAnswer(sealer: Sealer, checkId: string, body: Uint8Array | null): Buffer | null {
  return body === null ? null : sealer.seal(body.subarray(0, ANSWER_BYTES_MAX), `receipt_check.answer:${checkId}`)
}

const ANSWER_BYTES_MAX = 256 * 1024

/** A bank's answer as it was. */
export function sealEvidence(sealer: Sealer, checkId: string, body: Uint8Array): Buffer {
  return sealer.seal(body, `receipt_check.evidence:${checkId}`)
}

export function openEvidence(sealer: Sealer, checkId: string, sealed: Uint8Array): Buffer {
  return sealer.open(sealed, `receipt_check.evidence:${checkId}`)
}

const SealedAccount = z.object({ accountNumber: z.string(), label: z.string().nullable() })
export type AccountSecret = z.infer<typeof SealedAccount>

export function sealAccount(sealer: Sealer, accountId: string, secret: AccountSecret): Buffer {
  return sealer.seal(JSON.stringify(secret), `receipt_account:${accountId}`)
}

export function openAccount(sealer: Sealer, accountId: string, sealed: Uint8Array): AccountSecret {
  return SealedAccount.parse(JSON.parse(sealer.open(sealed, `receipt_account:${accountId}`).toString('utf8')))
}
