import { ERROR_CODES, type ErrorCode, type KnownError } from './error-codes.ts'

export interface FieldError {
  readonly field: string
  readonly message: string
}

export interface HttpErrorParts {
  readonly status: number
  /** As clients see it in `error_code`. */
  readonly code: string
  readonly message: string
  readonly errors?: readonly FieldError[]
  readonly headers?: Readonly<Record<string, string>>
  /** The body has no form that could be looked at field by field: no JSON, or none at all. */
  readonly isMalformed?: boolean
  /** Beside code and message in the body; only where an API's own shape shows it. */
  readonly facts?: Readonly<Record<string, string | boolean | null>>
  readonly cause?: unknown
}

/** An error a client may see: its code, status and words are safe to send. Anything else becomes a plain 500. */
export class HttpError extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldError[] | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string | boolean | null>>
  readonly isMalformed: boolean

  constructor(parts: HttpErrorParts) {
    super(parts.message, { cause: parts.cause })
    this.name = 'HttpError'
    this.status = parts.status
    this.code = parts.code
    this.errors = parts.errors
    this.headers = parts.headers ?? {}
    this.facts = parts.facts ?? {}
    this.isMalformed = parts.isMalformed ?? false
  }
}

/** The error of this code, in its usual words. */
export function knownError(code: ErrorCode, cause?: unknown): HttpError {
  const known: KnownError = ERROR_CODES[code]
  const { status, message, errors, retryAfter } = known
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return new HttpError({ status, code, message, headers, cause, ...(errors === undefined ? {} : { errors }) })
}

/** 404 for what does not exist and, alike, for what belongs to somebody else. `what` begins with a capital. */
export function notFound(what: string): HttpError {
  return new HttpError({ status: 404, code: 'NOT_FOUND', message: `${what} not found` })
}

/** 410 for what was here and is lost. `what` begins with a capital, `remedy` says what to do in place of it. */
export function gone(what: string, remedy: string): HttpError {
  const message = `${what} was lost: a backup was restored that did not hold it. Please ${remedy}`
  return new HttpError({ status: ERROR_CODES.GONE.status, code: 'GONE', message })
}

/** 400 with one entry per wrong field. */
export function invalidRequest(errors: readonly FieldError[]): HttpError {
  const { status, message } = ERROR_CODES.INVALID_REQUEST
  return new HttpError({ status, code: 'INVALID_REQUEST', message, errors })
}

/** 405: the address is there, and takes only these methods. */
export function methodNotAllowed(allowed: readonly string[]): HttpError {
  const { status, code, message } = knownError('METHOD_NOT_ALLOWED')
  return new HttpError({ status, code, message, headers: { allow: allowed.join(', ') } })
}

/** 400: the body is malformed as a whole. */
export function malformedBody(reason: string): HttpError {
  const { status, message } = ERROR_CODES.INVALID_REQUEST
  const errors = [{ field: 'body', message: reason }]
  return new HttpError({ status, code: 'INVALID_REQUEST', message, errors, isMalformed: true })
}

/** 503: nothing is wrong with the request, there is too much of it now. */
export function tooBusy(): HttpError {
  return knownError('SERVICE_UNAVAILABLE')
}

/** 503: a service is switched off, or no longer there. `which` is its code. */
export function serviceUnavailable(which: string): HttpError {
  const { status, code, headers } = knownError('SERVICE_UNAVAILABLE')
  const message = `Verification service is temporarily unavailable: ${which}`
  return new HttpError({ status, code, message, headers })
}

/** 412: what the caller wants to change is no longer what he saw. */
export function preconditionFailed(): HttpError {
  return knownError('PRECONDITION_FAILED')
}

/** 409: the request is fine, the moment is not. */
export function conflict(message: string): HttpError {
  return new HttpError({ status: 409, code: 'CONFLICT', message })
}
