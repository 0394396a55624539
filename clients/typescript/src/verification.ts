import type { components } from './schema.ts'

/** One thing that was looked at. */
export interface Check {
  readonly code: string
  readonly result: 'PASS' | 'FAIL' | 'UNAVAILABLE'
  /** Published: `GET /services/{id}` lists them. */
  readonly reason_code: string | null
  /** May be shown to the person verified. */
  readonly message: string
  /** May not. */
  readonly internal_message: string
}

/** What a service found: its own fields, and beside them what they rest on. `{}` until there is any. */
export interface VerificationOutput {
  readonly checks?: readonly Check[]
  readonly [field: string]: unknown
}

export type Verification = Omit<components['schemas']['Verification'], 'output'> & {
  readonly output: VerificationOutput
}
