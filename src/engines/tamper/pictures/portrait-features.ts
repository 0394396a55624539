import { atShare, median } from './statistics.ts'
import type { Strip } from './strip.ts'

/** What a picture on a paper looks like beside the paper it is printed on. */
export interface PortraitFeatures {
  /** Grain of its smoothest parts, as a logarithm. */
  readonly grain: number
  /** Share of pixels that are exactly as their neighbours. */
  readonly flat: number
  /** How much of the step at its rim is made by one pixel, by sides: 1 is a cut. NaN: no step was found there. */
  readonly rims: readonly number[]
  /** The strongest second line beside the rim, in parts of the first. */
  readonly frame: number
  /** Where the rim was found, in 0–1 of the strip: left, top, right, bottom. */
  readonly box: readonly [number, number, number, number]
}

/** Room around a portrait in its strip, in its heights and widths: it is placed to a few pixels only. */
export const PORTRAIT_ROOM = 0.12

const TILE = 8

/** Steps in grey levels below this are no rim. */
const STEP_MIN = 6

/** The strip has `PORTRAIT_ROOM` above and below; `aside` is the same in parts of its width. */
export function portraitFeatures(strip: Strip, aside: number): PortraitFeatures {
  const { width, height } = strip
  const above = PORTRAIT_ROOM / (1 + 2 * PORTRAIT_ROOM)
  const expected = [width * aside, height * above, width * (1 - aside), height * (1 - above)]
  const reach = [width * aside, height * above].map((room) => Math.round(room * 0.95)) as [number, number]
  const sides = expected.map((at, side) => findRim(strip, { at: Math.round(at), side, reach: reach[side % 2] ?? 1 }))
  const [left = 0, top = 0, right = 0, bottom = 0] = sides.map(({ at }) => at)
  return {
    ...innerGrain(strip, { left: left + 3, top: top + 3, right: right - 3, bottom: bottom - 3 }),
    rims: sides.map(({ cut }) => cut),
    frame: Math.max(...sides.map(({ second }) => second)),
    box: [left / width, top / height, right / width, bottom / height],
  }
}

interface Side {
  /** Where the rim is expected, in pixels. */
  readonly at: number
  /** 0 and 2: left and right, 1 and 3: above and below. */
  readonly side: number
  readonly reach: number
}

/** The line along which colours step most, all along. */
function findRim(strip: Strip, { at: expected, side, reach }: Side) {
  const isAcross = side % 2 === 0
  const length = isAcross ? strip.height : strip.width
  const [first, last] = [Math.round(length * 0.25), Math.round(length * 0.75)]
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => {
    const at = expected - reach + index
    return median(
      Array.from({ length: last - first }, (_unused, along) => stepAt(strip, isAcross, [at, first + along])),
    )
  })
  const peak = steps.indexOf(Math.max(...steps.filter((step) => !Number.isNaN(step))))
  const at = expected - reach + Math.max(0, peak)
  const strongest = steps[peak] ?? 0
  if (strongest < STEP_MIN) return { at: expected, cut: Number.NaN, second: 0 }
  const cuts: number[] = []
  for (let along = first; along < last; along++) {
    const near = [-3, -2, -1, 0, 1, 2, 3].map((off) => stepAt(strip, isAcross, [at + off, along]))
    const sum = near.reduce((total, step) => total + step, 0)
    if (sum > 4 * STEP_MIN) cuts.push(Math.max(...near) / sum)
  }
  const others = steps.filter((_, index) => Math.abs(index - peak) >= 3 && Math.abs(index - peak) <= 14)
  return { at, cut: cuts.length < 20 ? Number.NaN : median(cuts), second: Math.max(0, ...others) / strongest }
}

/** How far the colours on both sides of a place are apart. */
function stepAt(
  { width, height, red, green, blue }: Strip,
  isAcross: boolean,
  [at, along]: readonly [number, number],
): number {
  const [x, y] = isAcross ? [at, along] : [along, at]
  if (x < 1 || y < 1 || x >= width || y >= height) return 0
  const to = y * width + x
  const from = isAcross ? to - 1 : to - width
  const difference = (plane: Float32Array) => Math.abs((plane[to] ?? 0) - (plane[from] ?? 0))
  return (difference(red) + difference(green) + difference(blue)) / 3
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Of the tiles of a portrait the smoothest show its grain alone: its ground, a cheek. */
function innerGrain({ light, width }: Strip, { left, top, right, bottom }: Box) {
  const grains: number[] = []
  let [flat, pixels] = [0, 0]
  for (let y = Math.max(1, top); y + TILE < bottom; y += TILE) {
    for (let x = Math.max(1, left); x + TILE < right; x += TILE) {
      let sum = 0
      for (let at = 0; at < TILE * TILE; at++) {
        const here = (y + Math.floor(at / TILE)) * width + x + (at % TILE)
        const own = light[here] ?? 0
        const around =
          (light[here - 1] ?? 0) + (light[here + 1] ?? 0) + (light[here - width] ?? 0) + (light[here + width] ?? 0)
        sum += Math.min(20, Math.abs(own - around / 4))
        flat += own === light[here + 1] && own === light[here + width] ? 1 : 0
        pixels++
      }
      grains.push(sum / (TILE * TILE))
    }
  }
  return { grain: Math.log(atShare(grains, 0.3) + 0.3), flat: flat / Math.max(1, pixels) }
}
