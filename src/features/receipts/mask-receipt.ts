import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { maskText } from '../../lib/mask-text.ts'
import { callerOf } from '../access/guard-routes.ts'
import { type Reader, readerOf } from '../audit/reader.ts'
import type { AcceptedBody, HistoryBody, VerifiedBody } from './present.ts'

type Verified = z.infer<typeof VerifiedBody>

/**
 * Keys read receipts whole, and so does a cashier, who has the payer before him: the answer is one reading. Other users
 * read them masked, and whole with `?reveal=true`.
 *
 * @throws {HttpError} 403 for a user whose duties do not open it.
 */
export function receiptReaderOf(request: FastifyRequest): Reader {
  const { scope, credential } = callerOf(request)
  const isCashier =
    credential.kind === 'user' && credential.role === 'GROUP_USER' && credential.duties.includes('CASHIER')
  return isCashier ? { scope, isMasked: false, note: () => {} } : readerOf(request)
}

/** An answer to a check, as the reader may see it. */
export function showChecked(
  reader: Reader,
  body: Verified | z.infer<typeof AcceptedBody>,
): Verified | z.infer<typeof AcceptedBody> {
  if (!('data' in body)) return body
  if (!reader.isMasked) reader.note([String(body.data.id)])
  return reader.isMasked ? maskVerified(body) : body
}

/** An entry of the history, likewise. */
export function showHistory(reader: Reader, body: z.infer<typeof HistoryBody>): z.infer<typeof HistoryBody> {
  if (!reader.isMasked) reader.note([String(body.id)])
  return reader.isMasked ? { ...body, payer_name: hide(body.payer_name) } : body
}

/** Accounts are masked by whoever tells of them, and the bank's own page, behind the link, says all the rest. */
function maskVerified(body: Verified): Verified {
  const { receipt } = body.data
  const hidden = {
    payer_name: hide(receipt.payer_name),
    receiver_name: hide(receipt.receiver_name),
    description: hide(receipt.description),
  }
  return { ...body, data: { ...body.data, source_url: null, receipt: { ...receipt, ...hidden } } }
}

const hide = (text: string | null): string | null => (text === null ? null : maskText(text))
