import {
  homographyBetween,
  mapQuad,
  type PixelPoint,
  type PixelQuad,
  UNIT_SQUARE,
} from '../../lib/geometry/homography.ts'
import type { Picture } from '../documents/documents.ts'
import type { Quad } from './ocr.ts'

/** Samples between pixels use the next ones. */
const MARGIN = 2

/** The upright area of a reading, and a part of it; both as in `Ocr`. */
export interface Region {
  readonly area: Quad
  readonly quad: Quad
}

/** A picture of nothing but the pixels that a region needs, and the corners of the region in them. */
export interface CutRegion {
  readonly picture: Picture
  readonly box: PixelQuad
}

/** Cuts a region out, so that a look at one line does not take the whole picture along. Null where it has no area. */
export function cutRegion(picture: Picture, { area, quad }: Region): CutRegion | null {
  const map = homographyBetween(UNIT_SQUARE, toPixels(area, picture))
  if (map === null) return null
  const box = mapQuad(map, quad)
  const [left, right] = spanOf(box, 0, picture.width)
  const [top, bottom] = spanOf(box, 1, picture.height)
  const width = right - left
  const data = new Uint8Array(width * (bottom - top) * 3)
  for (let y = top; y < bottom; y++) {
    const from = (y * picture.width + left) * 3
    data.set(picture.data.subarray(from, from + width * 3), (y - top) * width * 3)
  }
  const moved = ([x, y]: PixelPoint): PixelPoint => [x - left, y - top]
  const [a, b, c, d] = box
  return { picture: { width, height: bottom - top, data }, box: [moved(a), moved(b), moved(c), moved(d)] }
}

/** From the first to behind the last pixel that is needed, at least one within the picture. */
function spanOf(box: PixelQuad, axis: 0 | 1, size: number): [from: number, to: number] {
  const places = box.map((point) => point[axis])
  const from = Math.min(size - 1, Math.max(0, Math.floor(Math.min(...places)) - MARGIN))
  const to = Math.max(from + 1, Math.min(size, Math.ceil(Math.max(...places)) + MARGIN))
  return [from, to]
}

function toPixels([a, b, c, d]: Quad, { width, height }: Picture): PixelQuad {
  return [
    [a[0] * width, a[1] * height],
    [b[0] * width, b[1] * height],
    [c[0] * width, c[1] * height],
    [d[0] * width, d[1] * height],
  ]
}
