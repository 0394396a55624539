import type { Failure } from '../../verifiers/verifier.ts'

/** Why a run of any service may end FAILED, beside what the service itself cannot open. `message` goes to the client. */
export const RUN_FAILURES = {
  SERVICE_UNAVAILABLE: 'This service is no longer offered',
  INVALID_REQUEST: 'The configuration no longer fits this service. Please create the verification anew',
  FILE_GONE: 'A file of this verification is no longer stored. Please upload it again',
  FILE_TOO_COMPLEX:
    'There is too much in this file to read. Please send a picture of the document alone. Nothing was charged',
  TIMED_OUT: 'Reading took too long. Please send a smaller picture',
  WORKER_LOST: 'The verification was interrupted several times. Nothing was charged; please retry it',
  VERIFICATION_FAILED: 'The verification could not be carried out. Nothing was charged; please retry it',
} as const

export type RunFailureCode = keyof typeof RUN_FAILURES

export function runFailure(code: RunFailureCode): Failure {
  return { kind: 'failed', code, message: RUN_FAILURES[code] }
}
