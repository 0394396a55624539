import { pictureHash } from '../../../lib/picture-hash.ts'
import type { Picture } from '../../documents/documents.ts'
import type { PictureMark } from '../tamper.ts'
import type { portraitFeatures } from './portrait-features.ts'
import type { Strip } from './strip.ts'

/** The portrait is looked at in so many parts across and down, and each in so many. */
const PARTS = 16
const FINE = 4
const SIDE = PARTS * FINE

/** What tells the portrait of a picture from others: its looks, and the fine structure of its 16 × 16 parts. */
export function markPicture(strip: Strip, box: ReturnType<typeof portraitFeatures>['box']): PictureMark {
  const levels = squareOf(strip, box)
  const data = new Uint8Array(SIDE * SIDE * 3)
  for (const [at, level] of levels.entries()) data.fill(level, at * 3, at * 3 + 3)
  const picture: Picture = { width: SIDE, height: SIDE, data }
  return { portrait: pictureHash(picture), grain: grainOf(levels) }
}

/** Means of SIDE × SIDE parts of what lies within the rim of the portrait. */
function squareOf(
  { width, height, light }: Strip,
  [left, top, right, bottom]: readonly [number, number, number, number],
) {
  return Float32Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)]
    const spot = (from: number, to: number, index: number) => from + ((to - from) * index) / SIDE
    const [first, last] = [spot(left, right, x) * width, spot(left, right, x + 1) * width]
    const [upper, lower] = [spot(top, bottom, y) * height, spot(top, bottom, y + 1) * height]
    let [sum, count] = [0, 0]
    for (let row = Math.floor(upper); row < Math.max(Math.floor(upper) + 1, Math.floor(lower)); row++) {
      for (let column = Math.floor(first); column < Math.max(Math.floor(first) + 1, Math.floor(last)); column++) {
        sum += light[row * width + column] ?? 0
        count++
      }
    }
    return sum / Math.max(1, count)
  })
}

/** One bit a part: whether its middle is lighter than what is around it. */
function grainOf(levels: Float32Array): Uint8Array {
  const bits = new Uint8Array((PARTS * PARTS) / 8)
  for (let part = 0; part < PARTS * PARTS; part++) {
    const [x, y] = [(part % PARTS) * FINE, Math.floor(part / PARTS) * FINE]
    let [inner, outer] = [0, 0]
    for (let at = 0; at < FINE * FINE; at++) {
      const [u, v] = [at % FINE, Math.floor(at / FINE)]
      const level = levels[(y + v) * SIDE + x + u] ?? 0
      const isInner = u > 0 && u < FINE - 1 && v > 0 && v < FINE - 1
      if (isInner) inner += level / 4
      else outer += level / 12
    }
    if (inner > outer) bits[part >> 3] = (bits[part >> 3] ?? 0) | (1 << (part & 7))
  }
  return bits
}
