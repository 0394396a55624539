import { parentPort, workerData } from 'node:worker_threads'
import type { ReplyMessage, TaskMessage } from '../../platform/threads/worker-pool.ts'
import type { Picture } from '../documents/documents.ts'
import { type FaceModel, type FaceNets, loadFaceNets } from './face-nets.ts'
import type { Face, FindOptions } from './faces.ts'
import { findFaces } from './find-faces.ts'

/** What a thread is asked for: the faces of one picture. */
export interface FaceTask extends Pick<FindOptions, 'quad' | 'isPrint'> {
  readonly picture: Picture
}

const model: FaceModel = workerData
let nets: Promise<FaceNets> | null = null

parentPort?.on('message', (message: TaskMessage<FaceTask>) => {
  void answer(message).then((reply) => parentPort?.postMessage(reply))
})

async function answer({ id, task }: TaskMessage<FaceTask>): Promise<ReplyMessage<readonly Face[]>> {
  try {
    nets ??= loadFaceNets(model)
    return { id, kind: 'done', result: await findFaces(await nets, task.picture, task) }
  } catch (error) {
    return { id, kind: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}
