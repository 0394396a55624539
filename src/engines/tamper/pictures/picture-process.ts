import { serveTasks } from '../../../platform/processes/serve-tasks.ts'
import type { PlacedPicture, TamperReport } from '../tamper.ts'
import { inspectPicture } from './inspect-picture.ts'
import { loadWeights } from './weights.ts'

serveTasks<null, PlacedPicture, TamperReport>(async () => {
  const weights = loadWeights()
  return async (placed) => inspectPicture(placed, weights)
})
