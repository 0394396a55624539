import { z } from 'zod'
import { HttpError } from '../../../platform/http/http-error.ts'
import { OUTCOMES } from '../check-outcome.ts'
import { CheckBody, VerifiedBody } from '../present.ts'
import type { StoredCheck } from '../store.ts'

export const RECEIPT_CHECKED = 'receipt.checked'

/** What a receiver gets: with `message` and the rest what a request would have been answered with. */
export const CheckedEventBody = z
  .looseObject({
    event: z.literal(RECEIPT_CHECKED),
    timestamp: z.iso.datetime(),
    id: z.int().describe('For GET /api/v1/verifications/{id}'),
    check_id: z.guid().describe('What GET /webhook-deliveries calls the subject’s id'),
    bank: z.string(),
    bank_name: z.string(),
    outcome: z.enum(OUTCOMES).nullable(),
    success: z.boolean().optional().describe('The transaction is confirmed'),
    exists: z.boolean().nullable().optional().describe('null: nobody knows'),
    retryable: z.boolean().optional(),
    code: z.string().optional().describe('Where it was no success'),
    message: z.string().nullable(),
    checks: z.array(CheckBody).optional(),
    data: VerifiedBody.shape.data.optional().describe('Only where `webhook_metadata.include_output` is true'),
    metadata: z.record(z.string(), z.unknown()).describe('The `webhook_metadata`, without the secret'),
  })
  .meta({ id: 'ReceiptChecked', description: 'A payment was checked in the background' })

export interface Checked {
  readonly check: StoredCheck
  readonly bankName: string
  /** What a request would have been answered with. */
  readonly answer: z.infer<typeof VerifiedBody> | HttpError
  readonly metadata: Readonly<Record<string, unknown>>
}

/** The JSON text of `receipt.checked`. Without `include_output` it says how it ended and nothing of a person. */
export function checkedEvent({ check, bankName, answer, metadata }: Checked): string {
  return JSON.stringify({
    event: RECEIPT_CHECKED,
    timestamp: new Date().toISOString(),
    id: check.number,
    check_id: check.id,
    bank: check.bank,
    bank_name: bankName,
    outcome: check.outcome,
    ...told(answer, metadata.include_output === true),
    metadata,
  })
}

function told(answer: Checked['answer'], wantsOutput: boolean) {
  if (answer instanceof HttpError) {
    const { source_url: page, ...facts } = answer.facts ?? {}
    const link = wantsOutput && page !== undefined ? { source_url: page } : {}
    return { ...facts, ...link, code: answer.code, message: answer.message }
  }
  const { data, ...rest } = answer
  return wantsOutput ? { ...rest, data } : rest
}
