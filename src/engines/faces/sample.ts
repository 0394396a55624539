import type { Picture } from '../documents/documents.ts'

/** From pixels of a square to pixels of a picture: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Affine {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** Never more than this many samples a side for one pixel: finer detail than that is lost anyway. */
const SAMPLES_MAX = 6

/** A square cut out of a picture: `side` × `side` pixels of red, green, blue in 0–255; black outside the picture. */
export function sampleSquare(picture: Picture, map: Affine, side: number): Float32Array {
  const square = new Float32Array(side * side * 3)
  const scale = Math.max(Math.hypot(map.a, map.b), Math.hypot(map.c, map.d))
  const samples = Math.min(SAMPLES_MAX, Math.max(1, Math.round(scale)))
  const share = 1 / (samples * samples)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = (y * side + x) * 3
      for (let sample = 0; sample < samples * samples; sample++) {
        const u = x + ((sample % samples) + 0.5) / samples
        const v = y + (Math.floor(sample / samples) + 0.5) / samples
        addPixel(picture, [map.a * u + map.c * v + map.e - 0.5, map.b * u + map.d * v + map.f - 0.5], {
          square,
          at,
          share,
        })
      }
    }
  }
  return square
}

interface Target {
  readonly square: Float32Array
  readonly at: number
  readonly share: number
}

/** Adds the colour between four pixels. */
function addPixel(
  { width, height, data }: Picture,
  [x, y]: readonly [number, number],
  { square, at, share }: Target,
): void {
  if (x <= -1 || y <= -1 || x >= width || y >= height) return
  const left = Math.floor(x)
  const top = Math.floor(y)
  for (let corner = 0; corner < 4; corner++) {
    const column = left + (corner & 1)
    const row = top + (corner >> 1)
    if (column < 0 || row < 0 || column >= width || row >= height) continue
    const weight = share * (1 - Math.abs(x - column)) * (1 - Math.abs(y - row))
    const from = (row * width + column) * 3
    square[at] = (square[at] ?? 0) + weight * (data[from] ?? 0)
    square[at + 1] = (square[at + 1] ?? 0) + weight * (data[from + 1] ?? 0)
    square[at + 2] = (square[at + 2] ?? 0) + weight * (data[from + 2] ?? 0)
  }
}

/** Colours one after the other in place of pixels, as nets take them, each less its mean and divided. */
export function toPlanes(square: Float32Array, means: readonly number[], divisor: number): Float32Array {
  const pixels = square.length / 3
  const planes = new Float32Array(square.length)
  for (let channel = 0; channel < 3; channel++) {
    const mean = means[channel] ?? 0
    for (let at = 0; at < pixels; at++) {
      planes[channel * pixels + at] = ((square[at * 3 + channel] ?? 0) - mean) / divisor
    }
  }
  return planes
}

/** Where a map takes a point. */
export function mapPoint(map: Affine, [x, y]: readonly [number, number]): readonly [number, number] {
  return [map.a * x + map.c * y + map.e, map.b * x + map.d * y + map.f]
}
