import { z } from 'zod'
import { invalidRequest } from '../../../platform/http/http-error.ts'

/** Where a page of cases ended: moments as the database writes them, to the microsecond, and the id. */
export interface CasePosition {
  readonly dueAt: string
  readonly openedAt: string
  readonly id: string
}

const Moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/)
  .refine((text) => !Number.isNaN(Date.parse(`${text.replace(' ', 'T').slice(0, 19)}Z`)))
const Positioned = z.strictObject({ due: Moment.or(z.literal('infinity')), opened: Moment, id: z.guid() })

/** Opaque to clients: its form may change with any release. */
export function writeCaseCursor({ dueAt, openedAt, id }: CasePosition): string {
  return Buffer.from(JSON.stringify({ due: dueAt, opened: openedAt, id })).toString('base64url')
}

/** @throws {HttpError} 400 for what `writeCaseCursor` did not write. */
export function readCaseCursor(cursor: string): CasePosition {
  const parsed = Positioned.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) {
    throw invalidRequest([{ field: 'cursor', message: 'Please pass next_cursor of the page before, unchanged' }])
  }
  const { due, opened, id } = parsed.data
  return { dueAt: due, openedAt: opened, id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
