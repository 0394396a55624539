import type { Receipt } from '../../../banks/bank.ts'

/** Why a bank could not be asked. None of them says anything about the payment. */
export type UnreachableCause =
  | 'timeout'
  | 'refused'
  | 'certificate'
  | 'blocked'
  | 'unwell'
  /** The operator has not set headers that the bank asks for, or they no longer hold. */
  | 'headers'
  /** It failed so often that it is left alone for a while. */
  | 'resting'

export interface RawAnswer {
  /** As the bank says; '' where it does not. */
  readonly contentType: string
  readonly body: Uint8Array
}

export type BankOutcome =
  | {
      readonly kind: 'found'
      readonly receipt: Receipt
      readonly method: 'official' | 'relay'
      /** The bank's own address of what was read. */
      readonly sourceUrl: string
      /** What was read, as it came; null in test mode. */
      readonly answer: RawAnswer | null
    }
  | { readonly kind: 'not_found' }
  /** A miss by ways that prove nothing: the payment's link could tell. */
  | { readonly kind: 'link_needed' }
  | { readonly kind: 'unreachable'; readonly cause: UnreachableCause; readonly retryAfterSeconds: number }
  | {
      readonly kind: 'unreadable'
      /** For the operator; holds nothing of a person. */
      readonly detail: string
      /** What came; null where it was no single answer. */
      readonly body: Uint8Array | null
    }
  /** Nothing of the bank's can be asked with what is known. */
  | { readonly kind: 'unasked' }
