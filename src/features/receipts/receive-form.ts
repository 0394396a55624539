import type { Multipart } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { HttpError } from '../../platform/http/http-error.ts'
import { isStorable } from '../../platform/http/validation.ts'
import { formError } from '../uploads/upload-errors.ts'
import { invalidField } from './receipt-errors.ts'

export const RECEIPT_BYTES_MAX = 10 * 1024 * 1024

export interface ReceivedForm {
  /** JSON as it is, or the fields of a form as text. */
  readonly fields: unknown
  readonly file: Uint8Array | null
}

/** A body in either form that this API takes. @throws {HttpError} 413 for a file that is too large, 422 for two. */
export async function receiveForm(request: FastifyRequest): Promise<ReceivedForm> {
  if (!request.isMultipart()) return { fields: request.body ?? {}, file: null }
  const fields: Record<string, unknown> = {}
  let file: Uint8Array | null = null
  for await (const part of readParts(request)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string' && isStorable(part.value)) {
        fields[part.fieldname] = part.fieldname === 'webhook_metadata' ? parsed(part.value) : part.value
      }
      continue
    }
    const bytes = await part.toBuffer()
    if (part.file.truncated) throw tooLarge()
    if (part.fieldname !== 'receipt_file') continue
    if (file !== null) throw invalidField('receipt_file', 'Please send one file.')
    file = bytes
  }
  return { fields, file }
}

/** What is no JSON stays text, which its schema then refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The parts as they come; what is wrong with the form itself is told in our words. */
async function* readParts(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* request.parts()
  } catch (cause) {
    throw formError(cause)
  }
}

function tooLarge(): HttpError {
  return new HttpError({
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: 'The file is too large: at most 10 MB. Please send a smaller one.',
  })
}
