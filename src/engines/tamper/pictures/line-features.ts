import { atShare, levelAtShare } from './statistics.ts'
import type { Strip } from './strip.ts'

/** What a line of print looks like, apart from what it says. Lengths in pixels, levels 0–255, ratios as logarithms. */
export interface LineFeatures {
  /** Of ground within the line. */
  readonly grain: number
  /** Grain within against that of the ground above and below it. */
  readonly grainStep: number
  /** Fine structure of the ground within, against above and below. */
  readonly textureStep: number
  /** Grain from row to row within, against above and below: a brush that fills from the rim leaves none. */
  readonly downStep: number
  readonly acrossStep: number
  /** Grain of the tint within, against above and below. */
  readonly tintStep: number
  /** Share of ground pixels that are exactly as their neighbours, within less above and below. */
  readonly flatStep: number
  /** Colour of the ground within less that above and below: brightness, red to green, blue to green. */
  readonly groundLight: number
  readonly groundRed: number
  readonly groundBlue: number
  /** Colour of the ink, in parts of the ground's. */
  readonly inkLight: number
  readonly inkRed: number
  readonly inkBlue: number
  /** Steepest steps, in parts of the contrast. */
  readonly sharpness: number
  /** How much of the step from ink to ground one pixel makes, at each of them: the middle. */
  readonly edge: number
  readonly height: number
  readonly baseline: number
  readonly stroke: number
}

/** Room above and below a line, in its heights, that shows the ground it stands on. */
export const ROOM = 0.3

/** A line's box is so much of its strip. */
const INSIDE = 1 / (1 + 2 * ROOM)

const CONTRAST_MIN = 12

/** A strip with what is ink on it and what is near ink. */
export interface PreparedLine {
  readonly strip: Strip
  /** Rows of the line's own box. */
  readonly top: number
  readonly bottom: number
  readonly paper: number
  readonly ink: number
  readonly isInk: Uint8Array
  readonly isNear: Uint8Array
}

/** Null where no print stands out of the ground. */
export function prepareLine(strip: Strip): PreparedLine | null {
  const { width, height, light } = strip
  const top = Math.round((height * (1 - INSIDE)) / 2)
  const bottom = height - top
  const within = light.subarray(top * width, bottom * width)
  const paper = levelAtShare(within, 0.8)
  const ink = levelAtShare(within, 0.02)
  const contrast = paper - ink
  if (contrast < CONTRAST_MIN) return null
  const isInk = inkMask(strip, paper - 0.4 * contrast)
  const isNear = dilated(isInk, strip, Math.max(2, Math.round(height * 0.04)))
  return { strip, top, bottom, paper, ink, isInk, isNear }
}

/** Of the columns `from` up to `to`; NaN is what cannot be told there. */
export function lineFeatures(line: PreparedLine, from = 0, to = line.strip.width): LineFeatures {
  const { strip, top, bottom, paper, ink, isInk, isNear } = line
  const inner = groundOf(strip, isNear, { from, to, rows: [[top + 1, bottom - 1]] })
  const outer = groundOf(strip, isNear, {
    from,
    to,
    rows: [
      [1, top - 1],
      [bottom + 1, strip.height - 1],
    ],
  })
  const contrast = paper - ink
  const colour = inkColour(strip, { from, to, top, bottom, below: ink + 0.25 * contrast })
  return {
    grain: Math.log(inner.grain + 0.3),
    grainStep: Math.log((inner.grain + 0.3) / (outer.grain + 0.3)),
    textureStep: Math.log((inner.texture + 0.5) / (outer.texture + 0.5)),
    downStep: Math.log((inner.down + 0.5) / (outer.down + 0.5)),
    acrossStep: Math.log((inner.across + 0.5) / (outer.across + 0.5)),
    tintStep: Math.log((inner.tint + 0.15) / (outer.tint + 0.15)),
    flatStep: inner.flat - outer.flat,
    groundLight: (inner.light - outer.light) / contrast,
    groundRed: (inner.red - outer.red) / contrast,
    groundBlue: (inner.blue - outer.blue) / contrast,
    inkLight: colour === null ? Number.NaN : colour.light / inner.light,
    inkRed: colour === null ? Number.NaN : (colour.red - inner.red) / contrast,
    inkBlue: colour === null ? Number.NaN : (colour.blue - inner.blue) / contrast,
    sharpness: steepest(strip, { from, to, top, bottom }) / contrast,
    edge: edgeOf(strip, { from, to, top, bottom }, contrast),
    ...shapeOf(isInk, strip, { from, to, top, bottom }),
  }
}

interface Window {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

function inkMask({ light }: Strip, below: number): Uint8Array {
  const mask = new Uint8Array(light.length)
  for (let at = 0; at < light.length; at++) mask[at] = (light[at] ?? 0) < below ? 1 : 0
  return mask
}

/** A mask grown by a square of `reach` pixels to each side. */
export function dilated(mask: Uint8Array, { width, height }: Pick<Strip, 'width' | 'height'>, reach: number) {
  const across = new Uint8Array(mask.length)
  const grown = new Uint8Array(mask.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] !== 1) continue
      for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) across[y * width + u] = 1
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (across[y * width + x] !== 1) continue
      for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) grown[v * width + x] = 1
    }
  }
  return grown
}

/** Fewer pixels of ground say nothing. */
const GROUND_MIN = 30

interface GroundPart {
  readonly from: number
  readonly to: number
  readonly rows: readonly (readonly [number, number])[]
}

