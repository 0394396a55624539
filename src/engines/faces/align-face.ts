import type { Affine } from './sample.ts'

type Point = readonly [x: number, y: number]

/** Numbers among the 68 landmarks (https://ibug.doc.ic.ac.uk/resources/facial-point-annotations/). */
const LEFT_EYE = [36, 37, 38, 39, 40, 41] as const
const RIGHT_EYE = [42, 43, 44, 45, 46, 47] as const
const NOSE_TIP = 30
const NOSE_FOOT = 33
const MOUTH_CORNERS = [48, 54] as const
/** The corners of each eye. */
const CORNERS = { left: [36, 39], right: [42, 45] } as const

/** From a number down to another. */
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index)

/** Which landmark of a face is seen in the place of each in its mirror image: jaw, brows, nose, eyes, lips. */
const MIRRORED = [
  ...[...down(16, 0), ...down(26, 17)],
  ...[27, 28, 29, 30, ...down(35, 31)],
  ...[45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40],
  ...[...down(54, 48), ...down(59, 55), ...down(64, 60), ...down(67, 65)],
] as const

/** The five points of 68 that a face is aligned by: eyes, tip of the nose, corners of the mouth. */
export function fivePoints(landmarks: readonly Point[]): readonly Point[] {
  const eyes = [LEFT_EYE, RIGHT_EYE].map((eye) => middle(pointsOf(landmarks, eye)))
  return [...eyes, ...pointsOf(landmarks, [NOSE_TIP, ...MOUTH_CORNERS])]
}

/**
 * The turn, scale and shift that best take a square onto a face: least squares after Umeyama without reflection.
 *
 * @param places where the points of the face belong, in pixels of the square.
 * @returns null when all points lie upon one another.
 */
export function alignment(points: readonly Point[], places: readonly Point[]): Affine | null {
  const [fromX, fromY] = middle(places)
  const [toX, toY] = middle(points)
  let along = 0
  let across = 0
  let spread = 0
  for (const [index, [x, y]] of places.entries()) {
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
export function turnOf(landmarks: readonly Point[]): number {
  const left = middle(pointsOf(landmarks, CORNERS.left))
  const right = middle(pointsOf(landmarks, CORNERS.right))
  const [nose = [0, 0]] = pointsOf(landmarks, [NOSE_FOOT])
  const [x, y] = [right[0] - left[0], right[1] - left[1]]
  const length = x * x + y * y
  if (length === 0) return 1
  return Math.abs(((nose[0] - left[0]) * x + (nose[1] - left[1]) * y) / length - 0.5)
}

/** The landmarks that were found in the mirror image of a square, as places in the square itself. */
export function unmirrored(landmarks: readonly Point[], side: number): readonly Point[] {
  return pointsOf(landmarks, MIRRORED).map(([x, y]) => [side - x, y])
}

/** How far apart two sets of landmarks lie, in distances between the eyes of the first. */
export function landmarksApart(one: readonly Point[], other: readonly Point[]): number {
  const [left = [0, 0], right = [0, 0]] = fivePoints(one)
  const eyes = Math.hypot(right[0] - left[0], right[1] - left[1])
  if (eyes === 0) return Number.POSITIVE_INFINITY
  const distances = one.map(([x, y], index) => Math.hypot(x - (other[index]?.[0] ?? 0), y - (other[index]?.[1] ?? 0)))
  return distances.reduce((sum, each) => sum + each, 0) / Math.max(1, one.length) / eyes
}

function pointsOf(landmarks: readonly Point[], numbers: readonly number[]): readonly Point[] {
  return numbers.map((number) => landmarks[number] ?? [0, 0])
}

function middle(points: readonly Point[]): Point {
  const count = Math.max(1, points.length)
  return [points.reduce((sum, [x]) => sum + x, 0) / count, points.reduce((sum, [, y]) => sum + y, 0) / count]
}
