import { z } from 'zod'

/** What a copy can be taken as. */
export const EXPORT_FORMATS = ['xlsx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const EXPORT_STATUSES = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'EXPIRED', 'REDACTED'] as const
export type ExportStatus = (typeof EXPORT_STATUSES)[number]

/** What `error_code` says of an export whose file was made and is lost. */
export const EXPORT_LOST = 'EXPORT_LOST'

export const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

/** Both kinds of file, for the document. */
export const DOWNLOAD_CONTENT = Object.fromEntries(
  Object.values(CONTENT_TYPES).map((type) => [type, { schema: z.any() }]),
)
