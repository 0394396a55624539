import { type Colour, coloursOf, lightOf, meanOf, type OnPicture } from './plain-ground.ts'
import { digitCells } from './printed-digits.ts'
import type { Cell, TextRun } from './text-run.ts'

/** Height of the digits in that of their line, which has room around them. */
const PRINT_SHARE = 0.66

/** A digit with more ink than this, in parts of what the inkier ones have, has something drawn or lying over it. */
const INK_MAX = 1.5

/** Where nothing but ink is seen, the paper is at least so light, in parts of the paper elsewhere. */
const SHADOW_MIN = 0.7

/** And one whose ink, or the ground it stands on, is of another hue than that of the others. */
const INK_HUE_MAX = 26
const GROUND_HUE_MAX = 26

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
  const shares = seen.map(({ share }) => share)
  const [inks, grounds] = [seen.map(({ ink }) => ink), seen.map(({ ground }) => ground)]
  const isInky = shares.some((share) => share > INK_MAX * middle(shares, 0.75))
  return isInky || isOneOther(inks, INK_HUE_MAX) || isOneOther(grounds, GROUND_HUE_MAX)
}

/** Whether one of the hues is farther than `max` from what most of them are. */
function isOneOther(hues: readonly Colour[], max: number): boolean {
  const usual = ([0, 1, 2] as const).map((channel) => middle(channelOf(hues, channel), 0.5))
  return hues.some((hue) => Math.hypot(...hue.map((value, channel) => value - (usual[channel] ?? 0))) > max)
}

function channelOf(hues: readonly Colour[], channel: 0 | 1 | 2): readonly number[] {
  return hues.map((hue) => hue[channel])
}

interface Ink {
  /** Of the place of a digit. */
  readonly share: number
  /** What the colours of ink and of the ground beside it have more or less than grey. */
  readonly ink: Colour
  readonly ground: Colour
}

function paperOf(colours: readonly Colour[]): number {
  return middle(colours.map(lightOf), 0.9)
}

/** What is darker than halfway between the darkest and the paper here, which a shadow may darken; null where nothing is. */
function inkOf(colours: readonly Colour[], paper: number): Ink | null {
  const lights = colours.map(lightOf)
  const [dark, light] = [middle(lights, 0.04), Math.max(paperOf(colours), SHADOW_MIN * paper)]
  const isInk = lights.map((each) => each <= (dark + light) / 2)
  const ink = colours.filter((_, index) => isInk[index])
  const ground = colours.filter((_, index) => !isInk[index])
  if (ink.length === 0) return null
  return {
    share: ink.length / colours.length,
    ink: hueOf(meanOf(ink)),
    ground: hueOf(meanOf(ground.length === 0 ? ink : ground)),
  }
}

function hueOf(colour: Colour): Colour {
  const grey = lightOf(colour) / 3
  return [colour[0] - grey, colour[1] - grey, colour[2] - grey]
}

function middle(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
}
