import { type Homography, homographyBetween, type PixelQuad } from '../../lib/geometry/homography.ts'
import type { Picture } from '../documents/documents.ts'

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
  const sums = new Float64Array(width * 3)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let sample = 0; sample < down; sample++) {
      addSamples({ picture, map, width, across, sums }, y + (sample + 0.5) / down)
    }
    const share = 1 / (across * down)
    const offset = y * width * 3
    for (let at = 0; at < sums.length; at++) data[offset + at] = (sums[at] ?? 0) * share + 0.5
  }
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

interface SampledRow {
  readonly picture: Picture
  readonly map: Homography
  readonly width: number
  readonly across: number
  /** Three channels for each pixel of the row. */
  readonly sums: Float64Array
}

/** Adds bilinear samples along one line of the crop, `across` of them for each pixel. The hot loop of all cropping. */
function addSamples({ picture, map, width, across, sums }: SampledRow, py: number): void {
  const { data } = picture
  const right = picture.width - 1
  const bottom = picture.height - 1
  const stride = picture.width * 3
  const step = 1 / across
  const [xBase, yBase, weightBase] = [map[1] * py + map[2], map[4] * py + map[5], map[7] * py + 1]
  for (let sample = 0; sample < width * across; sample++) {
    const px = (sample + 0.5) * step
    const scale = 1 / (map[6] * px + weightBase)
    const sx = clamp((map[0] * px + xBase) * scale - 0.5, right)
    const sy = clamp((map[3] * px + yBase) * scale - 0.5, bottom)
    const x0 = sx | 0
    const y0 = sy | 0
    const fx = sx - x0
    const fy = sy - y0
    const at = y0 * stride + x0 * 3
    const next = at + (x0 < right ? 3 : 0)
    const below = y0 < bottom ? stride : 0
    const w11 = fx * fy
    const w10 = fx - w11
    const w01 = fy - w11
    const w00 = 1 - fx - w01
    const to = (across === 1 ? sample : (sample * step) | 0) * 3
    for (let channel = 0; channel < 3; channel++) {
      sums[to + channel] =
        (sums[to + channel] ?? 0) +
        w00 * (data[at + channel] ?? 0) +
        w10 * (data[next + channel] ?? 0) +
        w01 * (data[at + below + channel] ?? 0) +
        w11 * (data[next + below + channel] ?? 0)
    }
  }
}

/** Within 0 and `max`; what is no number lands on 0. */
function clamp(value: number, max: number): number {
  if (!(value > 0)) return 0
  return value < max ? value : max
}
