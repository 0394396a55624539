import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { OWN_NET } from './describing-net.ts'
import { type FaceNets, loadFaceNets, TINY_SIDE } from './face-nets.ts'
import { faceDistance } from './faces.ts'
import manifest from './weights/mobile-face-net.json' with { type: 'json' }

/** Bytes by formula (a linear congruential generator): the same picture anywhere, and nobody's face. */
function noise(side: number, seed: number): Float32Array {
  let state = seed
  return Float32Array.from({ length: side * side * 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

/** Waves over rows, columns and colours, as the net is given them. */
function waves(side: number): Float32Array {
  const { means, divisor } = OWN_NET
  return Float32Array.from(
    { length: side * side * 3 },
    (_, at) => (Math.sin(0.37 * at) * 0.8 + Math.cos(0.011 * at) * 0.2) * divisor + means[0],
  )
}

/** What the published file answers for them, run layer by layer with its own 32-bit weights: the first 24 of 192 numbers. */
const PUBLISHED = [
  0.027, 0.7672, 0.1882, -0.3684, -1.4358, 1.3037, -1.6209, -0.908, -1.2711, -0.8764, -0.2252, 0.2334, -0.0632, 0.3829,
  0.1274, -0.292, -0.8632, -0.4245, -0.0724, 0.1861, 2.6913, 1.7804, 0.9528, 0.1865,
]
/** Length of all 192. */
const PUBLISHED_LENGTH = 26.5936

describe('nets built from their weights', () => {
  let nets: FaceNets
  beforeAll(async () => {
    nets = await loadFaceNets()
  })

  test('describe as the published net does, but for what 16 bits of its weights lose', async () => {
    const descriptor = await nets.describe(waves(OWN_NET.side))
    expect(descriptor).toHaveLength(192)
    expect(Math.hypot(...descriptor)).toBeCloseTo(1, 5)
    const differences = PUBLISHED.map((value, at) => Math.abs(value / PUBLISHED_LENGTH - (descriptor[at] ?? 9)))
    expect(Math.max(...differences)).toBeLessThan(0.002)
  })

  test('describe another picture otherwise', async () => {
    const [one, other] = [await nets.describe(waves(OWN_NET.side)), await nets.describe(noise(OWN_NET.side, 1))]
    expect(faceDistance([...one], [...other])).toBeGreaterThan(0.3)
  })

  test('find no face in noise nor in nothing', async () => {
    expect(await nets.detectTiny(noise(TINY_SIDE, 2), 0.5)).toEqual([])
    expect(await nets.detectTiny(new Float32Array(TINY_SIDE * TINY_SIDE * 3), 0.5)).toEqual([])
  })
})

test('the weights are those that the manifest names, 16 bits for each number of each tensor', async () => {
  const bytes = await readFile(new URL('./weights/mobile-face-net.f16', import.meta.url))
  const numbers = manifest.tensors.reduce((sum, { shape }) => sum + shape.reduce((all, side) => all * side, 1), 0)
  expect(bytes).toHaveLength(numbers * 2)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.sha256)
  expect(manifest.net).toBe(OWN_NET.name)
})
