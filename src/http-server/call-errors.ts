import type { FastifyContextConfig } from 'fastify'
import { RECEIPT_ERROR_FAMILY } from '../features/receipts/error-examples.ts'
import { RECEIPT_PREFIX } from '../features/receipts/error-shape.ts'
import type { ErrorFamily, ErrorRules } from '../platform/http/document/add-errors.ts'
import { type Call, ownParameters } from '../platform/http/document/open-api.ts'
import { schemaName } from '../platform/http/document/schema-name.ts'
import { ErrorBody } from '../platform/http/error-body.ts'
import { KNOWN_ERRORS } from '../platform/http/error-codes.ts'

/** Of a credential that is missing or wrong, as the errors are listed. */
const CREDENTIAL_CODES = ['UNAUTHORIZED', 'INVALID_API_KEY', 'API_KEY_EXPIRED', 'TOKEN_EXPIRED', 'INVALID_TOKEN']

const USUAL_ERROR_FAMILY: ErrorFamily = {
  schema: schemaName(ErrorBody),
  prefix: '',
  names: { [CREDENTIAL_CODES.join()]: 'Unauthorized' },
  known: KNOWN_ERRORS.map(({ code, status, message, errors }) => {
    const value = { error_code: code, message, ...(errors === undefined ? {} : { errors }) }
    return { code, status, name: code, value }
  }),
}

const OF_EVERY_CALL = ['INVALID_REQUEST', 'REQUEST_TIMEOUT', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']
const OF_CREDENTIALS = [
  ...CREDENTIAL_CODES,
  'FORBIDDEN',
  // Also for what the headers name: a branch or organization, a mode.
  'NOT_FOUND',
  'INVALID_VALUE',
]
/** Also where none is asked for: whoever sends one must send one that can be read. */
const METHODS_WITH_BODIES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])
const OF_BODIES = ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE']

/** Which errors which call may answer: by what it takes, and by what its route adds in `config.errors`. */
export function callErrors(configs: ReadonlyMap<string, FastifyContextConfig>): ErrorRules {
  return {
    families: [USUAL_ERROR_FAMILY, RECEIPT_ERROR_FAMILY],
    errorsOf(call) {
      const config = configs.get(call.name) ?? {}
      const isReceipt = call.path.startsWith(`${RECEIPT_PREFIX}/`)
      const codes = [
        ...OF_EVERY_CALL,
        ...(takesCredentials(call) ? OF_CREDENTIALS : []),
        ...(isLimited(call, configs) ? ['TOO_MANY_REQUESTS'] : []),
        ...(METHODS_WITH_BODIES.has(call.method) ? OF_BODIES : []),
        ...(METHODS_WITH_BODIES.has(call.method) && isReceipt ? ['RECEIPT_400_INVALID_REQUEST'] : []),
        ...(takesIdempotencyKey(call, config) ? ['CONFLICT'] : []),
        ...ofParameters(call),
        ...(config.errors ?? []),
      ]
      return { family: isReceipt ? RECEIPT_ERROR_FAMILY : USUAL_ERROR_FAMILY, codes: new Set(codes) }
    },
    headersOf: (status) => ['X-Request-Id', ...(HEADERS_OF_ERRORS[status] ?? [])],
  }
}

const HEADERS_OF_ERRORS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
  503: ['Retry-After'],
}

/** Who calls is known before the call is begun, and how often his organization did. */
export function isLimited(call: Call, configs: ReadonlyMap<string, FastifyContextConfig>): boolean {
  return takesCredentials(call) && configs.get(call.name)?.permission !== 'public'
}

/** Signing in takes none; a signed link only stands in for one. */
export function takesCredentials({ operation }: Call): boolean {
  return operation.security === undefined
}

export function takesIdempotencyKey(call: Call, config: FastifyContextConfig): boolean {
  return (
    call.method === 'POST' && takesCredentials(call) && config.idempotency !== 'none' && !call.path.startsWith('/auth/')
  )
}

function ofParameters({ operation }: Call): readonly string[] {
  const parameters = ownParameters(operation)
  return [
    ...(parameters.some(({ schema }) => schema.format === 'uuid') ? ['INVALID_ID'] : []),
    ...(parameters.some(({ name }) => name === 'if-match') ? ['PRECONDITION_FAILED'] : []),
  ]
}
