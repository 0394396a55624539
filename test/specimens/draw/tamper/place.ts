import type { Box } from '../card.ts'
import { CARD_HEIGHT, CARD_WIDTH } from '../layout.ts'
import type { Point, Quad } from '../warp.ts'
import type { Photo } from './photograph.ts'

/** A point of the card, in card units, in pixels of its picture. */
export function toPicture({ quad }: Pick<Photo, 'quad'>, [x, y]: Point): Point {
  const [u, v] = [x / CARD_WIDTH, y / CARD_HEIGHT]
  const [a, b, c, d] = quad
  const [dx1, dy1] = [b[0] - c[0], b[1] - c[1]]
  const [dx2, dy2] = [d[0] - c[0], d[1] - c[1]]
  const [sx, sy] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]]
  const area = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / area
  const h = (dx1 * sy - sx * dy1) / area
  const w = g * u + h * v + 1
  return [
    ((b[0] - a[0] + g * b[0]) * u + (d[0] - a[0] + h * d[0]) * v + a[0]) / w,
    ((b[1] - a[1] + g * b[1]) * u + (d[1] - a[1] + h * d[1]) * v + a[1]) / w,
  ]
}

/** The corners of a box of the card in its picture. */
export function quadOf(photo: Pick<Photo, 'quad'>, { x, y, width, height }: Box): Quad {
  return [
    toPicture(photo, [x, y]),
    toPicture(photo, [x + width, y]),
    toPicture(photo, [x + width, y + height]),
    toPicture(photo, [x, y + height]),
  ]
}

/** Left, top, right, bottom in 0–1 of the picture. */
export function boxIn(photo: Photo, box: Box): readonly [number, number, number, number] {
  const quad = quadOf(photo, box)
  const { width, height } = photo.raster
  const xs = quad.map(([x]) => x / width)
  const ys = quad.map(([, y]) => y / height)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Pixels of the picture per card unit, about. */
export function scaleOf({ quad: [a, b] }: Pick<Photo, 'quad'>): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]) / CARD_WIDTH
}
