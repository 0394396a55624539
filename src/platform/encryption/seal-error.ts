/**
 * Why sealed bytes were not opened. `DAMAGED`: changed, cut short, moved to another place or sealed under another key.
 * `UNKNOWN_KEY`: the version of the data key is not known here. `UNKNOWN_FORMAT`: not sealed by this program.
 */
export type SealErrorCode = 'DAMAGED' | 'UNKNOWN_KEY' | 'UNKNOWN_FORMAT'

/** Sealed bytes could not be opened. The message names the place (`context`) and never the content. */
export class SealError extends Error {
  readonly code: SealErrorCode

  constructor(code: SealErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SealError'
    this.code = code
  }
}

/** The one error for everything that authentication refuses: telling the causes apart would help a forger. */
export function damaged(context: string, cause?: unknown): SealError {
  const message = `What is stored as ${context} was changed, cut short or moved. Restore it from a backup.`
  return new SealError('DAMAGED', message, { cause })
}
