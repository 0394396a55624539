import type { PixelPoint, PixelQuad } from '../../lib/geometry/homography.ts'
import { largestCluster } from './text-cluster.ts'

/** Below these the area is left as it is: the fit is no better than that. */
const SKEW_MIN = 0.3 * (Math.PI / 180)
const FAN_MIN = 0.8 * (Math.PI / 180)
const SLANT_MIN = 1.2 * (Math.PI / 180)

/** Steepest slant of columns that is looked for: 14 degrees. */
const SLANT_MAX = 14 * (Math.PI / 180)
const SLANT_STEP = 0.5 * (Math.PI / 180)

/** How text lies in a picture: enough to lay an upright area round it. */
export interface TextArea {
  /** Corners in pixels of the picture, top left of the upright reading first. */
  readonly area: PixelQuad
  /** Mean direction of the lines in radians, -π/2 … π/2; whether they run there or back is not known. */
  readonly angle: number
  /** Angle in radians between the first and the last line of the area: more than a few degrees is perspective. */
  readonly fan: number
  /** The boxes that belong together; others lie far from them. */
  readonly boxes: readonly PixelQuad[]
}

/**
 * The upright area round a block of text: turned along its lines, with the lines' fan (perspective) and the slant of its
 * left-aligned columns undone.
 *
 * @param margin room left round the text, in parts of its longer side.
 * @returns null when there are fewer than three boxes.
 */
export function areaAlongText(all: readonly PixelQuad[], margin: number): TextArea | null {
  if (all.length < 3) return null
  const angle = directionOf(all)
  const boxes = largestCluster(all, angle)
  if (boxes.length < 3) return null
  const turned = boxes.map((box) => turnQuad(box, -angle))
  const field = fitSlopes(turned)
  const slant = slantOf(turned)
  const bounds = boundsOf(turned, field, slant)
  const room = margin * Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top)
  const corner = (side: number, level: number): PixelPoint => {
    const slope = field.offset + field.growth * level
    const u = (side + slant * level) / (1 - slant * slope)
    return turnPoint([u, level + slope * u], angle)
  }
  const [left, right] = [bounds.left - room, bounds.right + room]
  const [top, bottom] = [bounds.top - room, bounds.bottom + room]
  return {
    area: [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)],
    angle,
    fan: Math.abs(field.growth * (bounds.bottom - bounds.top)),
    boxes,
  }
}

/** True when lines are level, do not fan and do not slant, so that nothing needs to be undone. */
export function isLevel({ angle, area }: TextArea): boolean {
  const [a, b, c, d] = area
  const skews = [
    Math.atan2(b[1] - a[1], b[0] - a[0]),
    Math.atan2(c[1] - d[1], c[0] - d[0]),
    Math.atan2(a[0] - d[0], d[1] - a[1]),
  ]
  return Math.abs(angle) < SKEW_MIN && skews.every((skew) => Math.abs(skew) < 2 * SKEW_MIN)
}

function turnPoint([x, y]: PixelPoint, angle: number): PixelPoint {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return [x * cos - y * sin, x * sin + y * cos]
}

function turnQuad([a, b, c, d]: PixelQuad, angle: number): PixelQuad {
  return [turnPoint(a, angle), turnPoint(b, angle), turnPoint(c, angle), turnPoint(d, angle)]
}

interface Direction {
  readonly angle: number
  readonly weight: number
}

/** Median direction round the mean one; directions that differ by a half turn are the same. */
function directionOf(boxes: readonly PixelQuad[]): number {
  const directions = boxes.map(([a, b, , d]): Direction => {
    const long = Math.hypot(b[0] - a[0], b[1] - a[1])
    const short = Math.hypot(d[0] - a[0], d[1] - a[1])
    return { angle: Math.atan2(b[1] - a[1], b[0] - a[0]), weight: Math.max(0, long - short) + 1e-6 }
  })
  let cos = 0
  let sin = 0
  for (const { angle, weight } of directions) {
    cos += weight * Math.cos(2 * angle)
    sin += weight * Math.sin(2 * angle)
  }
  const mean = Math.atan2(sin, cos) / 2
  const offsets = directions.map(({ angle, weight }) => ({ angle: halfTurn(angle - mean), weight }))
  return halfTurn(mean + weightedMedian(offsets))
}

/** The same direction within -π/2 … π/2. */
function halfTurn(angle: number): number {
  return angle - Math.PI * Math.round(angle / Math.PI)
}

function weightedMedian(directions: readonly Direction[]): number {
  const sorted = [...directions].sort((a, b) => a.angle - b.angle)
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0)
  let passed = 0
  for (const { angle, weight } of sorted) {
    passed += weight
    if (passed * 2 >= total) return angle
  }
  return 0
}

