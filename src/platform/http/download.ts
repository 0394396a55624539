/** A large file over a slow line takes its time. */
export const DOWNLOAD_TIMEOUT_MS = 300_000

/** Headers of a download, beside those of every answer: it is saved, never shown. */
export function downloadHeaders(fileName: string): Readonly<Record<string, string>> {
  return {
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  }
}
