import type { FaceQuality } from './faces.ts'

/** Root mean square of the Laplacian of a crisp portrait at the size the net looks at, in grey levels over contrast. */
const CRISP = 0.25

/** Light and sharpness of an aligned face; only its middle counts, hair and background do not. */
export function measureFace(
  square: Float32Array,
  side: number,
): Pick<FaceQuality, 'sharpness' | 'brightness' | 'contrast'> {
  const from = Math.round(side * 0.2)
  const to = side - from
  const grey = (x: number, y: number) => {
    const at = (y * side + x) * 3
    return 0.299 * (square[at] ?? 0) + 0.587 * (square[at + 1] ?? 0) + 0.114 * (square[at + 2] ?? 0)
  }
  let sum = 0
  let squares = 0
  let edges = 0
  const pixels = (to - from) ** 2
  for (let y = from; y < to; y++) {
    for (let x = from; x < to; x++) {
      const value = grey(x, y)
      sum += value
      squares += value * value
      edges += (4 * value - grey(x - 1, y) - grey(x + 1, y) - grey(x, y - 1) - grey(x, y + 1)) ** 2
    }
  }
  const mean = sum / pixels
  const deviation = Math.sqrt(Math.max(0, squares / pixels - mean * mean))
  const sharpness = deviation < 1 ? 0 : Math.min(1, Math.sqrt(edges / pixels) / deviation / CRISP)
  return { sharpness, brightness: mean / 255, contrast: deviation / 255 }
}
