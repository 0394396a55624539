import { ProcessPool } from '../../platform/processes/process-pool.ts'
import { OWN_NET } from './describing-net.ts'
import type { FaceModel } from './face-nets.ts'
import type { FaceTask } from './face-process.ts'
import type { Face, Faces } from './faces.ts'

export interface OnnxFacesOptions {
  /** The net that describes. Default: the one that Absah brings. */
  readonly model?: FaceModel
  /** Processes that look for faces, one picture each; they start when first needed. Default 1. */
  readonly processes?: number
  /** Pictures that may wait for a process; one more is refused. Default 64. */
  readonly queueMax?: number
  /** Processor time for one picture. Default 30,000. */
  readonly workMs?: number
}

/**
 * Faces with the detectors and landmarks of `@vladmandic/face-api` and a net of its own that describes, on onnxruntime, in
 * processes of their own.
 *
 * Calls reject with `TooManyCalls`, with `TooComplex` where a picture met a limit or ended its process twice, with
 * `PoolError`, and with the signal's reason when they are aborted.
 */
export function createOnnxFaces(options: OnnxFacesOptions = {}): Faces {
  const model: FaceModel = options.model ?? { net: OWN_NET, file: null }
  const pool = new ProcessPool<FaceTask, readonly Face[]>({
    program: new URL('./face-process.ts', import.meta.url),
    data: model,
    processes: options.processes ?? 1,
    queueMax: options.queueMax ?? 64,
    workMs: options.workMs ?? 30_000,
    timeoutMs: 300_000,
    // Both detectors together keep 450 MB; a process that is ended each time would load them each time.
    memoryBytesMax: 1_000_000_000,
    memoryBytesKept: 700_000_000,
    idleMs: 120_000,
  })
  return {
    async find({ width, height, data }, { signal, quad, isPrint } = {}) {
      if (data.length !== width * height * 3) {
        throw new RangeError(`A picture of ${width} x ${height} pixels needs ${width * height * 3} bytes.`)
      }
      return pool.run({ picture: { width, height, data }, quad, isPrint }, signal)
    },
    close: () => pool.close(),
  }
}
