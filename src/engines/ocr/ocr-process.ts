import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import type { ModelFiles } from './model-files.ts'
import { loadModels } from './models.ts'
import type { OcrReading } from './ocr.ts'
import { type ReadTask, readPicture } from './read-picture.ts'
import { type RegionTask, readRegion, type SeenLine } from './read-region.ts'

/** What the reading processes can be asked for. */
export type OcrTask = ReadTask | RegionTask

/** The answer to a `read` task is a reading, the one to a `region` task a list of lines. */
export type OcrResult = OcrReading | readonly SeenLine[]

serveTasks<ModelFiles, OcrTask, OcrResult>(async (files) => {
  const models = await loadModels(files)
  return (task, checkpoint) => {
    const context = { models, checkpoint }
    return task.kind === 'read' ? readPicture(context, task) : readRegion(context, task)
  }
})
