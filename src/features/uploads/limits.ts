/** What one upload may be. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024
export const FILES_MAX = 20
export const PASSWORD_LENGTH_MAX = 200
/** A large upload over a slow line may take this long. */
export const UPLOAD_TIMEOUT_MS = 300_000
