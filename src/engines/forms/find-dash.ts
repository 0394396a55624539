import { pointInPicture } from '../../lib/geometry/picture-box.ts'
import type { Picture } from '../documents/documents.ts'
import type { Quad } from '../ocr/ocr.ts'
import type { PaperFrame, TextRun } from './text-run.ts'

/** Samples for one line height: about the pixels of a card that fills a picture of 1000. */
const PER_HEIGHT = 26

/** How dark a sample must be against the print of the label; blur makes a thin stroke paler than a letter. */
const INK_SHARES = [0.5, 0.4, 0.3, 0.22]

/** A strip of a row of print, in lengths of the card's frame. */
export interface Strip {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
}

interface OnPicture {
  readonly frame: PaperFrame
  readonly area: Quad
  /** Text on the same row whose ink tells how dark print is. */
  readonly reference: TextRun
}

/**
 * Whether a strip of a row shows a dash: one flat stroke at middle height. Detectors of text overlook a lone dash, and
 * on a card it means something else than a blank.
 */
export function hasDash(picture: Picture, strip: Strip, place: OnPicture): boolean {
  return inkIn(picture, strip, place).some(({ found }) =>
    found.some((stroke) => isDash(stroke) && found.every((other) => !isStacked(stroke, other))),
  )
}

/**
 * The place of the only letter of a strip, where that is one upright stroke as high as the letters beside it: an I that
 * detectors of text overlook. Null where there is none, or more. In lengths of the card's frame.
 */
export function findLoneStroke(picture: Picture, strip: Strip, place: OnPicture): Pick<Strip, 'left' | 'right'> | null {
  for (const { found, high } of inkIn(picture, strip, place)) {
    const letters = found.filter((stroke) => heightOf(stroke) >= Math.max(HIGH_MIN, high * HIGH_SHARE))
    const [stroke] = letters
    const isAlone = letters.length === 1 && found.every((other) => other === stroke || widthOf(other) < WIDE_MAX)
    if (stroke === undefined || !isAlone || !isUpright(stroke)) continue
    const scale = strip.height / PER_HEIGHT
    return { left: strip.left + stroke.left * scale, right: strip.left + (stroke.right + 1) * scale }
  }
  return null
}

/** Letters fill about half of their box; what is lower than the letters beside it (a blurred colon) is none. */
const HIGH_MIN = 0.35
const HIGH_SHARE = 0.85

/** An upright stroke is so many times as high as wide, slanted or blurred as it may be. */
const UPRIGHT_MIN = 1.9

/** What is as wide beside it is print, too. */
const WIDE_MAX = 0.3

function isUpright(stroke: Stroke): boolean {
  return heightOf(stroke) >= widthOf(stroke) * UPRIGHT_MIN && heightOf(stroke) <= 0.9
}

function widthOf({ left, right }: Stroke): number {
  return (right - left + 1) / PER_HEIGHT
}

function heightOf({ top, bottom }: Stroke): number {
  return (bottom - top + 1) / PER_HEIGHT
}

interface Ink {
  readonly found: readonly Stroke[]
  /** Height of the highest stroke of the reference, in heights of the strip. */
  readonly high: number
}

/** Strokes of a strip, by how much of the darkness of print they need; none where the reference shows no ink. */
function inkIn(picture: Picture, strip: Strip, { frame, area, reference }: OnPicture): readonly Ink[] {
  const place = { frame, area }
  const { left, right, y, height } = reference
  const print = darkness(picture, { left, right, y, height }, place)
  const paper = atShare(print.rows, 0.3)
  const ink = atShare(print.rows, 0.97)
  if (ink - paper < 12) return []
  const own = darkness(picture, strip, place)
  const ownPaper = atShare(own.rows, 0.3)
  return INK_SHARES.map((share) => {
    const over = (rows: readonly (readonly number[])[], ground: number) =>
      strokes(rows.map((row) => row.map((value) => value - ground > (ink - paper) * share)))
    const high = Math.max(0, ...over(print.rows, paper).map(heightOf)) * (height / strip.height)
    return { found: over(own.rows, ownPaper), high }
  })
}

