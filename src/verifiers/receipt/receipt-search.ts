import type { InputFile, RunContext } from '../verifier.ts'
import type { ReceiptConfiguration } from './configuration.ts'

/** How something asked of a payment came out. */
export interface ReceiptExpectation {
  readonly code: 'AMOUNT' | 'RECEIVER_NAME' | 'RECEIVER_ACCOUNT' | 'AGE'
  readonly result: 'PASS' | 'FAIL' | 'UNAVAILABLE'
}

/** Why the bank's receipt is not the payment that was meant. */
export type ReceiptMismatch = 'OTHER_REFERENCE' | 'NO_AMOUNT' | 'NOT_COMPLETED' | 'OTHER_RECEIVER' | 'RECEIVER_UNKNOWN'

export interface FoundReceipt {
  readonly kind: 'found'
  /** null: it is the payment that was meant, settled. */
  readonly problem: ReceiptMismatch | 'NOT_SETTLED' | null
  /** An own account is known, and is the receiver's. */
  readonly isReceiverChecked: boolean
  readonly expectations: readonly ReceiptExpectation[]
  /** The receipt was shown in this group before. */
  readonly isDuplicate: boolean
  /** Members of the public output. */
  readonly output: Readonly<Record<string, unknown>>
}

/** What a bank says of a payment. Only its own answer says anything: what was sent merely names the payment. */
export type ReceiptAnswer =
  | FoundReceipt
  | { readonly kind: 'not_found'; readonly output: Readonly<Record<string, unknown>> }
  /** Says nothing about the payment. */
  | { readonly kind: 'outage'; readonly code: 'BANK_UNREACHABLE' | 'BANK_UNREADABLE' }
  /** The bank does not tell by number; only the payment's link could. */
  | { readonly kind: 'link_needed' }
  /** What was sent names no payment that a bank could be asked about. */
  | { readonly kind: 'refused'; readonly message: string }

/** Asks the bank about what was sent; the receipt feature's own way of judging, handed in. */
export type SearchReceipt = (
  asked: Omit<ReceiptConfiguration, 'files'>,
  file: InputFile | null,
  context: RunContext,
) => Promise<ReceiptAnswer>