function groundOf(strip: Strip, near: Uint8Array, { from, to, rows }: GroundPart) {
  const { width, height, light, red, green, blue } = strip
  let [count, grain, texture, flat, sumLight, sumRed, sumBlue] = [0, 0, 0, 0, 0, 0, 0]
  let [down, acrossGrain, tint] = [0, 0, 0]
  const tintAt = (at: number) => (red[at] ?? 0) - (blue[at] ?? 0)
  for (const [first, last] of rows) {
    for (let y = Math.max(2, first); y < Math.min(height - 2, last); y++) {
      for (let x = Math.max(2, from); x < Math.min(width - 2, to); x++) {
        const at = y * width + x
        if (near[at] === 1) continue
        const own = light[at] ?? 0
        const [left, right] = [light[at - 1] ?? 0, light[at + 1] ?? 0]
        const [above, below] = [light[at - width] ?? 0, light[at + width] ?? 0]
        grain += Math.min(20, Math.abs(own - (left + right + above + below) / 4))
        const wide =
          (light[at - 2] ?? 0) + (light[at + 2] ?? 0) + (light[at - 2 * width] ?? 0) + (light[at + 2 * width] ?? 0)
        down += Math.min(30, Math.abs(2 * own - above - below))
        acrossGrain += Math.min(30, Math.abs(2 * own - left - right))
        tint += Math.min(
          20,
          Math.abs(
            tintAt(at) - (tintAt(at - 2) + tintAt(at + 2) + tintAt(at - 2 * width) + tintAt(at + 2 * width)) / 4,
          ),
        )
        texture += Math.min(30, Math.abs((own + left + right + above + below) / 5 - wide / 4))
        flat += own === right && own === below ? 1 : 0
        sumLight += own
        sumRed += (red[at] ?? 0) - (green[at] ?? 0)
        sumBlue += (blue[at] ?? 0) - (green[at] ?? 0)
        count++
      }
    }
  }
  const n = count < GROUND_MIN ? Number.NaN : count
  return {
    grain: grain / n,
    texture: texture / n,
    flat: flat / n,
    down: down / n,
    across: acrossGrain / n,
    tint: tint / n,
    light: sumLight / n,
    red: sumRed / n,
    blue: sumBlue / n,
  }
}

function inkColour(strip: Strip, { from, to, top, bottom, below }: Window & { readonly below: number }) {
  let [count, light, red, blue] = [0, 0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = from; x < to; x++) {
      const at = y * strip.width + x
      if ((strip.light[at] ?? 0) > below) continue
      light += strip.light[at] ?? 0
      red += (strip.red[at] ?? 0) - (strip.green[at] ?? 0)
      blue += (strip.blue[at] ?? 0) - (strip.green[at] ?? 0)
      count++
    }
  }
  return count < 4 ? null : { light: light / count, red: red / count, blue: blue / count }
}

/** The middle of the steepest steps from pixel to pixel, across: of each row the two steepest. */
function steepest({ light, width }: Strip, { from, to, top, bottom }: Window): number {
  const steps = new Float32Array(Math.max(0, (to - from - 1) * (bottom - top)))
  let count = 0
  for (let y = top; y < bottom; y++) {
    for (let x = from + 1; x < to; x++) {
      steps[count++] = Math.abs((light[y * width + x] ?? 0) - (light[y * width + x - 1] ?? 0))
    }
  }
  return levelAtShare(steps, 0.97)
}

/** At each step from ink to ground, across and down: the steepest pixel in parts of the whole step. */
function edgeOf({ light, width, height }: Strip, { from, to, top, bottom }: Window, contrast: number): number {
  const parts: number[] = []
  const scan = (at: number, step: number, length: number) => {
    let index = 3
    while (index < length - 3) {
      let [steepest, sum] = [0, 0]
      const sign = Math.sign((light[at + (index + 1) * step] ?? 0) - (light[at + index * step] ?? 0))
      let end = index
      while (end < length - 1) {
        const rise = sign * ((light[at + (end + 1) * step] ?? 0) - (light[at + end * step] ?? 0))
        if (rise <= 0) break
        steepest = Math.max(steepest, rise)
        sum += rise
        end++
      }
      if (sum > 0.6 * contrast) parts.push(steepest / sum)
      index = Math.max(index + 1, end)
    }
  }
  for (let y = top; y < bottom; y++)
    scan(y * width + Math.max(0, from - 3), 1, Math.min(width, to + 3) - Math.max(0, from - 3))
  for (let x = from; x < to; x++) scan(x, width, height)
  return parts.length < 6 ? Number.NaN : Math.log(parts.reduce((sum, part) => sum + part, 0) / parts.length)
}

function shapeOf(isInk: Uint8Array, { width }: Strip, { from, to, top, bottom }: Window) {
  const rows: number[] = []
  let [area, rim] = [0, 0]
  for (let y = top; y < bottom; y++) {
    let row = 0
    for (let x = from; x < to; x++) {
      if (isInk[y * width + x] !== 1) continue
      row++
      if (isInk[y * width + x - 1] !== 1) rim++
    }
    rows.push(row)
    area += row
  }
  const least = 0.25 * atShare(rows, 0.9)
  const first = rows.findIndex((row) => row > least)
  const last = rows.findLastIndex((row) => row > least)
  return { height: last - first + 1, baseline: last + top, stroke: area / Math.max(1, rim) }
}
