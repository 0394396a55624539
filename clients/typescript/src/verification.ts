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

/** A value that was read, with its confidence and place. */
export type Field = components['schemas']['Field']

/** What a service found: its own fields, and beside them what they rest on. `{}` until there is any. */
export interface VerificationOutput {
  readonly checks?: readonly Check[]
  /** Values that were read, by name. */
  readonly fields?: Readonly<Record<string, Field>>
  readonly [field: string]: unknown
}

/** What the services of this version publish as their outputs: narrow `output` to the one you asked. */
export type ServiceOutput = components['schemas']['Verification']['output']

export type Verification = Omit<components['schemas']['Verification'], 'output'> & {
  readonly output: VerificationOutput
}
