import { invalidRequest } from '../../platform/http/http-error.ts'

/** Opaque to clients: its form may change with any release. */
export function writeEntryCursor(entryId: string): string {
  return Buffer.from(entryId).toString('base64url')
}

/** @throws {HttpError} 400 for what `writeEntryCursor` did not write. */
export function readEntryCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8')
  if (/^[1-9]\d{0,17}$/.test(id)) return id
  throw invalidRequest([{ field: 'cursor', message: 'Please pass next_cursor of the page before, unchanged' }])
}
