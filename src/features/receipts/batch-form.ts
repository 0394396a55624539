import { z } from 'zod'
import { text } from '../../platform/http/validation.ts'
import { invalidField, requiredField } from './receipt-errors.ts'
import { VerifyForm } from './receipt-form.ts'

export const BATCH_MAX = 50
const LINE_LENGTH_MAX = 2_000

/** What a batch asks: each by itself, or links as they were pasted. `askedIn` refuses what is neither or both. */
export const BatchForm = z
  .object({
    verifications: z.array(z.record(z.string(), z.unknown())).min(1).max(BATCH_MAX).optional(),
    receipt_urls: text(BATCH_MAX * LINE_LENGTH_MAX)
      .optional()
      .describe('In place of verifications: links, or numbers that are surely of one bank, one a line'),
    ...VerifyForm.pick({ account_number: true, bank_account_id: true, strict: true }).shape,
  })
  .meta({ oneOf: [{ required: ['verifications'] }, { required: ['receipt_urls'] }] })

export type Asked = Readonly<Record<string, unknown>>

/** The bodies of all that is asked, in order. @throws {HttpError} 422 where nothing is, too much is, or both ways at once. */
export function askedIn(body: z.output<typeof BatchForm>): readonly Asked[] {
  const { verifications, receipt_urls: pasted, ...shared } = body
  if (verifications !== undefined && pasted !== undefined) {
    throw invalidField('receipt_urls', 'Please send either verifications or receipt_urls.')
  }
  if (verifications !== undefined) return verifications
  const lines = (pasted ?? '').split(/[\r\n]+/).flatMap((line) => line.trim() || [])
  if (lines.length === 0) throw requiredField('verifications')
  if (lines.length > BATCH_MAX) throw invalidField('receipt_urls', `Please send at most ${BATCH_MAX} lines.`)
  return lines.map((line) => ({
    ...(isNumber(line) ? { transaction_number: line } : { receipt_url: line }),
    ...shared,
  }))
}

/** A number, or the token of a link, with its tenant. */
function isNumber(line: string): boolean {
  return /^[\w-]+(?:\/[\w-]+)?$/.test(line)
}
