import { digitCells } from './nik-digits.ts'
import { type Colour, coloursOf, lightOf, meanOf, type OnPicture } from './plain-ground.ts'
import type { Cell, TextRun } from './text-run.ts'

/** Height of the digits in that of their line, which has room around them. */
const PRINT_SHARE = 0.66

/** A digit with more ink than this, in parts of what the inkier ones have, has something drawn or lying over it. */
const INK_MAX = 1.5

/** Where nothing but ink is seen, the paper is at least so light, in parts of the paper elsewhere. */
const SHADOW_MIN = 0.7

/** And one whose ink is of another hue than that of the others, by so much in one channel or several. */
const HUE_MAX = 26

/**
 * Whether something lies over a digit that was read all the same: a pen, a finger, a strip. Print has one colour, and no
 * digit has much more ink than an eight.
 */
export function hasHiddenDigit(cells: readonly Cell[], runs: readonly TextRun[], on: OnPicture): boolean {
  const digits = digitCells(cells)
  const [run] = runs
  if (run === undefined || digits.length < 2) return false
  const steps = digits.slice(1).map((digit, index) => digit.x - (digits[index]?.x ?? 0))
  const half = middle(steps, 0.5) / 2
  const row = { y: run.y, height: run.height * PRINT_SHARE }
  const places = digits.flatMap(({ x }) => {
    const colours = coloursOf({ ...row, left: x - half, right: x + half }, on)
    return colours === null ? [] : [colours]
  })
  const paper = middle(places.map(paperOf), 0.5)
  const seen = places.flatMap((colours) => inkOf(colours, paper) ?? [])
  const most = middle(
    seen.map(({ share }) => share),
    0.75,
  )
  const hue = ([0, 1, 2] as const).map((channel) =>
    middle(
      seen.map((each) => each.hue[channel]),
      0.5,
    ),
  )
  return seen.some((each) => {
    const away = Math.hypot(...each.hue.map((value, channel) => value - (hue[channel] ?? 0)))
    return each.share > INK_MAX * most || away > HUE_MAX
  })
}

interface Ink {
  /** Of the place of a digit. */
  readonly share: number
  /** What its colour has more or less than grey. */
  readonly hue: Colour
}

function paperOf(colours: readonly Colour[]): number {
  return middle(colours.map(lightOf), 0.9)
}

/** What is darker than halfway between the darkest and the paper here, which a shadow may darken; null where nothing is. */
function inkOf(colours: readonly Colour[], paper: number): Ink | null {
  const lights = colours.map(lightOf)
  const [dark, light] = [middle(lights, 0.04), Math.max(paperOf(colours), SHADOW_MIN * paper)]
  const ink = colours.filter((_, index) => (lights[index] ?? 0) <= (dark + light) / 2)
  if (ink.length === 0) return null
  const mean = meanOf(ink)
  const grey = lightOf(mean) / 3
  return { share: ink.length / colours.length, hue: [mean[0] - grey, mean[1] - grey, mean[2] - grey] }
}

function middle(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
}
