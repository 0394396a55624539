import type { z } from 'zod'
import { HttpError } from '../../../platform/http/http-error.ts'
import type { VerifiedBody } from '../present.ts'
import type { StoredCheck } from '../store.ts'

export const RECEIPT_CHECKED = 'receipt.checked'

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
