import type { Picture } from '../../documents/documents.ts'
import type { Point, Quad } from '../tamper.ts'
import { dilated } from './line-features.ts'

/** Signs are placed to so many pixels. */
const REACH = 4

/** Less ground in common says nothing. */
const GROUND_MIN = 60

interface Levels {
  readonly paper: number
  readonly ink: number
}

/**
 * The grain of a camera and of paper never comes twice: where the ground around two signs has the same grain, one was
 * copied over the other (block matching, Fridrich et al. 2003). Signs of one shape have some in common, which saving made:
 * of each cell by how much it is more like one of the others than any two of the rest are, 0–1; NaN: too little ground.
 */
export function copiedSigns(picture: Picture, cells: readonly Quad[], { paper, ink }: Levels): readonly number[] {
  const boxes = cells.map((quad) => boxOf(quad, picture))
  const grain = grainOf(picture, around(boxes), paper - 0.4 * (paper - ink))
  const pairs = boxes.flatMap((one, a) =>
    boxes.slice(a + 1).map((other, index) => ({ a, b: a + 1 + index, likeness: likenessOf(grain, one, other) })),
  )
  return cells.map((_, cell) => {
    const [own, rest] = [true, false].map((isOwn) =>
      Math.max(...pairs.filter(({ a, b }) => (a === cell || b === cell) === isOwn).map(({ likeness }) => likeness)),
    )
    const apart = (own ?? Number.NaN) - (rest ?? Number.NaN)
    return Number.isFinite(apart) ? apart : Number.NaN
  })
}

/** Whole pixels. */
interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function boxOf(quad: Quad, { width, height }: Picture): PixelBox {
  const xs = quad.map(([x]: Point) => x * width)
  const ys = quad.map(([, y]: Point) => y * height)
  return {
    left: Math.round(Math.min(...xs)),
    top: Math.round(Math.min(...ys)),
    right: Math.round(Math.max(...xs)),
    bottom: Math.round(Math.max(...ys)),
  }
}

function around(boxes: readonly PixelBox[]): PixelBox {
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - REACH - 4,
    top: Math.min(...boxes.map(({ top }) => top)) - REACH - 4,
    right: Math.max(...boxes.map(({ right }) => right)) + REACH + 4,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + REACH + 4,
  }
}

interface Grain {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly levels: Float32Array
  readonly isGround: Uint8Array
}

function grainOf({ width: pictureWidth, height: pictureHeight, data }: Picture, box: PixelBox, below: number): Grain {
  const { left, top } = box
  const [width, height] = [box.right - left, box.bottom - top]
  const light = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.min(pictureWidth - 1, Math.max(0, x + left))
      const row = Math.min(pictureHeight - 1, Math.max(0, y + top))
      const at = (row * pictureWidth + column) * 3
      light[y * width + x] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
    }
  }
  const isInk = Uint8Array.from(light, (level) => (level < below ? 1 : 0))
  const isNear = dilated(isInk, { width, height }, 2)
  const smooth = boxMean(light, width)
  return {
    left,
    top,
    width,
    height,
    levels: light.map((level, at) => level - (smooth[at] ?? 0)),
    isGround: isNear.map((near) => 1 - near),
  }
}

/** Mean over a square of 3 × 3 pixels; the rim stays as it is. */
function boxMean(values: Float32Array, width: number): Float32Array {
  const mean = Float32Array.from(values)
  for (let at = width + 1; at < values.length - width - 1; at++) {
    let sum = 0
    for (const row of [at - width, at, at + width])
      sum += (values[row - 1] ?? 0) + (values[row] ?? 0) + (values[row + 1] ?? 0)
    mean[at] = sum / 9
  }
  return mean
}

/** The best of all ways to lay one box over the other, as signs are placed. */
function likenessOf(grain: Grain, one: PixelBox, other: PixelBox): number {
  const dx = Math.round((other.left + other.right - one.left - one.right) / 2)
  const dy = Math.round((other.top + other.bottom - one.top - one.bottom) / 2)
  let best = Number.NEGATIVE_INFINITY
  for (let v = dy - REACH; v <= dy + REACH; v++) {
    for (let u = dx - REACH; u <= dx + REACH; u++) best = Math.max(best, correlationAt(grain, one, [u, v]))
  }
  return best
}

/** Of the grain in a box with that so many pixels away. */
function correlationAt(grain: Grain, box: PixelBox, [dx, dy]: Point): number {
  const { width, height, levels, isGround } = grain
  const move = dy * width + dx
  const [left, right] = [Math.max(0, box.left - grain.left, -dx), Math.min(width, width - dx, box.right - grain.left)]
  const [top, bottom] = [Math.max(0, box.top - grain.top, -dy), Math.min(height, height - dy, box.bottom - grain.top)]
  let [count, both, one, other] = [0, 0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * width + x
      if (isGround[at] !== 1 || isGround[at + move] !== 1) continue
      const [a, b] = [levels[at] ?? 0, levels[at + move] ?? 0]
      both += a * b
      one += a * a
      other += b * b
      count++
    }
  }
  // Some of a level is added, so that ground without any grain is like nothing.
  return count < GROUND_MIN ? Number.NEGATIVE_INFINITY : both / (Math.sqrt(one * other) + 0.15 * count)
}
