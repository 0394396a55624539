import type { Point, Quad } from '../../engines/ocr/ocr.ts'
import type { Field } from '../verifier.ts'

/**
 * Smallest upright box in the picture around a quad that is given in parts of an area of that picture.
 *
 * @param area corners of the area in parts of the picture: where the card lies, tilted, turned or in perspective.
 */
export function boxInPicture(quad: Quad, area: Quad): NonNullable<Field['box']> {
  const corners = quad.map((point) => pointInPicture(point, area))
  const xs = corners.map(([x]) => clamp(x))
  const ys = corners.map(([, y]) => clamp(y))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A point of an area in the picture: the projective map of the unit square to its corners (Heckbert 1989, 2.2.1). */
export function pointInPicture([u, v]: Point, [a, b, c, d]: Quad): Point {
  const [dx1, dy1] = [b[0] - c[0], b[1] - c[1]]
  const [dx2, dy2] = [d[0] - c[0], d[1] - c[1]]
  const [sx, sy] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]]
  const area = dx1 * dy2 - dx2 * dy1
  const g = area === 0 ? 0 : (sx * dy2 - dx2 * sy) / area
  const h = area === 0 ? 0 : (dx1 * sy - sx * dy1) / area
  const w = g * u + h * v + 1
  return [
    ((b[0] - a[0] + g * b[0]) * u + (d[0] - a[0] + h * d[0]) * v + a[0]) / w,
    ((b[1] - a[1] + g * b[1]) * u + (d[1] - a[1] + h * d[1]) * v + a[1]) / w,
  ]
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part))
}
