import type { Refusal } from './refusal.ts'

/** How the first request with an Idempotency-Key was answered. */
export interface Outcome {
  readonly status: number
  readonly resourceId: string | null
  /** null for an answer that was no error. */
  readonly error: Refusal | null
  /** Of a route whose answer is kept as it was; null elsewhere. */
  readonly answer: object | null
}
