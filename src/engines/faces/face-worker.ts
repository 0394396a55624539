import { parentPort } from 'node:worker_threads'
import type { ReplyMessage, TaskMessage } from '../../platform/threads/worker-pool.ts'
import type { Picture } from '../documents/documents.ts'
import { type FaceNets, loadFaceNets } from './face-nets.ts'
import type { Face, FindOptions } from './faces.ts'
import { findFaces } from './find-faces.ts'

/** What a thread is asked for: the faces of one picture. */
export interface FaceTask {
  readonly picture: Picture
  readonly quad: FindOptions['quad']
}

let nets: Promise<FaceNets> | null = null

parentPort?.on('message', (message: TaskMessage<FaceTask>) => {
  void answer(message).then((reply) => parentPort?.postMessage(reply))
})

async function answer({ id, task }: TaskMessage<FaceTask>): Promise<ReplyMessage<readonly Face[]>> {
  try {
    nets ??= loadFaceNets()
    return { id, kind: 'done', result: await findFaces(await nets, task.picture, task.quad) }
  } catch (error) {
    return { id, kind: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}
