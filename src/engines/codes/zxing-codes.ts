import { WorkerPool } from '../../platform/threads/worker-pool.ts'
import type { Picture } from '../documents/documents.ts'
import type { Codes } from './codes.ts'

export interface ZxingCodesOptions {
  /** Pictures that may wait for the thread; one more is refused. Default 64. */
  readonly queueMax?: number
  /** A picture that takes longer fails, and the thread is replaced. Default 10,000. */
  readonly taskTimeoutMs?: number
}

/**
 * QR codes with ZXing compiled to wasm, in a thread of its own that starts when first needed.
 *
 * Calls reject with `PoolError` when the queue is full, the thread fails or takes too long, or the engine is closed.
 */
export function createZxingCodes(options: ZxingCodesOptions = {}): Codes {
  const pool = new WorkerPool<Picture, readonly string[]>({
    script: new URL('./codes-worker.ts', import.meta.url),
    threads: 1,
    queueMax: options.queueMax ?? 64,
    taskTimeoutMs: options.taskTimeoutMs ?? 10_000,
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
