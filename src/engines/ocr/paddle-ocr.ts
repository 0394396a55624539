import { availableParallelism } from 'node:os'
import { switchTelemetryOff } from '../../platform/inference/telemetry-off.ts'
import { WorkerPool } from '../../platform/threads/worker-pool.ts'
import type { Picture } from '../documents/documents.ts'
import { type ModelFiles, OWN_FILES } from './model-files.ts'
import type { Ocr, OcrReading, TextLine } from './ocr.ts'
import type { ReadTask } from './read-picture.ts'
import type { RegionTask } from './read-region.ts'

export interface PaddleOcrOptions {
  /** Models in place of those of PP-OCRv4. Default: those. */
  readonly models?: ModelFiles
  /** Threads that read, one picture each; every one holds both nets (about 200 MB). Default: one for each core. */
  readonly threads?: number
  /** Pictures that may wait for a thread; one more is refused. Default 64. */
  readonly queueMax?: number
  /** A picture that takes longer fails, and its thread is replaced. Default 60,000. */
  readonly taskTimeoutMs?: number
}

/**
 * Text reading with PP-OCRv4 on onnxruntime, in threads that start when first needed.
 *
 * Calls reject with `PoolError` when the queue is full, the thread fails or takes too long, or the engine is closed, and with
 * the signal's reason when they are aborted.
 */
export function createPaddleOcr(options: PaddleOcrOptions = {}): Ocr {
  switchTelemetryOff()
  const pool = new WorkerPool<ReadTask | RegionTask, OcrReading | readonly TextLine[]>({
    script: new URL('./ocr-worker.ts', import.meta.url),
    threads: options.threads ?? availableParallelism(),
    queueMax: options.queueMax ?? 64,
    taskTimeoutMs: options.taskTimeoutMs ?? 60_000,
    workerData: options.models ?? OWN_FILES,
  })
  return {
    async read(picture, { subject, signal }) {
      const result = await pool.run({ kind: 'read', picture: checked(picture), subject }, signal)
      if (!('lines' in result)) throw new TypeError('A reading thread answered a read with something else.')
      return result
    },
    async readRegion(picture, { quad, reading, alphabet, signal }) {
      const task: RegionTask = { kind: 'region', picture: checked(picture), quad, area: reading.area, alphabet }
      const result = await pool.run(task, signal)
      if ('lines' in result) throw new TypeError('A reading thread answered a region with something else.')
      return result
    },
    close: () => pool.close(),
  }
}

/** A bare copy: threads take plain data only, and a wrong size would read past the end. */
function checked({ width, height, data }: Picture): Picture {
  const isWhole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0
  if (!isWhole || data.length !== width * height * 3) {
    throw new RangeError(
      `A picture of ${width} x ${height} pixels needs ${width * height * 3} bytes, got ${data.length}.`,
    )
  }
  return { width, height, data }
}
