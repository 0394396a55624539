import type { FastifyContextConfig } from 'fastify'
import type { HeaderRules } from '../platform/http/document/add-headers.ts'
import { type Call, isRef } from '../platform/http/document/open-api.ts'
import { isLimited, takesCredentials, takesIdempotencyKey } from './call-errors.ts'

const text = (description: string, schema: object, example: string) => ({ description, schema, example })
const whole = { type: 'integer', minimum: 0 }

/** Request headers that calls have in common. */
const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    ...text(
      'Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike.',
      { type: 'string', pattern: '^[!-~]{1,255}$' },
      '5d0c7a41-8b6e-4c9d-9f2a-3b4c019aba2e',
    ),
  },
  BranchId: {
    name: 'X-Branch-Id',
    in: 'header',
    ...text(
      'Number of the group that a key of the whole organization, or a user, works in. Absent: the default group.',
      { type: 'integer', minimum: 1 },
      '2',
    ),
    example: 2,
  },
  Mode: {
    name: 'X-Absah-Mode',
    in: 'header',
    ...text(
      'For users: live or test data, live where it is absent. A key has a mode of its own.',
      { type: 'string', enum: ['live', 'test'] },
      'test',
    ),
  },
  Organization: {
    name: 'X-Absah-Organization',
    in: 'header',
    ...text(
      'For a SUPER_ADMIN: the organization he works in.',
      { type: 'string', format: 'uuid' },
      '019aba2e-1df3-7a0b-8c4d-5e6f708192a3',
    ),
  },
}

/** Headers of answers. */
const HEADERS = {
  'X-Request-Id': text(
    'Names the request: the log has it too.',
    { type: 'string', format: 'uuid' },
    '7f1f0c3a-52c1-4c1c-9b0e-2f6b8d1f4a55',
  ),
  'RateLimit-Limit': {
    description: 'Requests a minute that the organization may make. Also sent as `X-RateLimit-Limit`.',
    schema: whole,
    example: 600,
  },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: whole, example: 598 },
  'RateLimit-Reset': { description: 'Seconds until the next minute begins.', schema: whole, example: 41 },
  'Retry-After': { description: 'Seconds to wait before another try.', schema: whole, example: 5 },
  ETag: text('The version answered, for `If-Match` of a later change.', { type: 'string' }, '"4"'),
  'Idempotency-Replayed': text(
    '`true`: the request was done before, and this is its answer again.',
    { type: 'string', const: 'true' },
    'true',
  ),
  'WWW-Authenticate': text('What a credential looks like.', { type: 'string' }, 'Bearer'),
}

const RATE_LIMIT = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']

/** Which headers go with which call. */
export function callHeaders(configs: ReadonlyMap<string, FastifyContextConfig>): HeaderRules {
  const isRepeatable = (call: Call) => takesIdempotencyKey(call, configs.get(call.name) ?? {})
  return {
    parameters: PARAMETERS,
    headers: HEADERS,
    parametersOf: (call) => [
      ...(isRepeatable(call) ? ['IdempotencyKey'] : []),
      ...(takesCredentials(call) ? ['BranchId', 'Mode', 'Organization'] : []),
    ],
    headersOf: (call, status) => [
      'X-Request-Id',
      ...(isLimited(call, configs) ? RATE_LIMIT : []),
      ...(isOneVerification(call, status) ? ['ETag'] : []),
      ...(isRepeatable(call) ? ['Idempotency-Replayed'] : []),
    ],
  }
}

function isOneVerification({ operation }: Call, status: string): boolean {
  const answer = operation.responses[status]
  if (answer === undefined || isRef(answer)) return false
  return answer.content?.['application/json']?.schema?.$ref === '#/components/schemas/Verification'
}
