import { z } from 'zod'
import { KNOWN_ERRORS } from './error-codes.ts'

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
  400: errorsOf(400),
  401: errorsOf(401),
  403: errorsOf(403),
  404: errorsOf(404),
  408: errorsOf(408),
  409: errorsOf(409),
  413: errorsOf(413),
  415: errorsOf(415),
  429: errorsOf(429),
  500: errorsOf(500),
  503: errorsOf(503),
} as const

/** The errors of a status, for a call that answers one beside the usual ones. */
export function errorsOf(status: number): typeof ErrorBody {
  const codes = KNOWN_ERRORS.filter((each) => each.status === status).map(({ code }) => code)
  const last = codes.at(-1) ?? ''
  return ErrorBody.describe(codes.length < 2 ? last : `${codes.slice(0, -1).join(', ')} or ${last}`)
}
