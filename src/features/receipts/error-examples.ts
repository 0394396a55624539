import type { ErrorFamily, ShownError } from '../../platform/http/document/add-errors.ts'
import { schemaName } from '../../platform/http/document/schema-name.ts'
import { ReceiptErrorBody } from './error-shape.ts'

const NOBODY_KNOWS = 'The bank could not be asked. This says nothing about the payment.'
const OUTAGE = {
  message: NOBODY_KNOWS,
  success: false,
  exists: null,
  retryable: true,
  source_url: 'https://transactioninfo.ethiotelecom.et/receipt/DF70KX7Q2M',
}

const shown = (status: number, code: string, facts: Readonly<Record<string, unknown>>): ShownError => ({
  code,
  name: `RECEIPT_${status}_${code}`,
  status,
  value: { ...facts, code },
})

const UNAUTHENTICATED = ['UNAUTHORIZED', 'INVALID_API_KEY', 'API_KEY_EXPIRED', 'TOKEN_EXPIRED', 'INVALID_TOKEN']

const KNOWN: readonly ShownError[] = [
  shown(400, 'UNSUPPORTED_BANK', { message: 'Unsupported bank: xyz' }),
  ...UNAUTHENTICATED.map((code) => shown(401, code, { message: 'Unauthenticated.' })),
  shown(402, 'QUOTA_EXCEEDED', { message: 'Monthly verification limit reached. Please upgrade your plan.' }),
  shown(403, 'FORBIDDEN', { message: 'You are forbidden to perform this action' }),
  shown(404, 'NOT_FOUND', { message: 'Transaction not found.', success: false, exists: false }),
  shown(404, 'NOT_SETTLED', {
    message: 'The bank has not settled the transaction yet. Please try again later.',
    success: false,
    exists: true,
  }),
  shown(404, 'LINK_NEEDED', {
    message: 'The bank no longer tells by number alone. Please ask the payer for the link of the receipt.',
    success: false,
    exists: null,
    retryable: false,
  }),
  shown(408, 'REQUEST_TIMEOUT', { message: 'Request timed out. Please try again later' }),
  shown(409, 'CONFLICT', { message: 'The first request with this Idempotency-Key still runs' }),
  shown(413, 'PAYLOAD_TOO_LARGE', { message: 'The file is too large: at most 10 MB. Please send a smaller one.' }),
  shown(415, 'UNSUPPORTED_MEDIA_TYPE', { message: 'Unsupported content type. Please send application/json' }),
  { ...shown(400, 'INVALID_REQUEST', { message: 'The request body is no JSON that can be read.' }), isNamed: true },
  shown(422, 'INVALID_REQUEST', {
    message: 'The given data was invalid.',
    errors: { transaction_number: ['The transaction number field is required.'] },
  }),
  shown(422, 'INVALID_VALUE', {
    message: 'The given data was invalid.',
    errors: { 'X-Absah-Mode': ['Must be one of: live, test'] },
  }),
  shown(429, 'TOO_MANY_REQUESTS', { message: 'Too many requests. Please try again later' }),
  shown(500, 'INTERNAL_SERVER_ERROR', { message: 'Something went wrong on our side. Please try again later' }),
  shown(502, 'BANK_UNREADABLE', OUTAGE),
  shown(503, 'BANK_UNREACHABLE', OUTAGE),
  shown(503, 'SERVICE_UNAVAILABLE', { message: 'The server is busy. Please try again later' }),
]

/** The errors of this API, for the reference. */
export const RECEIPT_ERROR_FAMILY: ErrorFamily = {
  schema: schemaName(ReceiptErrorBody),
  prefix: 'Receipt',
  known: KNOWN,
  names: { [UNAUTHENTICATED.join()]: 'Unauthorized' },
}
