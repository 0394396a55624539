import type { Picture } from '../../../engines/documents/documents.ts'
import type { PaperFrame, TextRun } from '../../../engines/forms/text-run.ts'
import type { Quad } from '../../../engines/ocr/ocr.ts'
import { pointInPicture } from '../../../lib/geometry/picture-box.ts'

/** The largest patch inside a card's print that is neither text nor background. Sizes in parts of the print. */
export interface Patch {
  readonly width: number
  readonly height: number
  /** How much of its own box it fills, 0–1. */
  readonly fill: number
  /** Whether it differs in colour, and not in brightness alone. */
  readonly isColoured: boolean
  /** In lengths of the card's frame. */
  readonly box: Bounds
}

const COLUMNS = 72
const ROWS = 48

/** A portrait takes about a quarter of the width and half the height of a card's print; smaller and larger ones happen. */
const WIDTH = { min: 0.07, max: 0.45 } as const
const HEIGHT = { min: 0.14, max: 0.82 } as const
const FILL_MIN = 0.5

/** Whether a patch has the proportions of a portrait: a logo is smaller, a shadow larger, a line of ornament flatter. */
export function isPortraitLike(patch: Patch): boolean {
  return isSizedLikePortrait(patch) && patch.fill >= FILL_MIN
}

/** A portrait in colour, be it that skin and clothes alone differ from what is around them. */
export function isColourPortrait(patch: Patch): boolean {
  return isSizedLikePortrait(patch) && patch.isColoured && patch.fill >= FILL_MIN / 2
}

function isSizedLikePortrait({ width, height }: Patch): boolean {
  return width >= WIDTH.min && width <= WIDTH.max && height >= HEIGHT.min && height <= HEIGHT.max
}

/**
 * Looks for patches between the lines of a card. A KTP carries a portrait within its print; its text alone, typed or
 * shown on a screen, does not. Colours are compared with the middle colour of the print, so light of any tint will do.
 */
export function findPatches(picture: Picture, frame: PaperFrame, area: Quad): readonly Patch[] {
  const bounds = printBounds(frame.runs)
  if (bounds === null) return []
  const colours = sample(picture, { frame, area, bounds })
  const isText = textMask(frame.runs, bounds)
  const background = middleColour(colours.filter((_, index) => isText[index] === 0))
  return DIFFERENCES.flatMap(({ isColoured, differs }) =>
    components(
      Uint8Array.from(colours, (colour, index) => (isText[index] === 0 && differs(colour, background) ? 1 : 0)),
      bounds,
    ).map((patch) => ({ ...patch, isColoured })),
  )
}

type Colour = readonly [red: number, green: number, blue: number]

export interface Bounds {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Width / height that the print of a card has with its portrait. */
const PRINT_ASPECT = 1.6

/** The print's box; wider to both sides where it is too narrow to hold a portrait beside the text. */
function printBounds(runs: readonly TextRun[]): Bounds | null {
  if (runs.length < 4) return null
  const left = Math.min(...runs.map((run) => run.left))
  const right = Math.max(...runs.map((run) => run.right))
  const top = Math.min(...runs.map(({ y }) => y))
  const bottom = Math.max(...runs.map(({ y }) => y))
  const lacking = Math.max(0, PRINT_ASPECT * (bottom - top) - (right - left))
  return { left: left - lacking, right: right + lacking, top, bottom }
}

interface Place {
  readonly frame: PaperFrame
  readonly area: Quad
  readonly bounds: Bounds
}

function sample({ width, height, data }: Picture, { frame, area, bounds }: Place): readonly Colour[] {
  const [topLeft, , bottomRight] = frame.toQuad(bounds)
  const [, topRight, , bottomLeft] = frame.toQuad(bounds)
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const u = ((index % COLUMNS) + 0.5) / COLUMNS
    const v = (Math.floor(index / COLUMNS) + 0.5) / ROWS
    const inArea = [0, 1].map((axis) => {
      const top = (topLeft[axis] ?? 0) * (1 - u) + (topRight[axis] ?? 0) * u
      const bottom = (bottomLeft[axis] ?? 0) * (1 - u) + (bottomRight[axis] ?? 0) * u
      return top * (1 - v) + bottom * v
    })
    const [x, y] = pointInPicture([inArea[0] ?? 0, inArea[1] ?? 0], area)
    const column = Math.min(width - 1, Math.max(0, Math.round(x * width)))
    const row = Math.min(height - 1, Math.max(0, Math.round(y * height)))
    const at = (row * width + column) * 3
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
  })
}

