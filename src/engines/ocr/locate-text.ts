import {
  homographyBetween,
  mapPoint,
  mapQuad,
  type PixelPoint,
  type PixelQuad,
  UNIT_SQUARE,
} from '../../lib/geometry/homography.ts'
import type { Session } from '../../platform/inference/onnxruntime.ts'
import type { Picture } from '../documents/documents.ts'
import { areaAlongText, isLevel, type TextArea } from './text-area.ts'
import { type Detection, type DetectOptions, detectText } from './text-detection.ts'

/** Longest side the detector sees: larger found no more text on cards, and cost time; pages have smaller print. */
const CARD_SIDE = 736
const PAGE_SIDE = 1440

/** When next to nothing is found, print may be too small to be seen: the detector then gets this many times the pixels a side. */
const SECOND_CHANCE = 2
const BOXES_ENOUGH = 5

/** Looking again, closer and straighter, stops here. */
const PASSES_MAX = 4

/** A closer look is worth it when it magnifies by this much, or the lines lie or fan by these angles. */
const GAIN_MIN = 1.3
const ANGLE_MAX = 6 * (Math.PI / 180)
const FAN_MAX = 4 * (Math.PI / 180)

/** When text is this much smaller than the picture, the first look missed some of it: leave much room round it. */
const ROUGH_GAIN = 2

const MARGIN = 0.05
const MARGIN_WIDE = 0.12
const MARGIN_ROUGH = 0.45

export interface LocatedText {
  /** Upright area in pixels of the picture; it may be upside down, which only reading can tell. */
  readonly area: PixelQuad
  /** Text lines in pixels of the picture, top left corner first in the direction of the area. */
  readonly boxes: readonly PixelQuad[]
  /** The area, or somewhat more, as the detector saw it last. */
  readonly view: Picture
  /** Boxes of text in the first view that lie outside the area. */
  readonly elsewhere: number
}

export interface LocateContext {
  readonly detection: Session
  readonly checkpoint: () => void
}

/** Finds the text of a picture; for a card also the area it lies in, looking closer until the card fills the view. */
export async function locateText(
  context: LocateContext,
  picture: Picture,
  subject: 'card' | 'page',
): Promise<LocatedText | null> {
  const whole = wholeOf(picture)
  const longestSideMax = subject === 'card' ? CARD_SIDE : PAGE_SIDE
  let view = whole
  let isFirst = true
  let all: readonly PixelQuad[] = []
  for (let pass = 1; ; pass++) {
    context.checkpoint()
    const detection = await lookFor(context.detection, picture, { area: view, longestSideMax })
    if (detection === null) return null
    const boxes = boxesInPicture(detection, view)
    if (isFirst) all = boxes
    const found = areaAlongText(boxes, MARGIN)
    if (found === null)
      return { area: view, boxes: boxes.map((box) => orient(box, view)), view: detection.view, elsewhere: 0 }
    const next = pass < PASSES_MAX ? nextView(found, view, subject) : null
    if (next === null) {
      const area =
        subject === 'page' || (isFirst && isLevel(found) && gainOf(found.area, view) < GAIN_MIN) ? view : found.area
      const kept = subject === 'page' ? boxes : found.boxes
      const elsewhere = all.filter((box) => !isWithin(box, area)).length
      return { area, boxes: kept.map((box) => orient(box, area)), view: detection.view, elsewhere }
    }
    view = next
    isFirst = false
  }
}

async function lookFor(session: Session, picture: Picture, options: DetectOptions): Promise<Detection | null> {
  const first = await detectText(session, picture, options)
  const isSmaller = longestSide(options.area) > 1.2 * options.longestSideMax
  if (first === null || first.boxes.length >= BOXES_ENOUGH || !isSmaller) return first
  const second = await detectText(session, picture, {
    ...options,
    longestSideMax: SECOND_CHANCE * options.longestSideMax,
  })
  return second !== null && second.boxes.length > first.boxes.length ? second : first
}

/** Whether the middle of a box lies in an area. */
function isWithin([a, , c]: PixelQuad, area: PixelQuad): boolean {
  const map = homographyBetween(area, UNIT_SQUARE)
  if (map === null) return false
  const [x, y] = mapPoint(map, [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2])
  return x >= 0 && x <= 1 && y >= 0 && y <= 1
}

/** All of a picture, in pixels. */
export function wholeOf({ width, height }: Picture): PixelQuad {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
}

function nextView(found: TextArea, view: PixelQuad, subject: 'card' | 'page'): PixelQuad | null {
  const turned = turnTowards(view, found.angle)
  if (subject === 'page') return turned === view ? null : turned
  const gain = gainOf(found.area, view)
  const [a, b] = view
  const offset = Math.abs(halfTurn(found.angle - Math.atan2(b[1] - a[1], b[0] - a[0])))
  if (gain < GAIN_MIN && offset < ANGLE_MAX && found.fan < FAN_MAX) return null
  const margin = gain > ROUGH_GAIN ? MARGIN_ROUGH : MARGIN_WIDE
  return areaAlongText(found.boxes, margin)?.area ?? null
}

/** The view with its corners counted on by one when the text runs across it. */
function turnTowards(view: PixelQuad, angle: number): PixelQuad {
  const [a, b, c, d] = view
  const offset = Math.abs(halfTurn(angle - Math.atan2(b[1] - a[1], b[0] - a[0])))
  return offset > Math.PI / 4 ? [d, a, b, c] : view
}

function halfTurn(angle: number): number {
  return angle - Math.PI * Math.round(angle / Math.PI)
}

function gainOf(area: PixelQuad, view: PixelQuad): number {
  return longestSide(view) / longestSide(area)
}

function longestSide([a, b, c, d]: PixelQuad): number {
  return Math.max(distance(a, b), distance(d, c), distance(a, d), distance(b, c))
}

function distance(a: PixelPoint, b: PixelPoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

function boxesInPicture({ view, boxes }: Detection, area: PixelQuad): PixelQuad[] {
  const map = homographyBetween(wholeOf(view), area)
  if (map === null) return []
  return boxes.map((box) => mapQuad(map, box.quad))
}

/** The same box, its corners counted so that its first side runs along the first side of the area. */
function orient(box: PixelQuad, area: PixelQuad): PixelQuad {
  const along = [area[1][0] - area[0][0], area[1][1] - area[0][1]] as const
  const [a, b, c, d] = box
  const turns: PixelQuad[] = [box, [b, c, d, a], [c, d, a, b], [d, a, b, c]]
  const score = ([p, q]: PixelQuad) => ((q[0] - p[0]) * along[0] + (q[1] - p[1]) * along[1]) / (distance(p, q) + 1e-9)
  return turns.reduce((best, turn) => (score(turn) > score(best) + 1e-9 ? turn : best))
}
