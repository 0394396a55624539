import type { PixelPoint, PixelQuad } from './homography.ts'

/** Skew below this many radians (0.3 degrees) is left alone. */
const SKEW_MIN = 0.3 * (Math.PI / 180)

/** Room left round the text, in parts of the text's longer side. */
const MARGIN = 0.05

/**
 * The upright rectangle, turned along the text lines, that holds all of them with some room.
 *
 * @returns `whole` when there is too little text or the lines are level already.
 */
export function areaAlongText(boxes: readonly PixelQuad[], whole: PixelQuad): PixelQuad {
  if (boxes.length < 3) return whole
  const angle = skewOf(boxes)
  if (Math.abs(angle) < SKEW_MIN) return whole
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  let [uMin, uMax, vMin, vMax] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of boxes.flat()) {
    uMin = Math.min(uMin, x * cos + y * sin)
    uMax = Math.max(uMax, x * cos + y * sin)
    vMin = Math.min(vMin, y * cos - x * sin)
    vMax = Math.max(vMax, y * cos - x * sin)
  }
  const room = MARGIN * Math.max(uMax - uMin, vMax - vMin)
  const corner = (u: number, v: number): PixelPoint => [u * cos - v * sin, u * sin + v * cos]
  return [
    corner(uMin - room, vMin - room),
    corner(uMax + room, vMin - room),
    corner(uMax + room, vMax + room),
    corner(uMin - room, vMax + room),
  ]
}

/** Median direction of the lines in radians, each weighted by its length. */
function skewOf(boxes: readonly PixelQuad[]): number {
  const directions = boxes
    .map(([a, b]) => ({ angle: Math.atan2(b[1] - a[1], b[0] - a[0]), length: Math.hypot(b[0] - a[0], b[1] - a[1]) }))
    .sort((a, b) => a.angle - b.angle)
  const total = directions.reduce((sum, { length }) => sum + length, 0)
  let passed = 0
  for (const { angle, length } of directions) {
    passed += length
    if (passed * 2 >= total) return angle
  }
  return 0
}
