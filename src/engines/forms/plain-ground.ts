import { pointInPicture } from '../../lib/geometry/picture-box.ts'
import type { Picture } from '../documents/documents.ts'
import type { Quad } from '../ocr/ocr.ts'
import type { PaperFrame } from './text-run.ts'

/** A part of a row, in lengths of the card's frame. */
export interface Stretch {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
}

export interface OnPicture {
  readonly picture: Picture
  readonly frame: PaperFrame
  /** Of the reading. */
  readonly area: Quad
}

export type Colour = readonly [red: number, green: number, blue: number]

/** Samples of a stretch a side. */
const SAMPLES = 24

/** Paper between print: the brighter part of what is seen there. */
const PAPER_SHARE = 0.4

/** A ground differs when its colour is this far from the paper's, in parts of what lies between paper and ink, and at least. */
const FAR = { share: 0.13, min: 18 } as const

/** A flash is lighter than the lightest paper beside it, by so much in all channels together. */
const GLOW = 30

/** So much of a stretch may differ: a colon, a line of the pattern. */
const OTHER_MAX = 0.22

/**
 * Whether a stretch shows nothing but the paper that the print beside it stands on: no flash, finger, pen, nor the end of
 * the picture.
 */
export function isPlainGround(stretch: Stretch, print: Stretch, on: OnPicture): boolean {
  const ground = coloursOf(stretch, on)
  const beside = coloursOf(print, on)
  if (ground === null || beside === null) return false
  const byLight = beside.toSorted((a, b) => lightOf(b) - lightOf(a))
  const paper = meanOf(byLight.slice(0, Math.ceil(byLight.length * PAPER_SHARE)))
  const ink = meanOf(byLight.slice(-Math.ceil(byLight.length * 0.1)))
  if (lightOf(meanOf(ground)) - lightOf(paper) > GLOW) return false
  const far = Math.max(FAR.min, FAR.share * distance(paper, ink))
  return ground.filter((colour) => distance(colour, paper) > far).length <= ground.length * OTHER_MAX
}

/** Null where a part of it lies outside the picture. */
export function coloursOf(
  { left, right, y, height }: Stretch,
  { picture, frame, area }: OnPicture,
): readonly Colour[] | null {
  const [a, b, , d] = frame.toQuad({ left, right, top: y - height / 2, bottom: y + height / 2 })
  const colours: Colour[] = []
  for (let index = 0; index < SAMPLES * SAMPLES; index++) {
    const [u, v] = [((index % SAMPLES) + 0.5) / SAMPLES, (Math.floor(index / SAMPLES) + 0.5) / SAMPLES]
    const at = [a[0] + (b[0] - a[0]) * u + (d[0] - a[0]) * v, a[1] + (b[1] - a[1]) * u + (d[1] - a[1]) * v] as const
    const [x, y] = pointInPicture(at, area)
    if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) return null
    const from = (Math.floor(y * picture.height) * picture.width + Math.floor(x * picture.width)) * 3
    colours.push([picture.data[from] ?? 0, picture.data[from + 1] ?? 0, picture.data[from + 2] ?? 0])
  }
  return colours
}

export function meanOf(colours: readonly Colour[]): Colour {
  const sum = (channel: 0 | 1 | 2) => colours.reduce((total, colour) => total + colour[channel], 0) / colours.length
  return [sum(0), sum(1), sum(2)]
}

export function lightOf([red, green, blue]: Colour): number {
  return red + green + blue
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
