import { errors } from 'undici'
import { TlsError } from './dial-public.ts'

/** `CONNECTION_REFUSED` covers every way of not getting a connection; `CONNECTION_LOST` came after one was there. */
export type UnreachableCode =
  | 'TIMED_OUT'
  | 'CANCELLED'
  | 'NAME_NOT_FOUND'
  | 'CONNECTION_REFUSED'
  | 'CONNECTION_LOST'
  | 'TLS_FAILED'
  | 'BAD_ANSWER'
  | 'OTHER'

export interface Unreachable {
  readonly kind: 'unreachable'
  readonly code: UnreachableCode
  /** For the operator: an error code or a short phrase, never an address or anything that was sent. */
  readonly detail: string
}

export function unreachable(code: UnreachableCode, detail: string): Unreachable {
  return { kind: 'unreachable', code, detail }
}

/** What a failed request means, by the code of its error. Throws RangeError for what only a wrong call can cause. */
export function readFailure(error: unknown): Unreachable {
  if (error instanceof TlsError) return unreachable('TLS_FAILED', codeOf(error.cause))
  const code = codeOf(error)
  if (error instanceof errors.HTTPParserError) return unreachable('BAD_ANSWER', code)
  if (code === 'UND_ERR_INVALID_ARG') throw new RangeError('The request cannot be sent as given.', { cause: error })
  return unreachable(BY_CODE.get(code) ?? (code.startsWith('EAI_') ? 'NAME_NOT_FOUND' : 'OTHER'), code)
}

const BY_CODE: ReadonlyMap<string, UnreachableCode> = new Map([
  ['ECONNREFUSED', 'CONNECTION_REFUSED'],
  ['EHOSTUNREACH', 'CONNECTION_REFUSED'],
  ['ENETUNREACH', 'CONNECTION_REFUSED'],
  ['EADDRNOTAVAIL', 'CONNECTION_REFUSED'],
  ['ETIMEDOUT', 'TIMED_OUT'],
  ['ENOTFOUND', 'NAME_NOT_FOUND'],
  ['ENODATA', 'NAME_NOT_FOUND'],
  ['ECONNRESET', 'CONNECTION_LOST'],
  ['ECONNABORTED', 'CONNECTION_LOST'],
  ['EPIPE', 'CONNECTION_LOST'],
  ['UND_ERR_SOCKET', 'CONNECTION_LOST'],
  ['UND_ERR_DESTROYED', 'CANCELLED'],
  ['UND_ERR_CLOSED', 'CANCELLED'],
  ['UND_ERR_HEADERS_OVERFLOW', 'BAD_ANSWER'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'BAD_ANSWER'],
])

function codeOf(error: unknown): string {
  // Several addresses were tried: Node gives one error for each.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
