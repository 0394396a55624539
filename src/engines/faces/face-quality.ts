import type { FaceQuality } from './faces.ts'
import { greyAt, greyLevels } from './grey-levels.ts'

/** Root mean square of the Laplacian of a crisp portrait at the size the net looks at, in grey levels over contrast. */
const CRISP = 0.36

/** Light and sharpness of an aligned face; only its middle counts, hair and background do not. */
export function measureFace(
  square: Float32Array,
  side: number,
): Pick<FaceQuality, 'sharpness' | 'brightness' | 'contrast'> {
  const { brightness, deviation } = greyLevels(square, side)
  const from = Math.round(side * 0.2)
  const to = side - from
  const grey = (x: number, y: number) => greyAt(square, (y * side + x) * 3)
  let edges = 0
  for (let y = from; y < to; y++) {
    for (let x = from; x < to; x++) {
      edges += (4 * grey(x, y) - grey(x - 1, y) - grey(x + 1, y) - grey(x, y - 1) - grey(x, y + 1)) ** 2
    }
  }
  const roughness = Math.sqrt(edges) / (to - from)
  const sharpness = deviation < 1 ? 0 : Math.min(1, roughness / deviation / CRISP)
  return { sharpness, brightness: brightness / 255, contrast: deviation / 255 }
}
