import { expect, test } from 'vitest'
import { unmirrored } from './align-face.ts'
import { OWN_NET } from './describing-net.ts'
import type { Detection } from './detections.ts'
import type { FaceNets } from './face-nets.ts'
import { findFaces } from './find-faces.ts'

const SIDE = 416

/** Bright on the right, dark on the left. */
const PICTURE = {
  width: SIDE,
  height: SIDE,
  data: Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => (Math.floor(at / 3) % SIDE < SIDE / 2 ? 20 : 220)),
}

/** Landmarks that lie the same left and right of the middle. */
const EVEN = (() => {
  const half = Array.from({ length: 68 }, (_, at) => [(at * 1.3) / 100, (20 + ((at * 7) % 60)) / 100] as const)
  const mirrored = unmirrored(half, 1)
  return half.map(([x, y], at) => [(x + (mirrored[at]?.[0] ?? 0)) / 2, (y + (mirrored[at]?.[1] ?? 0)) / 2] as const)
})()

/** Nets that see these boxes; what is bright has the landmarks of a face, what is dark none that its mirror image has. */
function netsThatSee(detections: readonly Detection[]): FaceNets {
  return {
    describing: OWN_NET,
    detectTiny: async () => detections,
    detectSsd: async () => detections,
    landmarks: async (square) => {
      const aside = square.reduce((sum, value) => sum + value, 0) / square.length > 120 ? 0 : 0.2
      return Float32Array.from(EVEN.flatMap(([x, y]) => [x + aside, y]))
    },
    describe: async () => new Float32Array(192).fill(1 / Math.sqrt(192)),
  }
}

const large: Detection = { left: 0.02, top: 0.2, right: 0.47, bottom: 0.65, score: 0.61 }
const small: Detection = { left: 0.6, top: 0.3, right: 0.85, bottom: 0.55, score: 0.94 }

test('a face wins over a larger box that shows none', async () => {
  const faces = await findFaces(netsThatSee([large, small]), PICTURE)

  expect(faces.map(({ box }) => Math.round(box[0] * 10) / 10)).toEqual([0.6])
})

test('what looks like no face is kept where it is surer, or where there is nothing else', async () => {
  const surer = await findFaces(netsThatSee([{ ...large, score: 0.99 }, small]), PICTURE)
  const alone = await findFaces(netsThatSee([large]), PICTURE)

  expect(surer.map(({ score }) => score)).toEqual([0.99, 0.94])
  expect(alone).toHaveLength(1)
})
