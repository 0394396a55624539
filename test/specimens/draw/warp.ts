import type { Raster } from './raster.ts'

export type Point = readonly [number, number]
/** Where the corners go: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point]

/** Paints `source` over `target` so that its corners land on `quad` (a homography, sampled bilinearly). */
export function paintQuad(target: Raster, source: Raster, quad: Quad): void {
  const inverse = invert(squareToQuad(quad))
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const left = Math.max(0, Math.floor(Math.min(...xs)))
  const right = Math.min(target.width - 1, Math.ceil(Math.max(...xs)))
  const bottom = Math.min(target.height - 1, Math.ceil(Math.max(...ys)))
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [a, b, c, d, e, f, g, h, i] = inverse
      const depth = g * (x + 0.5) + h * (y + 0.5) + i
      const u = ((a * (x + 0.5) + b * (y + 0.5) + c) / depth) * source.width - 0.5
      const v = ((d * (x + 0.5) + e * (y + 0.5) + f) / depth) * source.height - 0.5
      if (u > -1 && v > -1 && u < source.width && v < source.height)
        blend({ target, at: (y * target.width + x) * 4 }, { source, u, v })
    }
  }
}

interface Spot {
  readonly target: Raster
  /** Offset of the pixel's red in the target's data. */
  readonly at: number
}

interface Sample {
  readonly source: Raster
  readonly u: number
  readonly v: number
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number]

function blend({ target, at }: Spot, { source, u, v }: Sample): void {
  const x = Math.floor(u)
  const y = Math.floor(v)
  const across = u - x
  const down = v - y
  const sums = [0, 0, 0, 0]
  for (let corner = 0; corner < 4; corner++) {
    const cx = x + (corner & 1)
    const cy = y + (corner >> 1)
    if (cx < 0 || cy < 0 || cx >= source.width || cy >= source.height) continue
    const weight = (corner & 1 ? across : 1 - across) * (corner >> 1 ? down : 1 - down)
    const from = (cy * source.width + cx) * 4
    const alpha = ((source.data[from + 3] ?? 0) / 255) * weight
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] ?? 0) + (source.data[from + channel] ?? 0) * alpha
    sums[3] = (sums[3] ?? 0) + alpha
  }
  const cover = sums[3] ?? 0
  for (let channel = 0; channel < 3; channel++)
    target.data[at + channel] = (sums[channel] ?? 0) + (target.data[at + channel] ?? 0) * (1 - cover)
  target.data[at + 3] = 255
}

/** Unit square to quadrilateral (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3). */
function squareToQuad([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Quad): Matrix {
  const dx1 = x1 - x2
  const dx2 = x3 - x2
  const dy1 = y1 - y2
  const dy2 = y3 - y2
  const sx = x0 - x1 + x2 - x3
  const sy = y0 - y1 + y2 - y3
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / determinant
  const h = (dx1 * sy - sx * dy1) / determinant
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1]
}

function invert([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}
