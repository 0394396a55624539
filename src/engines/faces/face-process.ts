import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import type { Picture } from '../documents/documents.ts'
import { type FaceModel, loadFaceNets } from './face-nets.ts'
import type { Face, FindOptions } from './faces.ts'
import { findFaces } from './find-faces.ts'

/** What a process is asked for: the faces of one picture. */
export interface FaceTask extends Pick<FindOptions, 'quad' | 'isPrint'> {
  readonly picture: Picture
}

serveTasks<FaceModel, FaceTask, readonly Face[]>(async (model) => {
  const nets = await loadFaceNets(model)
  return (task) => findFaces(nets, task.picture, task)
})
