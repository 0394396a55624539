import { switchTelemetryOff } from '../../platform/inference/telemetry-off.ts'
import { WorkerPool } from '../../platform/threads/worker-pool.ts'
import { OWN_NET } from './describing-net.ts'
import type { FaceModel } from './face-nets.ts'
import type { FaceTask } from './face-worker.ts'
import type { Face, Faces } from './faces.ts'

export interface OnnxFacesOptions {
  /** The net that describes. Default: the one that Absah brings. */
  readonly model?: FaceModel
  /** Threads that look for faces, one picture each; they start when first needed. Default 1. */
  readonly threads?: number
  /** Pictures that may wait for a thread; one more is refused. Default 64. */
  readonly queueMax?: number
  /** A picture that takes longer fails, and its thread is replaced. Default 30,000. */
  readonly taskTimeoutMs?: number
}

/**
 * Faces with the detectors and landmarks of `@vladmandic/face-api` and a net of its own that describes, on onnxruntime, in
 * threads of their own.
 *
 * Calls reject with `PoolError` when the queue is full, the thread fails or takes too long, or the engine is closed, and
 * with the signal's reason when they are aborted.
 */
export function createOnnxFaces(options: OnnxFacesOptions = {}): Faces {
  const model: FaceModel = options.model ?? { net: OWN_NET, file: null }
  switchTelemetryOff()
  const pool = new WorkerPool<FaceTask, readonly Face[]>({
    script: new URL('./face-worker.ts', import.meta.url),
    threads: options.threads ?? 1,
    queueMax: options.queueMax ?? 64,
    taskTimeoutMs: options.taskTimeoutMs ?? 30_000,
    workerData: model,
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
