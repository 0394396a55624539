import type { Picture } from '../../documents/documents.ts'
import type { Quad } from '../tamper.ts'
import { median } from './statistics.ts'

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
  /** Log likelihood, of saved once against saved as the rest, over the frequencies of a block that say something. */
  readonly scores: Float32Array
  /** How many frequencies said something. */
  readonly counts: Uint8Array
  /** What one frequency says in most blocks. */
  readonly usual: number
}

const SIDE = 8

/** The lower frequencies, in places of a block row by row; the very first is brightness. */
const MODES: readonly number[] = Array.from({ length: SIDE * SIDE }, (_, place) => place).filter((place) => {
  const order = (place % SIDE) + Math.floor(place / SIDE)
  return order > 0 && order <= 7
})

const LEVELS = { min: 2, max: 253 } as const

/** Blocks in which fewer frequencies say something are not asked what is usual. */
const EVIDENCE_MIN = 5

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
 * @param steps of the last save by mode (the quantisation table of a JPEG, row by row).
 * @param bounds pixels that are looked at.
 */
export function mapBlocks(picture: Picture, steps: readonly number[], bounds: Bounds): BlockMap {
  const [left, top] = [Math.floor(bounds.left / SIDE), Math.floor(bounds.top / SIDE)]
  const columns = Math.max(0, Math.floor(bounds.right / SIDE) - left)
  const rows = Math.max(0, Math.floor(bounds.bottom / SIDE) - top)
  const values = MODES.map(() => new Int16Array(columns * rows))
  const [block, half] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)]
  for (let index = 0; index < columns * rows; index++) {
    readBlock(picture, { column: left + (index % columns), row: top + Math.floor(index / columns) }, block)
    // Levels that were cut off have lost what saving made of them.
    if (block.some((level) => level < LEVELS.min || level > LEVELS.max)) continue
    transform(block, half)
    for (let at = 0; at < MODES.length; at++) {
      const place = MODES[at] ?? 0
      const mode = values[at]
      if (mode !== undefined) mode[index] = Math.round((block[place] ?? 0) / (steps[place] ?? 1))
    }
  }
  return { width: picture.width, height: picture.height, left, top, ...score(values, { columns, rows }) }
}

/**
 * What the blocks whose middle lies in the upright box of a quad say together beyond what is usual in the picture: the
 * sum over the root of its parts, so that small and large places are alike. NaN: it was not saved as JPEG.
 */
export function savedApart(map: BlockMap | null, quad: Quad): number {
  if (map === null) return Number.NaN
  const xs = quad.map(([x]) => (x * map.width) / SIDE - map.left - 0.5)
  const ys = quad.map(([, y]) => (y * map.height) / SIDE - map.top - 0.5)
  let [sum, count] = [0, 0]
  for (let y = Math.max(0, Math.ceil(Math.min(...ys))); y < Math.min(map.rows, Math.max(...ys)); y++) {
    for (let x = Math.max(0, Math.ceil(Math.min(...xs))); x < Math.min(map.columns, Math.max(...xs)); x++) {
      sum += map.scores[y * map.columns + x] ?? 0
      count += map.counts[y * map.columns + x] ?? 0
    }
  }
  return (sum - count * map.usual) / Math.sqrt(count + 1)
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

/** Discrete cosine transform of a block in place, as JPEG's: rows, then columns. */
function transform(block: Float64Array, half: Float64Array): void {
  for (let y = 0; y < SIDE; y++) {
    for (let f = 0; f < SIDE; f++) {
      let sum = 0
      for (let x = 0; x < SIDE; x++) sum += (block[y * SIDE + x] ?? 0) * (COSINES[f * SIDE + x] ?? 0)
      half[y * SIDE + f] = sum
    }
  }
  for (let x = 0; x < SIDE; x++) {
    for (let f = 0; f < SIDE; f++) {
      let sum = 0
      for (let y = 0; y < SIDE; y++) sum += (half[y * SIDE + x] ?? 0) * (COSINES[f * SIDE + y] ?? 0)
      block[f * SIDE + x] = sum
    }
  }
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
  const means = scores.map((sum, at) => sum / (counts[at] ?? 0)).filter((_, at) => (counts[at] ?? 0) >= EVIDENCE_MIN)
  return { ...size, scores, counts, usual: median(means) || 0 }
}

/** By value: the logarithm of a smooth histogram over the one that is. */
function gainsOf(values: Int16Array): Float32Array {
  const histogram = new Float64Array(2 * REACH + 1)
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
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
    const gain = Math.log((smooth + 2) / ((histogram[REACH + at] ?? 0) + 3))
    gains[REACH + at] = gain
    gains[REACH - at] = gain
  }
  return gains
}

const SMOOTH = 4

/** A straight line through the logarithms around a value, as histograms of frequencies fall (Laplace). */
function smoothAt(histogram: Float64Array, value: number): number {
  let [weights, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (let off = -SMOOTH; off <= SMOOTH; off++) {
    if (value + off < 1 || value + off > REACH) continue
    const weight = 1 - Math.abs(off) / (SMOOTH + 1)
    const level = Math.log((histogram[REACH + value + off] ?? 0) + 1)
    weights += weight
    x += weight * off
    y += weight * level
    xx += weight * off * off
    xy += weight * off * level
  }
  const slope = (weights * xy - x * y) / (weights * xx - x * x)
  return Math.exp((y - slope * x) / weights)
}
