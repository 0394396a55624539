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
  .meta({ id: 'ReceiptError', description: 'Why it was refused, or could not be told' })

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
