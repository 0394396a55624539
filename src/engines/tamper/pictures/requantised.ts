import type { Picture } from '../../documents/documents.ts'
import type { Quad } from '../tamper.ts'

/**
 * How unlike the rest each block of 8 × 8 pixels was saved. A picture that was saved as JPEG twice has gaps in the
 * histograms of its frequencies; what was put in between has values in the gaps (Bianchi and Piva 2012, in short).
 */
export interface BlockMap {
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
  /** The first block of the map, in blocks of the picture. */
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
  /** Mean log likelihood, of saved once against saved as the rest, over the frequencies of a block that say something. */
  readonly scores: Float32Array
  /** How many frequencies said something. */
  readonly counts: Uint8Array
}

const SIDE = 8

/** The lowest frequencies, in the order of JPEG; the very first is brightness. */
const MODES: readonly (readonly [across: number, down: number])[] = [
  [1, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [2, 0],
  [3, 0],
  [2, 1],
  [1, 2],
  [0, 3],
  [0, 4],
  [1, 3],
  [2, 2],
  [3, 1],
  [4, 0],
]

/** Values of a histogram to each side. */
const REACH = 40

const COSINES = Float64Array.from({ length: SIDE * SIDE }, (_, at) => {
  const [f, x] = [Math.floor(at / SIDE), at % SIDE]
  return (f === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * f * Math.PI) / 16)
})

interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * @param steps of the last save by mode (the quantisation table of a JPEG, row by row); null where it was no JPEG.
 * @param bounds pixels that are looked at.
 */
export function mapBlocks(picture: Picture, steps: readonly number[] | null, bounds: Bounds): BlockMap {
  const [left, top] = [Math.floor(bounds.left / SIDE), Math.floor(bounds.top / SIDE)]
  const columns = Math.max(0, Math.floor(bounds.right / SIDE) - left)
  const rows = Math.max(0, Math.floor(bounds.bottom / SIDE) - top)
  const values = MODES.map(() => new Int16Array(columns * rows))
  const block = new Float64Array(SIDE * SIDE)
  for (let index = 0; index < columns * rows; index++) {
    readBlock(picture, { column: left + (index % columns), row: top + Math.floor(index / columns) }, block)
    const across = transformRows(block)
    for (const [at, [u, v]] of MODES.entries()) {
      const mode = values[at]
      if (mode !== undefined) mode[index] = Math.round(frequency(across, u, v) / (steps?.[v * SIDE + u] ?? 1))
    }
  }
  return { width: picture.width, height: picture.height, left, top, ...score(values, { columns, rows }) }
}

/** Mean score of the blocks in the upright box of a quad; NaN where less than `evidenceMin` frequencies say something. */
export function savedApart(map: BlockMap, quad: Quad, evidenceMin: number): number {
  const xs = quad.map(([x]) => (x * map.width) / SIDE - map.left)
  const ys = quad.map(([, y]) => (y * map.height) / SIDE - map.top)
  let [sum, count] = [0, 0]
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < Math.min(map.rows, Math.max(...ys)); y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x < Math.min(map.columns, Math.max(...xs)); x++) {
      const at = y * map.columns + x
      sum += (map.scores[at] ?? 0) * (map.counts[at] ?? 0)
      count += map.counts[at] ?? 0
    }
  }
  return count < evidenceMin ? Number.NaN : sum / count
}

function readBlock(
  { width, data }: Picture,
  at: { readonly column: number; readonly row: number },
  block: Float64Array,
) {
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const from = ((at.row * SIDE + y) * width + at.column * SIDE + x) * 3
      block[y * SIDE + x] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0)
    }
  }
}

/** Frequencies across that the modes have. */
const ACROSS = 5

/** `[f * SIDE + y]`: the frequency f of row y. */
function transformRows(block: Float64Array): Float64Array {
  const across = new Float64Array(ACROSS * SIDE)
  for (let f = 0; f < ACROSS; f++) {
    for (let y = 0; y < SIDE; y++) {
      let sum = 0
      for (let x = 0; x < SIDE; x++) sum += (block[y * SIDE + x] ?? 0) * (COSINES[f * SIDE + x] ?? 0)
      across[f * SIDE + y] = sum
    }
  }
  return across
}

function frequency(across: Float64Array, u: number, v: number): number {
  let sum = 0
  for (let y = 0; y < SIDE; y++) sum += (across[u * SIDE + y] ?? 0) * (COSINES[v * SIDE + y] ?? 0)
  return sum
}

function score(values: readonly Int16Array[], size: { readonly columns: number; readonly rows: number }) {
  const scores = new Float32Array(size.columns * size.rows)
  const counts = new Uint8Array(scores.length)
  for (const mode of values) {
    const gain = gainsOf(mode)
    for (let at = 0; at < scores.length; at++) {
      const value = mode[at] ?? 0
      if (value === 0 || Math.abs(value) > REACH) continue
      scores[at] = (scores[at] ?? 0) + (gain[value + REACH] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / Math.max(1, counts[at] ?? 0)
  return { ...size, scores, counts }
}

/** By value: the logarithm of a smooth histogram over the one that is. */
function gainsOf(values: Int16Array): Float32Array {
  const histogram = new Float64Array(2 * REACH + 1)
  for (const value of values) {
    if (Math.abs(value) <= REACH) histogram[value + REACH] = (histogram[value + REACH] ?? 0) + 1
  }
  // Both signs are alike: together they say more.
  for (let at = 1; at <= REACH; at++) {
    const both = ((histogram[REACH + at] ?? 0) + (histogram[REACH - at] ?? 0)) / 2
    histogram[REACH + at] = both
    histogram[REACH - at] = both
  }
  const gains = new Float32Array(histogram.length)
  for (let at = 1; at <= REACH; at++) {
    const smooth = smoothAt(histogram, at)
    const gain = Math.log((smooth + 2) / ((histogram[REACH + at] ?? 0) + 2))
    gains[REACH + at] = gain
    gains[REACH - at] = gain
  }
  return gains
}

const SMOOTH = 4

function smoothAt(histogram: Float64Array, value: number): number {
  let [sum, weights] = [0, 0]
  for (let off = -SMOOTH; off <= SMOOTH; off++) {
    const at = value + off
    if (at < 1 || at > REACH) continue
    const weight = 1 - Math.abs(off) / (SMOOTH + 1)
    sum += weight * (histogram[REACH + at] ?? 0)
    weights += weight
  }
  return sum / Math.max(1e-6, weights)
}
