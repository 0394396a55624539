import type { Box } from '../documents.ts'
import { inModule, type Pdfium, withRoom } from './pdfium.ts'

/** x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

const DEVICE_SIDE = 1_000_000
const POINTS = 1_000

/**
 * From the coordinates of a page to 0–1 of its picture, left to right and top to bottom: its rotation and crop are in it.
 * Asked of PDFium itself, so that boxes are where pictures have them.
 */
export function pageMap(pdfium: Pdfium, page: number): Matrix {
  const toDevice = inModule(pdfium, '_FPDF_PageToDevice')
  return withRoom(pdfium, 8, (pointer) => {
    const at = (x: number, y: number) => {
      toDevice(page, 0, 0, DEVICE_SIDE, DEVICE_SIDE, 0, x, y, pointer, pointer + 4)
      const [left = 0, top = 0] = new Int32Array(pdfium.HEAPU8.buffer, pointer, 2)
      return { left: left / DEVICE_SIDE, top: top / DEVICE_SIDE }
    }
    const origin = at(0, 0)
    const right = at(POINTS, 0)
    const up = at(0, POINTS)
    return [
      (right.left - origin.left) / POINTS,
      (right.top - origin.top) / POINTS,
      (up.left - origin.left) / POINTS,
      (up.top - origin.top) / POINTS,
      origin.left,
      origin.top,
    ]
  })
}

/** What `inner` does and then `outer`. */
export function after([a, b, c, d, e, f]: Matrix, outer: Matrix): Matrix {
  const [p, q, r, s, t, u] = outer
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}

export function mapPoint([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The upright box around a mapped one. */
export function mapBox(matrix: Matrix, [x1, y1, x2, y2]: Box): Box {
  const [ax, ay] = mapPoint(matrix, x1, y1)
  const [bx, by] = mapPoint(matrix, x2, y2)
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}

/** The part of a box that is on the page; null where nothing of it is. */
export function onPage([left, top, right, bottom]: Box): Box | null {
  if (!(left < 1 && top < 1 && right > 0 && bottom > 0)) return null
  return [Math.max(0, left), Math.max(0, top), Math.min(1, right), Math.min(1, bottom)]
}
