import { availableParallelism } from 'node:os'
import { ProcessPool } from '../../platform/processes/process-pool.ts'
import type { Picture } from '../documents/documents.ts'
import { cutRegion } from './cut-region.ts'
import { type ModelFiles, OWN_FILES } from './model-files.ts'
import type { Ocr } from './ocr.ts'
import type { OcrResult, OcrTask } from './ocr-process.ts'

export interface PaddleOcrOptions {
  /** Models in place of those of PP-OCRv4. Default: those. */
  readonly models?: ModelFiles
  /** Processes that read, one picture each; every one holds both nets. Default: one for each core. */
  readonly processes?: number
  /** Pictures that may wait for a process; one more is refused. Default 64. */
  readonly queueMax?: number
  /** Processor time for one picture. Default 45,000: thirty times that of a card. */
  readonly workMs?: number
  /** Time for one picture, however busy the machine is. Default 300,000. */
  readonly timeoutMs?: number
  /** Resident memory of one process within a task. Default 768 MB. */
  readonly memoryBytesMax?: number
}

/**
 * Text reading with PP-OCRv4 on onnxruntime, in processes that start when first needed.
 *
 * Calls reject with `TooManyCalls`, with `TooComplex` where a picture has too many lines, or met a limit or ended its
 * process twice, with `PoolError`, and with the signal's reason when they are aborted.
 */
export function createPaddleOcr(options: PaddleOcrOptions = {}): Ocr {
  const pool = new ProcessPool<OcrTask, OcrResult>({
    program: new URL('./ocr-process.ts', import.meta.url),
    data: options.models ?? OWN_FILES,
    processes: options.processes ?? availableParallelism(),
    queueMax: options.queueMax ?? 64,
    workMs: options.workMs ?? 45_000,
    timeoutMs: options.timeoutMs ?? 300_000,
    memoryBytesMax: options.memoryBytesMax ?? 768_000_000,
    memoryBytesKept: 550_000_000,
    idleMs: 600_000,
  })
  return {
    async read(picture, { subject, linesMax, signal }) {
      const result = await pool.run({ kind: 'read', picture: checked(picture), subject, linesMax }, signal)
      if (!('lines' in result)) throw new TypeError('A reading process answered a read with something else.')
      return result
    },
    async readRegion(picture, { quad, reading, alphabet, signal }) {
      const cut = cutRegion(checked(picture), { area: reading.area, quad })
      if (cut === null) return []
      const result = await pool.run({ kind: 'region', ...cut, alphabet }, signal)
      if ('lines' in result) throw new TypeError('A reading process answered a region with something else.')
      return result.map((line) => ({ ...line, quad }))
    },
    close: () => pool.close(),
  }
}

/** A bare copy: processes take plain data only, and a wrong size would read past the end. */
function checked({ width, height, data }: Picture): Picture {
  const isWhole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0
  if (!isWhole || data.length !== width * height * 3) {
    throw new RangeError(
      `A picture of ${width} x ${height} pixels needs ${width * height * 3} bytes, got ${data.length}.`,
    )
  }
  return { width, height, data }
}