/** Slope of a line at level v: offset + growth * v. */
interface SlopeField {
  readonly offset: number
  readonly growth: number
}

interface SlopeSample {
  readonly level: number
  readonly slope: number
  readonly weight: number
}

function fitSlopes(boxes: readonly PixelQuad[]): SlopeField {
  let samples = boxes.flatMap((box) => slopeSample(box))
  if (samples.length < 5) return { offset: 0, growth: 0 }
  let field = leastSquares(samples)
  for (let round = 0; round < 3; round++) {
    const misfit = ({ slope, level }: SlopeSample) => Math.abs(slope - field.offset - field.growth * level)
    const typical = samples.map(misfit).sort((a, b) => a - b)[samples.length >> 1] ?? 0
    const kept = samples.filter((sample) => misfit(sample) <= Math.max(3 * typical, 0.005))
    if (kept.length < 5) break
    samples = kept
    field = leastSquares(samples)
  }
  const levels = samples.map(({ level }) => level)
  const span = Math.max(...levels) - Math.min(...levels)
  if (Math.abs(field.growth * span) >= FAN_MIN) return field
  const weight = samples.reduce((sum, sample) => sum + sample.weight, 0)
  return { offset: samples.reduce((sum, sample) => sum + sample.slope * sample.weight, 0) / weight, growth: 0 }
}

function slopeSample([a, b, c, d]: PixelQuad): SlopeSample[] {
  const run = (b[0] - a[0] + c[0] - d[0]) / 2
  const rise = (b[1] - a[1] + c[1] - d[1]) / 2
  const short = Math.hypot(d[0] - a[0], d[1] - a[1])
  if (Math.abs(run) < 2.5 * short) return []
  const slope = rise / run
  const level = (a[1] + b[1] + c[1] + d[1]) / 4 - (slope * (a[0] + b[0] + c[0] + d[0])) / 4
  return [{ level, slope, weight: run * run }]
}

function leastSquares(samples: readonly SlopeSample[]): SlopeField {
  let [w, wl, ws, wll, wls] = [0, 0, 0, 0, 0]
  for (const { level, slope, weight } of samples) {
    w += weight
    wl += weight * level
    ws += weight * slope
    wll += weight * level * level
    wls += weight * level * slope
  }
  const spread = w * wll - wl * wl
  const growth = spread > 1e-9 ? (w * wls - wl * ws) / spread : 0
  return { offset: (ws - growth * wl) / w, growth }
}

/** Tangent of the slant at which the left ends of the lines fall into the sharpest columns; 0 when none stands out. */
function slantOf(boxes: readonly PixelQuad[]): number {
  if (boxes.length < 8) return 0
  const heights = boxes.map(([a, , , d]) => Math.hypot(d[0] - a[0], d[1] - a[1])).sort((a, b) => a - b)
  const width = Math.max(2, 0.35 * (heights[heights.length >> 1] ?? 0))
  const ends = boxes.map(([a, , , d]): PixelPoint => [(a[0] + d[0]) / 2, (a[1] + d[1]) / 2])
  let best = 0
  let bestScore = columnScore(ends, 0, width) * 1.05
  for (let angle = -SLANT_MAX; angle <= SLANT_MAX; angle += SLANT_STEP) {
    const score = columnScore(ends, Math.tan(angle), width)
    if (score > bestScore) {
      bestScore = score
      best = angle
    }
  }
  return Math.abs(best) < SLANT_MIN ? 0 : Math.tan(best)
}

/** How well points fall into columns: the sum over all pairs of how near they are. */
function columnScore(ends: readonly PixelPoint[], slant: number, width: number): number {
  const sides = ends.map(([u, v]) => u - slant * v).sort((a, b) => a - b)
  let score = 0
  for (let i = 0; i < sides.length; i++) {
    for (let j = i + 1; j < sides.length; j++) {
      const gap = ((sides[j] ?? 0) - (sides[i] ?? 0)) / width
      if (gap > 1) break
      score += 1 - gap
    }
  }
  return score
}

interface Bounds {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function boundsOf(boxes: readonly PixelQuad[], field: SlopeField, slant: number): Bounds {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [u, v] of boxes.flat()) {
    const level = (v - field.offset * u) / (1 + field.growth * u)
    const side = u - slant * v
    left = Math.min(left, side)
    right = Math.max(right, side)
    top = Math.min(top, level)
    bottom = Math.max(bottom, level)
  }
  return { left, right, top, bottom }
}
