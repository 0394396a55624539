import type { PixelQuad } from '../../lib/geometry/homography.ts'

/** Boxes nearer than this many line heights belong together: along the lines, and across them. */
const GAP_ALONG = 14
const GAP_ACROSS = 5

/** The boxes that lie together and cover most; text elsewhere in the picture is left out. */
export function largestCluster(boxes: readonly PixelQuad[], angle: number): PixelQuad[] {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const extents = boxes.map((box) => extentOf(box, cos, sin))
  const heights = extents.map(({ height }) => height).sort((a, b) => a - b)
  const height = heights[heights.length >> 1] ?? 0
  const group = boxes.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (group[root] !== root) root = group[root] ?? root
    return root
  }
  for (let i = 0; i < extents.length; i++) {
    for (let j = i + 1; j < extents.length; j++) {
      const [a, b] = [extents[i], extents[j]]
      if (a === undefined || b === undefined) continue
      const along = Math.max(a.left, b.left) - Math.min(a.right, b.right)
      const across = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom)
      if (along < GAP_ALONG * height && across < GAP_ACROSS * height) group[rootOf(j)] = rootOf(i)
    }
  }
  const covered = new Map<number, number>()
  for (const [index, { area }] of extents.entries()) {
    const root = rootOf(index)
    covered.set(root, (covered.get(root) ?? 0) + area)
  }
  const best = [...covered].sort((a, b) => b[1] - a[1])[0]?.[0]
  return boxes.filter((_, index) => rootOf(index) === best)
}

interface Extent {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly height: number
  readonly area: number
}

function extentOf(box: PixelQuad, cos: number, sin: number): Extent {
  const us = box.map(([x, y]) => x * cos + y * sin)
  const vs = box.map(([x, y]) => y * cos - x * sin)
  const [a, b, , d] = box
  const height = Math.hypot(d[0] - a[0], d[1] - a[1])
  const area = height * Math.hypot(b[0] - a[0], b[1] - a[1])
  return { left: Math.min(...us), right: Math.max(...us), top: Math.min(...vs), bottom: Math.max(...vs), height, area }
}
