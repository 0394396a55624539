import { atShare, mean, median } from './statistics.ts'
import type { Strip } from './strip.ts'

/** What a picture on a paper looks like beside the paper it is printed on. */
export interface PortraitFeatures {
  /** Share of pixels that are exactly as their neighbours. */
  readonly flat: number
  readonly inside: TileGrain
  readonly outside: TileGrain
  /** Steepest pixel at the rim in parts of the whole step, by sides. */
  readonly edges: readonly number[]
  /** How light it is beside the ground around it, as a logarithm. */
  readonly light: number
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
  const isGround = (x: number, y: number) => x > right + 8 || x < left - 8 || y > bottom + 8 || y < top - 8
  const isPortrait = (x: number, y: number) => x > left && x < right && y > top && y < bottom
  return {
    flat: flatShare(strip, { left: left + 3, top: top + 3, right: right - 3, bottom: bottom - 3 }),
    inside: tileGrain(strip, (x, y) => x > left + 3 && x + TILE < right - 3 && y > top + 3 && y + TILE < bottom - 3),
    outside: tileGrain(strip, (x, y) => x > right + 8 || x + TILE < left - 8 || y > bottom + 8 || y + TILE < top - 8),
    light: Math.log((lightOf(strip, isPortrait) + 1) / (lightOf(strip, isGround) + 1)),
    edges: sides.map(({ at }, side) => edgeAt(strip, side, { at, left, top, right, bottom })),
    frame: Math.max(...sides.map(({ second }) => second)),
    box: [left / width, top / height, right / width, bottom / height],
  }
}

/** The middle brightness of a place. */
function lightOf({ light, width, height }: Strip, isIn: (x: number, y: number) => boolean): number {
  const levels: number[] = []
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) if (isIn(x, y)) levels.push(light[y * width + x] ?? 0)
  }
  return median(levels)
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
  if (strongest < STEP_MIN) return { at: expected, second: 0 }
  const others = steps.filter((_, index) => Math.abs(index - peak) >= 3 && Math.abs(index - peak) <= 14)
  return { at, second: Math.max(0, ...others) / strongest }
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

/** Share of pixels that are exactly as those right of them and below. */
function flatShare({ light, width }: Strip, { left, top, right, bottom }: Box): number {
  let [flat, pixels] = [0, 0]
  for (let y = Math.max(0, top); y < bottom; y++) {
    for (let x = Math.max(0, left); x < right; x++) {
      const at = y * width + x
      if (light[at] === light[at + 1] && light[at] === light[at + width]) flat++
      pixels++
    }
  }
  return flat / Math.max(1, pixels)
}

/** Logarithms of what the smoothest tiles of a place have: its grain alone. NaN: no tile fits in. */
export interface TileGrain {
  readonly light: number
  readonly tint: number
}

const SMOOTH_SHARE = { light: 0.15, tint: 0.3 } as const

function tileGrain(strip: Strip, isIn: (x: number, y: number) => boolean): TileGrain {
  const tiles: { readonly light: number; readonly tint: number }[] = []
  for (let y = 2; y + TILE < strip.height - 2; y += TILE / 2) {
    for (let x = 2; x + TILE < strip.width - 2; x += TILE / 2) if (isIn(x, y)) tiles.push(grainOfTile(strip, x, y))
  }
  const smooth = (name: keyof TileGrain) =>
    Math.log(
      atShare(
        tiles.map((tile) => tile[name]),
        SMOOTH_SHARE[name],
      ) + 0.2,
    )
  return { light: smooth('light'), tint: smooth('tint') }
}

/** Mean steps from a pixel to what is around it: of brightness at once, of tint two pixels on, as JPEG keeps it. */
function grainOfTile({ light, red, blue, width }: Strip, x: number, y: number) {
  const tintAt = (at: number) => (red[at] ?? 0) - (blue[at] ?? 0)
  const lightAt = (at: number) => light[at] ?? 0
  let [sum, tint] = [0, 0]
  for (let at = 0; at < TILE * TILE; at++) {
    const here = (y + Math.floor(at / TILE)) * width + x + (at % TILE)
    sum += step(lightAt, here, [1, width])
    tint += step(tintAt, here, [2, 2 * width])
  }
  return { light: sum / (TILE * TILE), tint: tint / (TILE * TILE) }
}

function step(levelAt: (at: number) => number, at: number, [across, down]: readonly [number, number]): number {
  const around = levelAt(at - across) + levelAt(at + across) + levelAt(at - down) + levelAt(at + down)
  return Math.min(20, Math.abs(levelAt(at) - around / 4))
}

/** Of the steps across one side of a rim: the steepest pixel in parts of the whole step, as a logarithm. */
function edgeAt(
  { light, width, height }: Strip,
  side: number,
  { at, left, top, right, bottom }: Box & { at: number },
): number {
  const isAcross = side % 2 === 0
  const [first, last] = isAcross ? [top + 8, bottom - 8] : [left + 8, right - 8]
  const step = isAcross ? 1 : width
  const parts: number[] = []
  for (let along = first; along < last; along++) {
    const middle = isAcross ? along * width + at : at * width + along
    let [steepest, place] = [0, 0]
    for (let off = -3; off <= 2; off++) {
      const rise = (light[middle + (off + 1) * step] ?? 0) - (light[middle + off * step] ?? 0)
      if (Math.abs(rise) > Math.abs(steepest)) [steepest, place] = [rise, off]
    }
    let sum = steepest
    for (const direction of [-1, 1]) {
      for (let off = place + direction; Math.abs(off - place) < 6; off += direction) {
        const rise = (light[middle + (off + 1) * step] ?? 0) - (light[middle + off * step] ?? 0)
        if (rise * steepest <= 0) break
        sum += rise
      }
    }
    if (Math.abs(sum) > 25) parts.push(steepest / sum)
  }
  return parts.length < 12 || at < 8 || at > (isAcross ? width : height) - 8 ? Number.NaN : Math.log(mean(parts))
}
