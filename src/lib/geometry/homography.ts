/** A point in pixels. */
export type PixelPoint = readonly [x: number, y: number]

/** Four corners in pixels, in the order top left, top right, bottom right, bottom left. */
export type PixelQuad = readonly [PixelPoint, PixelPoint, PixelPoint, PixelPoint]

/** A 3 × 3 projective map, rows first, the last entry scaled to 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, 1]

export const UNIT_SQUARE: PixelQuad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/**
 * The projective map that takes each corner of `from` to the same corner of `to`.
 *
 * @returns null when three corners of either quad lie on a line, so that no such map exists.
 */
export function homographyBetween(from: PixelQuad, to: PixelQuad): Homography | null {
  const rows: number[][] = []
  for (let corner = 0; corner < 4; corner++) {
    const [x, y] = from[corner] ?? [0, 0]
    const [u, v] = to[corner] ?? [0, 0]
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
    rows.push([0, 0, 0, x, y, 1, -v * x, -v * y, v])
  }
  const [a, b, c, d, e, f, g, h] = solve(rows) ?? []
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  if (e === undefined || f === undefined || g === undefined || h === undefined) return null
  // Three corners of `to` on a line give a map that flattens everything onto that line.
  const determinant = a * (e - f * h) - b * (d - f * g) + c * (d * h - e * g)
  return Math.abs(determinant) < 1e-10 ? null : [a, b, c, d, e, f, g, h, 1]
}

/** The projective map of the unit square to a quad (Heckbert 1989, 2.2.1). */
export function squareTo([a, b, c, d]: PixelQuad): Homography {
  const [dx1, dy1] = [b[0] - c[0], b[1] - c[1]]
  const [dx2, dy2] = [d[0] - c[0], d[1] - c[1]]
  const [sx, sy] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]]
  const area = dx1 * dy2 - dx2 * dy1
  const g = area === 0 ? 0 : (sx * dy2 - dx2 * sy) / area
  const h = area === 0 ? 0 : (dx1 * sy - sx * dy1) / area
  return [
    b[0] - a[0] + g * b[0],
    d[0] - a[0] + h * d[0],
    a[0],
    b[1] - a[1] + g * b[1],
    d[1] - a[1] + h * d[1],
    a[1],
    g,
    h,
    1,
  ]
}

/** Where a projective map takes one point. */
export function mapPoint(map: Homography, [x, y]: PixelPoint): PixelPoint {
  const weight = map[6] * x + map[7] * y + 1
  return [(map[0] * x + map[1] * y + map[2]) / weight, (map[3] * x + map[4] * y + map[5]) / weight]
}

/** Where a projective map takes the corners of a quad. */
export function mapQuad(map: Homography, quad: PixelQuad): PixelQuad {
  return [mapPoint(map, quad[0]), mapPoint(map, quad[1]), mapPoint(map, quad[2]), mapPoint(map, quad[3])]
}

/** Gaussian elimination with row exchange on an augmented matrix; null when it is singular. */
function solve(rows: number[][]): number[] | null {
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let best = column
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
    }
    const pivot = rows[best]
    const current = rows[column]
    if (pivot === undefined || current === undefined) return null
    const lead = pivot[column] ?? 0
    if (Math.abs(lead) < 1e-10) return null
    rows[best] = current
    rows[column] = pivot.map((value) => value / lead)
    eliminate(rows, column)
  }
  return rows.map((row) => row[size] ?? 0)
}

function eliminate(rows: number[][], column: number): void {
  const pivot = rows[column] ?? []
  for (let row = 0; row < rows.length; row++) {
    const target = rows[row]
    if (row === column || target === undefined) continue
    const factor = target[column] ?? 0
    if (factor === 0) continue
    for (let k = column; k < target.length; k++) target[k] = (target[k] ?? 0) - factor * (pivot[k] ?? 0)
  }
}
