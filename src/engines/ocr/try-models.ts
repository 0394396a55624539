import { readFile } from 'node:fs/promises'
import { InferenceSession, type Session, Tensor } from '../../platform/inference/onnxruntime.ts'
import type { ModelFiles } from './model-files.ts'
import { loadModels } from './models.ts'

/** Height that lines have, and a width that any recogniser takes. */
const LINE = { height: 48, width: 320 } as const

/** Side of an empty picture for the detector: a multiple of 32. */
const DETECTED_SIDE = 64

/**
 * Loads models as the reading threads would, and runs each once on nothing.
 *
 * @throws Error where one cannot be run, or the recogniser knows another number of characters than its dictionary lists.
 */
export async function tryOcrModels(files: ModelFiles): Promise<void> {
  const { detection } = await loadModels(files)
  await runOn(detection, [1, 3, DETECTED_SIDE, DETECTED_SIDE])
  if (files.recognizer === null || files.dictionary === null) {
    if (files.recognizer !== files.dictionary) {
      throw new Error('A recogniser and its dictionary belong together: add both, the dictionary first.')
    }
    return
  }
  // As it was published: what the threads load is cut down to some of its characters.
  const whole = await InferenceSession.create(await readFile(files.recognizer), { executionProviders: ['cpu'] })
  const shape = await runOn(whole, [1, 3, LINE.height, LINE.width])
  const characters = (await readFile(files.dictionary, 'utf8')).trimEnd().split('\n').length
  const classes = shape.at(-1) ?? 0
  if (shape.length !== 3 || classes !== characters + 2) {
    throw new Error(
      `The recogniser tells ${classes} signs apart; a dictionary of ${characters} lines wants ${characters + 2}.`,
    )
  }
}

async function runOn(session: Session, dimensions: readonly number[]): Promise<readonly number[]> {
  const [input = ''] = session.inputNames
  const [output = ''] = session.outputNames
  const size = dimensions.reduce((product, side) => product * side, 1)
  const answer = (await session.run({ [input]: new Tensor('float32', new Float32Array(size), [...dimensions]) }))[
    output
  ]
  if (answer === undefined || !(answer.data instanceof Float32Array)) throw new TypeError('A net answers no floats.')
  return answer.dims
}
