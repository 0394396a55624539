import { z } from 'zod'
import type { ErrorShape } from '../../platform/http/app.ts'
import type { FieldError, HttpError } from '../../platform/http/http-error.ts'

export const RECEIPT_PREFIX = '/api/v1'

/** The shape of every error of the receipt API: a message for people, `errors` by field, and a code for programs. */
export const ReceiptErrorBody = z
  .object({
    message: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional().describe('By field'),
    code: z.string(),
    success: z.literal(false).optional().describe('Only where a bank was asked, or could not be'),
    exists: z.boolean().nullable().optional().describe('null: nobody knows'),
    retryable: z.boolean().optional(),
    source_url: z.string().optional().describe('The bank’s own page, for people: where the bank could not be asked'),
    verification_method: z
      .literal('qr_unverified')
      .optional()
      .describe('Only a code that anybody can make names the payment; the bank has not confirmed it'),
  })
  .meta({ id: 'ReceiptError' })

/** Errors that any call of the receipt API may answer. */
export const RECEIPT_ERRORS = {
  400: ReceiptErrorBody.describe('INVALID_REQUEST or UNSUPPORTED_BANK'),
  401: ReceiptErrorBody.describe('UNAUTHORIZED, INVALID_API_KEY, API_KEY_EXPIRED, TOKEN_EXPIRED or INVALID_TOKEN'),
  402: ReceiptErrorBody.describe('QUOTA_EXCEEDED: the month’s checks are used up'),
  403: ReceiptErrorBody.describe('FORBIDDEN'),
  404: ReceiptErrorBody.describe('NOT_FOUND'),
  408: ReceiptErrorBody.describe('REQUEST_TIMEOUT'),
  409: ReceiptErrorBody.describe('CONFLICT'),
  413: ReceiptErrorBody.describe('PAYLOAD_TOO_LARGE'),
  415: ReceiptErrorBody.describe('UNSUPPORTED_MEDIA_TYPE'),
  422: ReceiptErrorBody.describe('INVALID_REQUEST: errors says which field'),
  429: ReceiptErrorBody.describe('TOO_MANY_REQUESTS'),
  500: ReceiptErrorBody.describe('INTERNAL_SERVER_ERROR'),
  503: ReceiptErrorBody.describe('SERVICE_UNAVAILABLE'),
} as const

/** Wrong fields are 422 here, a body that is malformed as a whole 400, and who is not known is told in the words that clients of this API wait for. */
export const receiptErrorShape: ErrorShape = {
  prefix: `${RECEIPT_PREFIX}/`,
  present(error) {
    const { code, facts } = error
    if (error.isMalformed) return { status: 400, body: { message: malformed(error), code } }
    const status = error.errors !== undefined && error.status === 400 ? 422 : error.status
    const errors = error.errors === undefined ? {} : { errors: byField(error.errors) }
    return { status, body: { message: messageOf(error, status), ...errors, ...facts, code } }
  },
}

function malformed({ errors = [] }: HttpError): string {
  const reasons = errors.map(({ message }) => message.charAt(0).toLowerCase() + message.slice(1))
  return `The request body ${reasons.join(', ')}.`
}

function messageOf({ message }: HttpError, status: number): string {
  if (status === 401) return 'Unauthenticated.'
  return status === 422 ? 'The given data was invalid.' : message
}

function byField(errors: readonly FieldError[]): Record<string, readonly string[]> {
  const grouped = Object.groupBy(errors, ({ field }) => field)
  return Object.fromEntries(
    Object.entries(grouped).map(([field, found = []]) => [field, found.map((each) => sentence(field, each.message))]),
  )
}

function sentence(field: string, message: string): string {
  if (message === 'This field is required') return `The ${field.replaceAll('_', ' ')} field is required.`
  return message
}
