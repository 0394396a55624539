import type { Box } from '../card.ts'
import type { Quad } from '../warp.ts'
import type { Photo } from './photograph.ts'
import { quadOf } from './place.ts'

export function rounded([x, y]: readonly [number, number]): readonly [number, number] {
  return [Math.round(x), Math.round(y)]
}

export type Pixel = readonly number[]

export function pixelAt(
  { raster }: Pick<Photo, 'raster'>,
  data: Uint8ClampedArray,
  [x, y]: readonly [number, number],
): Pixel {
  const column = Math.min(raster.width - 1, Math.max(0, x))
  const row = Math.min(raster.height - 1, Math.max(0, y))
  const at = (row * raster.width + column) * 4
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, 255]
}

export function setPixel({ raster }: Photo, [x, y]: readonly [number, number], pixel: Pixel): void {
  if (x >= 0 && y >= 0 && x < raster.width && y < raster.height) raster.data.set(pixel, (y * raster.width + x) * 4)
}

/** Visits the pixels of a box of the card, each with its own place on the card. */
export function everyPixel(
  photo: Photo,
  box: Box,
  visit: (x: number, y: number, at: readonly [number, number]) => void,
): void {
  const quad: Quad = quadOf(photo, box)
  const [left, right] = [Math.min(...quad.map(([x]) => x)), Math.max(...quad.map(([x]) => x))]
  const [top, bottom] = [Math.min(...quad.map(([, y]) => y)), Math.max(...quad.map(([, y]) => y))]
  const [a, b, , d] = quad
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - a[0], d[1] - a[1]]
  const area = ux * vy - uy * vx
  for (let y = Math.floor(top); y <= bottom; y++) {
    for (let x = Math.floor(left); x <= right; x++) {
      const [dx, dy] = [x + 0.5 - a[0], y + 0.5 - a[1]]
      const [u, v] = [(dx * vy - dy * vx) / area, (ux * dy - uy * dx) / area]
      if (u >= 0 && u < 1 && v >= 0 && v < 1) visit(x, y, [box.x + u * box.width, box.y + v * box.height])
    }
  }
}
