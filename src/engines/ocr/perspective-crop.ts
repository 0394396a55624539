import type { Picture } from '../documents/documents.ts'
import { type Homography, homographyBetween, type PixelQuad } from './homography.ts'

/** Crops beyond this many pixels are refused by `cropQuad`; no caller needs a larger one. */
const CROP_PIXELS_MAX = 16_000_000

/** Never more than this many samples a side for one pixel: finer detail than that is lost anyway. */
const SAMPLES_MAX = 6

export interface CropSize {
  readonly width: number
  readonly height: number
}

/**
 * Cuts a quad out of a picture and stretches it onto an upright rectangle, averaging where it shrinks.
 * Parts that lie outside the picture repeat its edge.
 *
 * @param quad corners in pixels of `picture`, in the order they shall have in the crop.
 * @returns null when the quad has no area.
 * @throws RangeError when `size` is empty or larger than 16 megapixels.
 */
export function cropQuad(picture: Picture, quad: PixelQuad, size: CropSize): Picture | null {
  const { width, height } = size
  if (width < 1 || height < 1 || width * height > CROP_PIXELS_MAX) {
    throw new RangeError(
      `A crop of ${width} x ${height} pixels is not possible: choose 1 to ${CROP_PIXELS_MAX} pixels.`,
    )
  }
  const target: PixelQuad = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
  const map = homographyBetween(target, quad)
  if (map === null) return null
  const data = new Uint8Array(width * height * 3)
  const across = samplesFor(quad, width, [0, 1, 3, 2])
  const down = samplesFor(quad, height, [0, 3, 1, 2])
  for (let y = 0; y < height; y++) warpRow({ picture, map, width, across, down, data }, y)
  return { width, height, data }
}

/** How many source pixels fall on one pixel of the crop along one direction, rounded to whole samples. */
function samplesFor(quad: PixelQuad, pixels: number, order: readonly [number, number, number, number]): number {
  const [a, b, c, d] = order.map((index) => quad[index] ?? [0, 0])
  if (a === undefined || b === undefined || c === undefined || d === undefined) return 1
  const first = Math.hypot((b[0] ?? 0) - (a[0] ?? 0), (b[1] ?? 0) - (a[1] ?? 0))
  const second = Math.hypot((d[0] ?? 0) - (c[0] ?? 0), (d[1] ?? 0) - (c[1] ?? 0))
  return Math.min(SAMPLES_MAX, Math.max(1, Math.round(Math.max(first, second) / pixels)))
}

interface Warp {
  readonly picture: Picture
  readonly map: Homography
  readonly width: number
  readonly across: number
  readonly down: number
  readonly data: Uint8Array
}

function warpRow(warp: Warp, y: number): void {
  const { picture, map, width, across, down, data } = warp
  const source = picture.data
  const right = picture.width - 1
  const bottom = picture.height - 1
  const stride = picture.width * 3
  const count = across * down
  for (let x = 0; x < width; x++) {
    let red = 0
    let green = 0
    let blue = 0
    for (let sample = 0; sample < count; sample++) {
      const px = x + ((sample % across) + 0.5) / across
      const py = y + (Math.floor(sample / across) + 0.5) / down
      const weight = map[6] * px + map[7] * py + 1
      const sx = Math.min(right, Math.max(0, (map[0] * px + map[1] * py + map[2]) / weight - 0.5))
      const sy = Math.min(bottom, Math.max(0, (map[3] * px + map[4] * py + map[5]) / weight - 0.5))
      const x0 = Math.floor(sx)
      const y0 = Math.floor(sy)
      const fx = sx - x0
      const fy = sy - y0
      const at = y0 * stride + x0 * 3
      const next = x0 < right ? 3 : 0
      const below = y0 < bottom ? stride : 0
      const w11 = fx * fy
      const w10 = fx - w11
      const w01 = fy - w11
      const w00 = 1 - fx - fy + w11
      red += w00 * (source[at] ?? 0) + w10 * (source[at + next] ?? 0)
      red += w01 * (source[at + below] ?? 0) + w11 * (source[at + below + next] ?? 0)
      green += w00 * (source[at + 1] ?? 0) + w10 * (source[at + next + 1] ?? 0)
      green += w01 * (source[at + below + 1] ?? 0) + w11 * (source[at + below + next + 1] ?? 0)
      blue += w00 * (source[at + 2] ?? 0) + w10 * (source[at + next + 2] ?? 0)
      blue += w01 * (source[at + below + 2] ?? 0) + w11 * (source[at + below + next + 2] ?? 0)
    }
    const to = (y * width + x) * 3
    data[to] = red / count + 0.5
    data[to + 1] = green / count + 0.5
    data[to + 2] = blue / count + 0.5
  }
}
