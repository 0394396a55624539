import { parentPort, workerData } from 'node:worker_threads'
import type { ReplyMessage, TaskMessage } from '../../platform/threads/worker-pool.ts'
import type { ModelFiles } from './model-files.ts'
import { loadModels, type Models } from './models.ts'
import type { OcrReading, TextLine } from './ocr.ts'
import type { ReadContext } from './read-context.ts'
import { CancelledError, type ReadTask, readPicture } from './read-picture.ts'
import { type RegionTask, readRegion } from './read-region.ts'

/** What the reading threads can be asked for. */
export type OcrTask = ReadTask | RegionTask

/** The answer to a `read` task is a reading, the one to a `region` task a list of lines. */
export type OcrResult = OcrReading | readonly TextLine[]

const files: ModelFiles = workerData
let models: Promise<Models> | null = null

parentPort?.on('message', (message: TaskMessage<OcrTask>) => {
  void answer(message).then((reply) => parentPort?.postMessage(reply))
})

async function answer({ id, task, cancelled }: TaskMessage<OcrTask>): Promise<ReplyMessage<OcrResult>> {
  try {
    models ??= loadModels(files)
    const context: ReadContext = { models: await models, checkpoint: () => checkpoint(cancelled) }
    const result = task.kind === 'read' ? await readPicture(context, task) : await readRegion(context, task)
    return { id, kind: 'done', result }
  } catch (error) {
    return { id, kind: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}

function checkpoint(cancelled: Int32Array): void {
  if (Atomics.load(cancelled, 0) === 1) throw new CancelledError('nobody waits for the answer')
}
