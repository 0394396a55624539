import { z } from 'zod'

/** The shape of every error outside the receipt API. */
export const ErrorBody = z
  .object({
    error_code: z.string(),
    message: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Error' })

/** Errors that any guarded call may answer, for the `response` of its schema. */
export const ERRORS = {
  400: ErrorBody.describe('INVALID_REQUEST, INVALID_ID, INVALID_VALUE or ALREADY_EXISTS'),
  401: ErrorBody.describe(
    'UNAUTHORIZED, INVALID_API_KEY, API_KEY_EXPIRED, INVALID_CREDENTIALS, TOKEN_EXPIRED or INVALID_TOKEN',
  ),
  403: ErrorBody.describe('FORBIDDEN, INSUFFICIENT_BALANCE or QUOTA_EXCEEDED'),
  404: ErrorBody.describe('NOT_FOUND'),
  408: ErrorBody.describe('REQUEST_TIMEOUT'),
  409: ErrorBody.describe('CONFLICT'),
  413: ErrorBody.describe('PAYLOAD_TOO_LARGE'),
  415: ErrorBody.describe('UNSUPPORTED_MEDIA_TYPE'),
  429: ErrorBody.describe('TOO_MANY_REQUESTS'),
  500: ErrorBody.describe('INTERNAL_SERVER_ERROR or VERIFICATION_FAILED'),
  503: ErrorBody.describe('SERVICE_UNAVAILABLE'),
} as const