function atShare(rows: readonly (readonly number[])[], share: number): number {
  const values = rows.flat().toSorted((a, b) => a - b)
  return values[Math.floor(values.length * share)] ?? 0
}

/** Blur makes a short dash nearly as high as wide. */
const WIDE_MIN = 1.15

/** The dots of a colon stand over each other. */
function isStacked(stroke: Stroke, other: Stroke): boolean {
  return other !== stroke && other.left <= stroke.right && other.right >= stroke.left
}

interface Stroke {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function isDash({ left, right, top, bottom }: Stroke): boolean {
  const width = (right - left + 1) / PER_HEIGHT
  const height = (bottom - top + 1) / PER_HEIGHT
  const middle = (top + bottom + 1) / 2 / PER_HEIGHT
  return width >= 0.12 && width <= 0.7 && height <= 0.24 && width >= height * WIDE_MIN && middle > 0.36 && middle < 0.72
}

/** How dark each sample is, 0–255, row by row. */
function darkness(
  { width, height, data }: Picture,
  strip: Strip,
  { frame, area }: Pick<OnPicture, 'frame' | 'area'>,
): { readonly rows: readonly (readonly number[])[] } {
  const columns = Math.max(1, Math.min(400, Math.round(((strip.right - strip.left) / strip.height) * PER_HEIGHT)))
  const [topLeft, topRight, , bottomLeft] = frame.toQuad({
    left: strip.left,
    right: strip.right,
    top: strip.y - strip.height / 2,
    bottom: strip.y + strip.height / 2,
  })
  const rows = Array.from({ length: PER_HEIGHT }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => {
      const [u, v] = [(column + 0.5) / columns, (row + 0.5) / PER_HEIGHT]
      const [x, y] = pointInPicture(
        [
          topLeft[0] + (topRight[0] - topLeft[0]) * u + (bottomLeft[0] - topLeft[0]) * v,
          topLeft[1] + (topRight[1] - topLeft[1]) * u + (bottomLeft[1] - topLeft[1]) * v,
        ],
        area,
      )
      const at = (clamp(y, height) * width + clamp(x, width)) * 3
      return 255 - ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3
    }),
  )
  return { rows }
}

function clamp(part: number, size: number): number {
  return Math.min(size - 1, Math.max(0, Math.floor(part * size)))
}

/** Boxes of connected ink (eight neighbours). */
function strokes(isInk: readonly (readonly boolean[])[]): readonly Stroke[] {
  const seen = isInk.map((row) => row.map(() => false))
  const found: Stroke[] = []
  for (const [top, row] of isInk.entries()) {
    for (const [left, ink] of row.entries()) {
      if (ink && seen[top]?.[left] === false) found.push(follow(isInk, seen, [top, left]))
    }
  }
  return found
}

function follow(isInk: readonly (readonly boolean[])[], seen: boolean[][], start: readonly [number, number]): Stroke {
  let box: Stroke = { left: start[1], right: start[1], top: start[0], bottom: start[0] }
  const waiting = [start]
  const mark = (row: number, column: number) => {
    const marks = seen[row]
    if (marks !== undefined) marks[column] = true
  }
  mark(start[0], start[1])
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const [row, column] = cell
    box = {
      left: Math.min(box.left, column),
      right: Math.max(box.right, column),
      top: Math.min(box.top, row),
      bottom: Math.max(box.bottom, row),
    }
    for (const down of [-1, 0, 1]) {
      for (const across of [-1, 0, 1]) {
        const [nextRow, nextColumn] = [row + down, column + across]
        if (isInk[nextRow]?.[nextColumn] === true && seen[nextRow]?.[nextColumn] === false) {
          mark(nextRow, nextColumn)
          waiting.push([nextRow, nextColumn])
        }
      }
    }
  }
  return box
}
