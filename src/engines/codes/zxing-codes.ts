import { ProcessPool } from '../../platform/processes/process-pool.ts'
import type { Picture } from '../documents/documents.ts'
import type { Codes } from './codes.ts'

export interface ZxingCodesOptions {
  /** Pictures that may wait for the process; one more is refused. Default 64. */
  readonly queueMax?: number
  /** Processor time for one picture. Default 10,000. */
  readonly workMs?: number
}

/**
 * QR codes with ZXing compiled to wasm, in a process of its own that starts when first needed.
 *
 * Calls reject with `TooManyCalls`, with `TooComplex` where a picture took too long twice, and with `PoolError`.
 */
export function createZxingCodes(options: ZxingCodesOptions = {}): Codes {
  const pool = new ProcessPool<Picture, readonly string[]>({
    program: new URL('./codes-process.ts', import.meta.url),
    processes: 1,
    queueMax: options.queueMax ?? 64,
    workMs: options.workMs ?? 10_000,
    timeoutMs: 120_000,
    memoryBytesMax: 512_000_000,
    memoryBytesKept: 384_000_000,
    idleMs: 60_000,
  })
  return {
    async read({ width, height, data }, { signal } = {}) {
      if (data.length !== width * height * 3) {
        throw new RangeError(`A picture of ${width} x ${height} pixels needs ${width * height * 3} bytes.`)
      }
      return pool.run({ width, height, data }, signal)
    },
    close: () => pool.close(),
  }
}
