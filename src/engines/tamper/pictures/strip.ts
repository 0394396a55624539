import type { Picture } from '../../documents/documents.ts'
import type { Point, Quad } from '../tamper.ts'

/** A part of a picture turned upright, pixel by pixel: nothing is smoothed, so that its grain stays what it is. */
export interface Strip {
  readonly width: number
  readonly height: number
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
  /** Brightness, 0–255. */
  readonly light: Float32Array
}

/** Longer and higher ones are cut at the end: a line of a paper is never so large at the sizes that are read. */
const WIDTH_MAX = 2000
const HEIGHT_MAX = 900

/** `room` is above and below the quad, in its heights. Null where the quad is smaller than a sign, or does not lie in the picture. */
export function cutStrip(picture: Picture, quad: Quad, room = 0): Strip | null {
  const [a, b, c, d] = inPixels(quad, picture)
  const width = Math.min(WIDTH_MAX, Math.round((length(a, b) + length(d, c)) / 2))
  const inner = Math.round((length(a, d) + length(b, c)) / 2)
  if (!(width >= 6 && inner >= 6)) return null
  const height = Math.min(HEIGHT_MAX, Math.round(inner * (1 + 2 * room)))
  const planes = () => new Float32Array(width * height)
  const strip = { width, height, red: planes(), green: planes(), blue: planes(), light: planes() }
  for (let row = 0; row < height; row++) {
    const v = (row + 0.5) / inner - room
    for (let column = 0; column < width; column++) {
      const u = (column + 0.5) / width
      const x = Math.floor((a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v)
      const y = Math.floor((a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v)
      if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return null
      fill(strip, row * width + column, { data: picture.data, from: (y * picture.width + x) * 3 })
    }
  }
  return strip
}

function inPixels([a, b, c, d]: Quad, { width, height }: Picture): Quad {
  const at = ([x, y]: Point): Point => [x * width, y * height]
  return [at(a), at(b), at(c), at(d)]
}

function fill(strip: Strip, at: number, { data, from }: { readonly data: Uint8Array; readonly from: number }): void {
  const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0]
  strip.red[at] = red
  strip.green[at] = green
  strip.blue[at] = blue
  strip.light[at] = 0.299 * red + 0.587 * green + 0.114 * blue
}

function length(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1])
}
