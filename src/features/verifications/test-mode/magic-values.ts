import { type ErrorCode, KNOWN_ERRORS } from '../../../platform/http/error-codes.ts'
import { type HttpError, knownError, serviceUnavailable } from '../../../platform/http/http-error.ts'
import type { Failure, Verifier } from '../../../verifiers/verifier.ts'
import type { Status } from '../lifecycle/status.ts'
import { RUN_FAILURES } from '../run-failures.ts'
import { OUTPUT_STATUSES, type OutputStatus } from '../verdict.ts'

/** Statuses that a verification can be sent to. A draft is one that nobody has submitted: there is nothing to play. */
export type PlayedStatus = Exclude<Status, 'DRAFT'>

/** What a magic value may choose; `failed` is the error of a run, `error` that of the request. */
export const MAGIC_KINDS = ['verdict', 'status', 'reason', 'failed', 'error'] as const

export type MagicOutcome =
  | { readonly kind: 'verdict'; readonly verdict: OutputStatus }
  | { readonly kind: 'status'; readonly status: PlayedStatus }
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly error: HttpError }

/** The name of a file (without its ending), or a text of the configuration, that chooses what comes out. */
export interface MagicValue {
  readonly value: string
  readonly outcome: MagicOutcome
  /** Members that the configuration must have. */
  readonly needs: Readonly<Record<string, unknown>>
  readonly meaning: string
}

/** Seconds that `absah_status_in_queue` and `absah_status_in_progress` stay what they are, before they complete. */
export const DELAY_SECONDS = 30

const STATUS_MEANINGS: Readonly<Record<PlayedStatus, string>> = {
  IN_QUEUE: `Stays IN_QUEUE for ${DELAY_SECONDS} seconds, then completes: time to cancel it.`,
  IN_PROGRESS: `Stays IN_PROGRESS for ${DELAY_SECONDS} seconds, then completes: time to cancel it.`,
  COMPLETED: 'Completes, and every check passes.',
  FAILED: 'Ends FAILED with the error VERIFICATION_FAILED.',
  CANCELLED: 'Ends CANCELLED, as if somebody had cancelled it while it ran.',
  NEED_REVIEW: 'Waits for a review. In live mode only what a person started does.',
  FRAUD_DETECTED: 'Stops for fraud, until it is cancelled or continued; continued, it completes.',
  PARTIALLY_COMPLETED: 'Completes, as if some of several files could not be worked on.',
  PARTIALLY_FAILED: 'Ends as if most of several files could not be worked on.',
}

const VERDICT_MEANINGS: Readonly<Record<OutputStatus, string>> = {
  VERIFIED: 'Every check passes.',
  NOT_VERIFIED: 'A deciding check fails.',
  PARTIALLY_NOT_VERIFIED: 'A check that does not decide fails, or one could not be made.',
}

/** Errors that creating a verification cannot answer; how to get them is on the page. */
const NOT_OF_CREATION: ReadonlySet<ErrorCode> = new Set([
  'PRECONDITION_FAILED',
  'PRECONDITION_REQUIRED',
  'METHOD_NOT_ALLOWED',
])

const STATUSES = Object.keys(STATUS_MEANINGS) as PlayedStatus[]

/** Every magic value of a service: the list that test mode obeys, that the API answers and that the page is made of. */
export function magicValuesOf({ service, reasons, testMode }: Verifier): readonly MagicValue[] {
  if (testMode === undefined) return []
  const failures = Object.entries(RUN_FAILURES).map(([code, message]): Failure => ({ kind: 'failed', code, message }))
  return [
    ...OUTPUT_STATUSES.map((verdict) => magicValue(verdict, { kind: 'verdict', verdict }, VERDICT_MEANINGS[verdict])),
    ...STATUSES.map((status) => magicValue(status, { kind: 'status', status }, STATUS_MEANINGS[status])),
    ...reasons.map(({ code, meaning }) => ({
      ...magicValue(code, { kind: 'reason', reason: code }, meaning),
      needs: testMode.needs(code),
    })),
    ...[...failures, ...testMode.failures].map((failure) =>
      magicValue(failure.code, { kind: 'failed', failure }, failure.message),
    ),
    ...KNOWN_ERRORS.filter(({ code }) => !NOT_OF_CREATION.has(code)).map(({ code }) => {
      const error = errorOf(code, service.code)
      return magicValue(code, { kind: 'error', code, error }, `Status ${error.status}: ${error.message}.`)
    }),
  ]
}

/** As creating a verification of this service answers it. */
function errorOf(code: ErrorCode, serviceCode: string): HttpError {
  return code === 'SERVICE_UNAVAILABLE' ? serviceUnavailable(serviceCode) : knownError(code)
}

function magicValue(code: string, outcome: MagicOutcome, meaning: string): MagicValue {
  return { value: `absah_${outcome.kind}_${code.toLowerCase()}`, outcome, needs: {}, meaning }
}

/** Case, spaces, hyphens and the ending of a file name do not count. Null for a text that is none of ours at all. */
export function readMagic(text: string): string | null {
  const plain = text
    .trim()
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return /^absah_(verdict|status|reason|failed|error)_[a-z_]+$/.test(plain) ? plain : null
}
