import type { PixelPoint, PixelQuad } from '../../lib/geometry/homography.ts'

/** A map of text probability, one value in 0–1 for each pixel, rows top to bottom. */
export interface ProbabilityMap {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

export interface TextBox {
  /** Corners in pixels of the map; the long side of the box runs from the first to the second corner. */
  readonly quad: PixelQuad
  /** Mean probability of the pixels that made the box. */
  readonly score: number
}

/** DB post-processing (Liao et al. 2020, "Real-time scene text detection with differentiable binarization"). */
export interface BoxRules {
  readonly pixelThreshold: number
  readonly boxThreshold: number
  /** How far a box grows: by area * ratio / perimeter on every side. */
  readonly unclipRatio: number
  readonly sideMin: number
  readonly boxesMax: number
}

export const DEFAULT_BOX_RULES: BoxRules = {
  pixelThreshold: 0.3,
  boxThreshold: 0.5,
  unclipRatio: 2.0,
  sideMin: 3,
  boxesMax: 300,
}

/** Finds the text lines in a probability map: connected areas, the smallest rotated box round each, grown a little. */
export function findTextBoxes(map: ProbabilityMap, rules: BoxRules = DEFAULT_BOX_RULES): TextBox[] {
  const boxes: TextBox[] = []
  for (const blob of findBlobs(map, rules.pixelThreshold)) {
    if (boxes.length >= rules.boxesMax) break
    if (blob.score < rules.boxThreshold) continue
    const box = smallestBox(convexHull(blob.edge))
    if (box === null || box.short < rules.sideMin) continue
    const grow = (box.long * box.short * rules.unclipRatio) / (2 * (box.long + box.short))
    boxes.push({ quad: boxCorners(box, grow), score: blob.score })
  }
  return boxes
}

interface Blob {
  /** Leftmost and rightmost pixel of every row the blob touches, as pixel corners. */
  readonly edge: PixelPoint[]
  readonly score: number
}

function findBlobs(map: ProbabilityMap, threshold: number): Blob[] {
  const { width, height, data } = map
  const seen = new Uint8Array(width * height)
  const stack = new Int32Array(width * height)
  const blobs: Blob[] = []
  for (let start = 0; start < data.length; start++) {
    if (seen[start] === 1 || (data[start] ?? 0) <= threshold) continue
    const rows = new Map<number, [number, number]>()
    let sum = 0
    let count = 0
    let top = 0
    stack[top++] = start
    seen[start] = 1
    while (top > 0) {
      const at = stack[--top] ?? 0
      const x = at % width
      const y = (at - x) / width
      sum += data[at] ?? 0
      count++
      const row = rows.get(y)
      if (row === undefined) rows.set(y, [x, x])
      else if (x < row[0]) row[0] = x
      else if (x > row[1]) row[1] = x
      const yEnd = Math.min(height - 1, y + 1)
      const xEnd = Math.min(width - 1, x + 1)
      for (let ny = Math.max(0, y - 1); ny <= yEnd; ny++) {
        for (let nx = Math.max(0, x - 1); nx <= xEnd; nx++) {
          const next = ny * width + nx
          if (seen[next] === 1 || (data[next] ?? 0) <= threshold) continue
          seen[next] = 1
          stack[top++] = next
        }
      }
    }
    blobs.push({ edge: edgeOf(rows), score: sum / count })
  }
  return blobs
}

function edgeOf(rows: Map<number, [number, number]>): PixelPoint[] {
  const edge: PixelPoint[] = []
  for (const [y, [left, right]] of rows) edge.push([left, y], [right + 1, y], [left, y + 1], [right + 1, y + 1])
  return edge
}

/** Andrew's monotone chain; the hull runs clockwise as seen on a screen, without repeating its first point. */
export function convexHull(points: readonly PixelPoint[]): PixelPoint[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  if (sorted.length < 3) return sorted
  const lower = halfHull(sorted)
  const upper = halfHull(sorted.reverse())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

function halfHull(sorted: readonly PixelPoint[]): PixelPoint[] {
  const chain: PixelPoint[] = []
  for (const point of sorted) {
    while (chain.length >= 2) {
      const a = chain[chain.length - 2]
      const b = chain[chain.length - 1]
      if (a === undefined || b === undefined) break
      if ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break
      chain.pop()
    }
    chain.push(point)
  }
  return chain
}

interface RotatedBox {
  readonly center: PixelPoint
  readonly long: number
  readonly short: number
  /** Direction of the long side in radians. */
  readonly angle: number
}

/** The rectangle of least area round a convex hull: one of its sides lies on a side of the hull. */
function smallestBox(hull: readonly PixelPoint[]): RotatedBox | null {
  let best: RotatedBox | null = null
  let bestArea = Number.POSITIVE_INFINITY
  for (let index = 0; index < hull.length; index++) {
    const a = hull[index]
    const b = hull[(index + 1) % hull.length]
    if (a === undefined || b === undefined) continue
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (length === 0) continue
    const box = boxAlong(hull, Math.atan2(b[1] - a[1], b[0] - a[0]))
    if (box.long * box.short < bestArea) {
      bestArea = box.long * box.short
      best = box
    }
  }
  return best
}

function boxAlong(hull: readonly PixelPoint[], angle: number): RotatedBox {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  let [uMin, uMax, vMin, vMax] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of hull) {
    const u = x * cos + y * sin
    const v = y * cos - x * sin
    uMin = Math.min(uMin, u)
    uMax = Math.max(uMax, u)
    vMin = Math.min(vMin, v)
    vMax = Math.max(vMax, v)
  }
  const u = (uMin + uMax) / 2
  const v = (vMin + vMax) / 2
  const center: PixelPoint = [u * cos - v * sin, u * sin + v * cos]
  const [wide, tall] = [uMax - uMin, vMax - vMin]
  if (wide >= tall) return { center, long: wide, short: tall, angle }
  return { center, long: tall, short: wide, angle: angle + Math.PI / 2 }
}

/** Corners with the long side first, read left to right (or top to bottom for a line that stands upright). */
function boxCorners(box: RotatedBox, grow: number): PixelQuad {
  let angle = box.angle
  while (angle > Math.PI / 2 + 1e-9) angle -= Math.PI
  while (angle <= -Math.PI / 2 + 1e-9) angle += Math.PI
  const along = box.long / 2 + grow
  const across = box.short / 2 + grow
  const [ux, uy] = [Math.cos(angle) * along, Math.sin(angle) * along]
  const [vx, vy] = [-Math.sin(angle) * across, Math.cos(angle) * across]
  const [x, y] = box.center
  return [
    [x - ux - vx, y - uy - vy],
    [x + ux - vx, y + uy - vy],
    [x + ux + vx, y + uy + vy],
    [x - ux + vx, y - uy + vy],
  ]
}
