import { z } from 'zod'
import { invalidRequest } from './http-error.ts'

/** Where a page ended: the moment to the microsecond, as text, and the id. */
export interface Position {
  readonly createdAt: string
  readonly id: string
}

const Moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/)
  .refine(isMoment)
const Positioned = z.tuple([Moment, z.guid()])

/** Opaque to clients: its form may change with any release. */
export function writeCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')
}

/** @throws {HttpError} 400 for what `writeCursor` did not write. */
export function readCursor(cursor: string): Position {
  const parsed = Positioned.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) {
    throw invalidRequest([{ field: 'cursor', message: 'Please pass next_cursor of the page before, unchanged' }])
  }
  const [createdAt, id] = parsed.data
  return { createdAt, id }
}

/** Digits in the right places are no moment yet: the database refuses a 30 February, and the year 0. */
function isMoment(text: string): boolean {
  const [seconds = ''] = text.replace(' ', 'T').split('.')
  const date = new Date(`${seconds}Z`)
  return date.getUTCFullYear() > 0 && date.toISOString().slice(0, 19) === seconds
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
