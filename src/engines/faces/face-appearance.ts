import { OWN_NET } from './describing-net.ts'
import type { FaceAppearance } from './faces.ts'
import { greyAt } from './grey-levels.ts'

type Box = readonly [left: number, top: number, right: number, bottom: number]

const SIDE = OWN_NET.side

/** Parts of a face aligned as `OWN_NET` wants it, in pixels. */
const EYES: readonly Box[] = [
  [30, 46, 46, 57],
  [66, 46, 82, 57],
]
const CHEEKS: readonly Box[] = [
  [28, 64, 44, 74],
  [68, 64, 84, 74],
]
const MOUTH: Box = [42, 80, 70, 102]
const FACE: Box = [28, 36, 84, 100]

/** Neighbours that differ by less, in grey levels, are one patch. Burnt-out and black ones are no drawing. */
const FLAT_STEP = 0.6
const EXPOSED = { min: 4, max: 251 } as const

/** Measures what hides a face, on one aligned as `OWN_NET` wants it. */
export function measureAppearance(square: Float32Array): FaceAppearance {
  const cheeks = meanOf(square, CHEEKS)
  return {
    eyesDark: 1 - meanOf(square, EYES) / Math.max(1, cheeks),
    mouthPlain: 1 - spreadOf(square, MOUTH) / Math.max(1, spreadOf(square, FACE)),
    flat: flatShare(square),
  }
}

function meanOf(square: Float32Array, boxes: readonly Box[]): number {
  const greys = boxes.flatMap((box) => [...placesIn(box)].map((at) => greyAt(square, at)))
  return greys.reduce((sum, grey) => sum + grey, 0) / greys.length
}

function spreadOf(square: Float32Array, box: Box): number {
  const greys = [...placesIn(box)].map((at) => greyAt(square, at))
  const mean = greys.reduce((sum, grey) => sum + grey, 0) / greys.length
  return Math.sqrt(greys.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / greys.length)
}

/** Share of the pixels of the face that differ from none of their neighbours. */
function flatShare(square: Float32Array): number {
  let flat = 0
  let pixels = 0
  for (const at of placesIn(FACE)) {
    const grey = greyAt(square, at)
    const isFlat = [-3, 3, -3 * SIDE, 3 * SIDE].every((step) => Math.abs(greyAt(square, at + step) - grey) < FLAT_STEP)
    flat += isFlat && grey > EXPOSED.min && grey < EXPOSED.max ? 1 : 0
    pixels += 1
  }
  return flat / pixels
}

/** Where the pixels of a box begin in the square. */
function* placesIn([left, top, right, bottom]: Box): Generator<number> {
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) yield (y * SIDE + x) * 3
  }
}
