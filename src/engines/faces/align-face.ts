import type { Affine } from './sample.ts'

type Point = readonly [x: number, y: number]

/**
 * Where dlib, which the describing net was trained with, puts the corners of the eyes and the foot of the nose, in 0–1
 * of a face without its margin (`get_face_chip_details` for five points).
 */
const REFERENCE: readonly Point[] = [
  [0.1205750620789, 0.2137274526848],
  [0.3340850613712, 0.2290642403242],
  [0.6460604764104, 0.2289674387677],
  [0.8595674595992, 0.2134981538014],
  [0.4901123135679, 0.6277975316475],
]

/** Numbers of those five among the 68 landmarks, from left to right in the picture, then the nose. */
const FIVE = [36, 39, 42, 45, 33] as const

/** Margin around the face, in parts of it, that the net was trained with. */
const MARGIN = 0.25

/** The five points of 68 that a face is aligned by. */
export function fivePoints(landmarks: readonly Point[]): readonly Point[] {
  return FIVE.map((number) => landmarks[number] ?? [0, 0])
}

/**
 * The turn, scale and shift that best take a square of `side` pixels onto a face with these five points: least squares
 * after Umeyama without reflection.
 *
 * @returns null when all points lie upon one another.
 */
export function alignment(points: readonly Point[], side: number): Affine | null {
  const from = REFERENCE.map(
    ([x, y]): Point => [((x + MARGIN) / (1 + 2 * MARGIN)) * side, ((y + MARGIN) / (1 + 2 * MARGIN)) * side],
  )
  const [fromX, fromY] = middle(from)
  const [toX, toY] = middle(points)
  let along = 0
  let across = 0
  let spread = 0
  for (const [index, [x, y]] of from.entries()) {
    const [u, v] = points[index] ?? [0, 0]
    along += (x - fromX) * (u - toX) + (y - fromY) * (v - toY)
    across += (x - fromX) * (v - toY) - (y - fromY) * (u - toX)
    spread += (x - fromX) ** 2 + (y - fromY) ** 2
  }
  const [a, b] = [along / spread, across / spread]
  if (Math.hypot(a, b) < 1e-6) return null
  return { a, b, c: -b, d: a, e: toX - a * fromX + b * fromY, f: toY - b * fromX - a * fromY }
}

/** How far the nose lies off the middle between the eyes, along the line of the eyes, in distances between the eyes. */
export function turnOf([
  outerLeft = [0, 0],
  innerLeft = [0, 0],
  innerRight = [0, 0],
  outerRight = [0, 0],
  nose = [0, 0],
]: readonly Point[]): number {
  const left = middle([outerLeft, innerLeft])
  const right = middle([innerRight, outerRight])
  const [x, y] = [right[0] - left[0], right[1] - left[1]]
  const length = x * x + y * y
  if (length === 0) return 1
  return Math.abs(((nose[0] - left[0]) * x + (nose[1] - left[1]) * y) / length - 0.5)
}

function middle(points: readonly Point[]): Point {
  const count = Math.max(1, points.length)
  return [points.reduce((sum, [x]) => sum + x, 0) / count, points.reduce((sum, [, y]) => sum + y, 0) / count]
}
