import { ProcessPool } from '../../../platform/processes/process-pool.ts'
import type { PictureTamper, PlacedPicture, TamperReport } from '../tamper.ts'

export interface PictureTamperOptions {
  /** Pictures that may wait for the process; one more is refused. Default 64. */
  readonly queueMax?: number
  /** Processor time for one picture. Default 20,000. */
  readonly workMs?: number
}

/**
 * Looks for traces of changes in a process of its own, which starts when first needed.
 *
 * Calls reject with `TooManyCalls`, with `TooComplex` where a picture took too long twice, and with `PoolError`.
 */
export function createPictureTamper(options: PictureTamperOptions = {}): PictureTamper {
  const pool = new ProcessPool<PlacedPicture, TamperReport>({
    program: new URL('./picture-process.ts', import.meta.url),
    processes: 1,
    queueMax: options.queueMax ?? 64,
    workMs: options.workMs ?? 20_000,
    timeoutMs: 120_000,
    memoryBytesMax: 512_000_000,
    memoryBytesKept: 384_000_000,
    idleMs: 60_000,
  })
  return {
    inspect: ({ picture, file, texts, portrait }, { signal } = {}) =>
      pool.run({ picture: { ...picture }, file, texts, portrait }, signal),
    close: () => pool.close(),
  }
}