function textMask(runs: readonly TextRun[], bounds: Bounds): Uint8Array {
  const mask = new Uint8Array(COLUMNS * ROWS)
  const column = (x: number) => ((x - bounds.left) / (bounds.right - bounds.left)) * COLUMNS
  const row = (y: number) => ((y - bounds.top) / (bounds.bottom - bounds.top)) * ROWS
  for (const { left, right, y, height } of runs) {
    // Lines of one height, or nearly so, lie endlessly many rows of such a mask apart.
    const [top, bottom] = [Math.max(0, Math.floor(row(y - height / 2))), Math.min(ROWS - 1, row(y + height / 2))]
    const [first, last] = [Math.max(0, Math.floor(column(left))), Math.min(COLUMNS - 1, column(right))]
    for (let r = top; r <= bottom; r++) {
      for (let c = first; c <= last; c++) mask[r * COLUMNS + c] = 1
    }
  }
  return mask
}

function middleColour(colours: readonly Colour[]): Colour {
  const middle = (channel: 0 | 1 | 2) =>
    colours.map((colour) => colour[channel]).toSorted((a, b) => a - b)[Math.floor(colours.length / 2)] ?? 0
  return [middle(0), middle(1), middle(2)]
}

/** Light and cameras tint grey by so much. */
const TINT_OF_LIGHT = 0.08

/** Ways to be another colour than the background, finer and coarser: a shadow that joins all at one is split by another. */
const DIFFERENCES = [
  ...[0.06, 0.1, 0.16].map((least) => ({
    isColoured: least > TINT_OF_LIGHT,
    differs: (a: Colour, b: Colour) => tintDistance(a, b) > least,
  })),
  ...[150, 250].map((least) => ({
    isColoured: false,
    differs: (a: Colour, b: Colour) => Math.abs(brightness(a) - brightness(b)) > least,
  })),
]

/** Tint is what is left of a colour when its brightness is divided out. */
function tintDistance(a: Colour, b: Colour): number {
  const [inA, inB] = [brightness(a), brightness(b)]
  return Math.max(...([0, 1, 2] as const).map((channel) => Math.abs(a[channel] / inA - b[channel] / inB)))
}

/** Sum of the channels; near black there is no tint to speak of. */
function brightness([red, green, blue]: Colour): number {
  return Math.max(30, red + green + blue)
}

/** Connected patches (four neighbours), largest first. */
function components(isForeign: Uint8Array, bounds: Bounds): readonly Omit<Patch, 'isColoured'>[] {
  const seen = new Uint8Array(isForeign.length)
  const patches: { patch: Omit<Patch, 'isColoured'>; cells: number }[] = []
  for (let start = 0; start < isForeign.length; start++) {
    if (isForeign[start] === 0 || seen[start] === 1) continue
    const cells = flood(isForeign, seen, start)
    const columns = cells.map((cell) => cell % COLUMNS)
    const rows = cells.map((cell) => Math.floor(cell / COLUMNS))
    const [left, top] = [Math.min(...columns), Math.min(...rows)]
    const width = Math.max(...columns) - left + 1
    const height = Math.max(...rows) - top + 1
    const box = boxOf({ left, top, width, height }, bounds)
    patches.push({
      cells: cells.length,
      patch: { width: width / COLUMNS, height: height / ROWS, fill: cells.length / (width * height), box },
    })
  }
  return patches.toSorted((a, b) => b.cells - a.cells).map(({ patch }) => patch)
}

interface CellBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function boxOf({ left, top, width, height }: CellBox, bounds: Bounds): Bounds {
  const [x, y] = [(bounds.right - bounds.left) / COLUMNS, (bounds.bottom - bounds.top) / ROWS]
  return {
    left: bounds.left + left * x,
    right: bounds.left + (left + width) * x,
    top: bounds.top + top * y,
    bottom: bounds.top + (top + height) * y,
  }
}

function flood(isForeign: Uint8Array, seen: Uint8Array, start: number): readonly number[] {
  const cells: number[] = []
  const waiting = [start]
  seen[start] = 1
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    cells.push(cell)
    const column = cell % COLUMNS
    const neighbours = [
      ...(column > 0 ? [cell - 1] : []),
      ...(column < COLUMNS - 1 ? [cell + 1] : []),
      cell - COLUMNS,
      cell + COLUMNS,
    ]
    for (const next of neighbours) {
      if (isForeign[next] === 1 && seen[next] === 0) {
        seen[next] = 1
        waiting.push(next)
      }
    }
  }
  return cells
}
