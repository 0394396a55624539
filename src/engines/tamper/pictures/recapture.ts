import type { Picture } from '../../documents/documents.ts'
import type { Quad, TamperFinding } from '../tamper.ts'
import { powerOf, SPECTRUM_SIDE } from './spectrum.ts'
import { median } from './statistics.ts'

/** The strongest single frequency of one colour of a picture. */
export interface Peak {
  /** Cycles a pixel, −0.5 to 0.5. */
  readonly across: number
  readonly down: number
  /** Against what is usual at its distance from 0, as a logarithm. */
  readonly strength: number
}

/** Lines and letters are coarser, in cycles a pixel. */
const FREQUENCY_MIN = 0.17

/** The dots of a screen or a print stand out of the grain by so much, in at least two colours. */
const STRENGTH_MIN = 6.2

/** Frequencies of two colours are one when they are this near. */
const SAME = 0.012

/** A picture of a screen or of a print has a fine regular pattern that paper seen by a camera has not. */
export function findRecapture(picture: Picture, quads: readonly Quad[]): readonly TamperFinding[] {
  const peaks = findPeaks(picture, quads).filter(({ strength }) => strength >= STRENGTH_MIN)
  if (peaks.length < 2) return []
  const [first, ...others] = peaks
  if (first === undefined) return []
  const isOne = others.every((peak) => Math.hypot(peak.across - first.across, peak.down - first.down) < SAME)
  const strength = Math.min(...peaks.map((peak) => peak.strength)) - STRENGTH_MIN
  const rest = { name: null, box: null, measures: ['spectrum'], isDecisive: false, strength }
  // Screens have their three colours in one grid, prints a grid of dots for each ink, turned against the others.
  return [{ code: isOne ? 'SCREEN_CAPTURE' : 'PRINTED_COPY', ...rest }]
}

/** Of red, green and blue, in the middle of what is printed. Empty where the picture is too small. */
export function findPeaks(picture: Picture, quads: readonly Quad[]): readonly Peak[] {
  const xs = quads.flatMap((quad) => quad.map(([x]) => x * picture.width))
  const ys = quads.flatMap((quad) => quad.map(([, y]) => y * picture.height))
  const side = SPECTRUM_SIDE
  if (picture.width < side || picture.height < side || xs.length === 0) return []
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const middle = (Math.min(...ys) + Math.max(...ys)) / 2
  const top = clamp(Math.round(middle - side / 2), picture.height - side)
  const places = [0.3, 0.7].map((share) =>
    clamp(Math.round(left + (right - left) * share - side / 2), picture.width - side),
  )
  return [0, 1, 2].map((channel) => {
    const powers = places.map((x) => powerOf(square(picture, { left: x, top, channel })))
    const power = powers[0]?.map((value, at) => value + (powers[1]?.[at] ?? 0)) ?? new Float32Array()
    return strongest(power)
  })
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, value))
}

interface Square {
  readonly left: number
  readonly top: number
  readonly channel: number
}

function square({ width, data }: Picture, { left, top, channel }: Square): Float32Array {
  return Float32Array.from({ length: SPECTRUM_SIDE * SPECTRUM_SIDE }, (_, at) => {
    const [x, y] = [left + (at % SPECTRUM_SIDE), top + Math.floor(at / SPECTRUM_SIDE)]
    return data[(y * width + x) * 3 + channel] ?? 0
  })
}

const RINGS = 32

/** The strongest frequency against the middle of those as far from 0. JPEG's blocks of 8 have peaks of their own. */
function strongest(power: Float32Array): Peak {
  const side = SPECTRUM_SIDE
  const rings: number[][] = Array.from({ length: RINGS + 1 }, () => [])
  const candidates: { across: number; down: number; ring: number; value: number }[] = []
  for (let v = 0; v < side / 2; v++) {
    for (let u = 0; u < side; u++) {
      const [across, down] = [(u < side / 2 ? u : u - side) / side, v / side]
      const far = Math.hypot(across, down)
      if (far < FREQUENCY_MIN || far > 0.5) continue
      const ring = Math.round(far * 2 * RINGS)
      const value = Math.log((power[v * side + u] ?? 0) + 1)
      rings[ring]?.push(value)
      if (!isOfBlocks(across, down)) candidates.push({ across, down, ring, value })
    }
  }
  const usual = rings.map((values) => (values.length === 0 ? 0 : median(values)))
  let best: Peak = { across: 0, down: 0, strength: 0 }
  for (const { across, down, ring, value } of candidates) {
    const strength = value - (usual[ring] ?? 0)
    if (strength > best.strength) best = { across, down, strength }
  }
  return best
}

function isOfBlocks(across: number, down: number): boolean {
  const near = (frequency: number) => Math.abs(frequency * 8 - Math.round(frequency * 8)) < 0.1
  return near(across) && near(down)
}
