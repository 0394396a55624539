import { z } from 'zod'
import type { UrlSigner } from '../../platform/storage/signed-url.ts'
import { EXPORT_FORMATS, EXPORT_LOST, EXPORT_STATUSES } from './formats.ts'
import type { ExportRecord } from './store.ts'

export const ExportBody = z
  .object({
    id: z.guid(),
    status: z
      .enum(EXPORT_STATUSES)
      .describe('EXPIRED after 24 hours; REDACTED once a verification of the folder or result group was redacted'),
    format: z.enum(EXPORT_FORMATS),
    folder_id: z.guid().nullable(),
    result_id: z.guid().nullable(),
    total_verifications: z.int().nullable(),
    size_bytes: z.int().nullable(),
    file_url: z.url().nullable().describe('Opens the file for 15 minutes; ask again for a fresh one'),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it is FAILED'),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    expires_at: z.iso.datetime().nullable().describe('When the file is deleted'),
  })
  .meta({ id: 'Export', description: 'An export' })

export interface PresentDeps {
  readonly exportSigner: UrlSigner
  readonly publicUrl: () => string
}

const MESSAGES: Readonly<Record<string, string>> = {
  EXPORT_TOO_LARGE: 'There is more than one export can hold. Please export smaller folders',
  [EXPORT_LOST]: 'The file was lost: a backup was restored that did not hold it. Please ask for it again',
}

/** Whether the file can be fetched at this moment. */
export function isOpen({ status, expiresAt }: ExportRecord, now: number): boolean {
  return status === 'COMPLETED' && expiresAt !== null && expiresAt.getTime() > now
}

/** @param now milliseconds since 1970. */
export function presentExport(deps: PresentDeps, record: ExportRecord, now: number): z.infer<typeof ExportBody> {
  const { id, mode, errorCode, status } = record
  const isOver = status === 'COMPLETED' && !isOpen(record, now)
  const path = `/exports/${id}/file`
  const link = () => `${deps.publicUrl()}${path}?${deps.exportSigner.sign({ method: 'GET', path, mode })}`
  return {
    id,
    status: isOver ? 'EXPIRED' : status,
    format: record.format,
    folder_id: record.folderId,
    result_id: record.resultId,
    total_verifications: record.rowCount,
    size_bytes: record.sizeBytes,
    file_url: isOpen(record, now) ? link() : null,
    error:
      errorCode === null
        ? null
        : { code: errorCode, message: MESSAGES[errorCode] ?? 'It could not be made. Please ask for it again' },
    created_at: record.createdAt.toISOString(),
    finished_at: record.finishedAt?.toISOString() ?? null,
    expires_at: record.expiresAt?.toISOString() ?? null,
  }
}
