import { z } from 'zod'

/** What a copy can be taken as. */
export const EXPORT_FORMATS = ['xlsx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

/** Of a download: it is saved, never shown, never kept by a cache, and never taken for something else. */
export function downloadHeaders(fileName: string): Readonly<Record<string, string>> {
  return {
    'content-disposition': `attachment; filename="${fileName}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'",
  }
}

/** Both kinds of file, for the document. */
export const DOWNLOAD_CONTENT = Object.fromEntries(
  Object.values(CONTENT_TYPES).map((type) => [type, { schema: z.any() }]),
)

/** A large file over a slow line takes its time. */
export const DOWNLOAD_TIMEOUT_MS = 300_000
