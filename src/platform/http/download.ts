/** A large file over a slow line takes its time. */
export const DOWNLOAD_TIMEOUT_MS = 300_000

/** Headers of a download: it is saved, never shown, never kept by a cache, and never taken for something else. */
export function downloadHeaders(fileName: string): Readonly<Record<string, string>> {
  return {
    'content-disposition': `attachment; filename="${fileName}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'",
  }
}
