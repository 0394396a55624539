import type { PixelQuad } from '../../lib/geometry/homography.ts'
import type { Picture } from '../documents/documents.ts'
import type { LocatedText } from './locate-text.ts'
import type { PictureQuality } from './ocr.ts'
import { CLOSE_LOOK, cropLine } from './text-recognition.ts'

/** All channels above this is burnt out. */
const BURNT = 250

/** Steepest step of a crisp line that was cut out 48 pixels high, in parts of its contrast. */
const CRISP_STEP = 0.55

/** Lines with less contrast than this, in grey levels, have no edges to speak of. */
const CONTRAST_MIN = 8

const LINES_MAX = 4

/** Every so many pixels are looked at for brightness. */
const PIXEL_STEP = 3

/** A box as grown by the detector is this much higher than the print in it, from the top of an `l` to the foot of a `p`. */
const BOX_OVER_PRINT = 1.7

/** Measures what decides whether a picture can be read. */
export function measureQuality(picture: Picture, located: LocatedText | null): PictureQuality {
  const view = located?.view ?? picture
  const boxes = located?.boxes ?? []
  return {
    sharpness: sharpnessOf(picture, boxes),
    ...lightOf(view),
    lineHeightPixels: median(boxes.map(heightOf)) / BOX_OVER_PRINT,
    isCropped: boxes.some((box) => isCut(box, picture)),
  }
}

function lightOf({ data }: Picture): { brightness: number; glare: number } {
  let sum = 0
  let burnt = 0
  for (let at = 0; at < data.length; at += 3 * PIXEL_STEP) {
    const red = data[at] ?? 0
    const green = data[at + 1] ?? 0
    const blue = data[at + 2] ?? 0
    sum += 0.299 * red + 0.587 * green + 0.114 * blue
    if (red >= BURNT && green >= BURNT && blue >= BURNT) burnt++
  }
  const pixels = Math.max(1, Math.ceil(data.length / 3 / PIXEL_STEP))
  return { brightness: sum / pixels / 255, glare: burnt / pixels }
}

/** The median over some long lines of how steep their steepest edges are. */
function sharpnessOf(picture: Picture, boxes: readonly PixelQuad[]): number {
  const longest = [...boxes].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, LINES_MAX)
  const steps: number[] = []
  for (const box of longest) {
    const crop = cropLine(picture, box, CLOSE_LOOK)
    if (crop !== null) steps.push(steepestStep(crop))
  }
  return Math.min(1, median(steps) / CRISP_STEP)
}

function steepestStep(crop: Picture): number {
  const levels = new Uint32Array(256)
  const steps = new Uint32Array(256)
  for (let y = crop.height >> 2; y < crop.height - (crop.height >> 2); y += 2) {
    for (let x = 0; x + 1 < crop.width; x++) {
      const at = (y * crop.width + x) * 3 + 1
      const level = crop.data[at] ?? 0
      const step = Math.abs((crop.data[at + 3] ?? 0) - level)
      levels[level] = (levels[level] ?? 0) + 1
      steps[step] = (steps[step] ?? 0) + 1
    }
  }
  const contrast = levelAt(levels, 0.97) - levelAt(levels, 0.03)
  return contrast < CONTRAST_MIN ? 0 : levelAt(steps, 0.98) / contrast
}

/** The grey level below which this share of the counted pixels lies. */
function levelAt(counts: Uint32Array, share: number): number {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0)
  let passed = 0
  for (const [level, count] of counts.entries()) {
    passed += count
    if (passed > wanted) return level
  }
  return 0
}

/** Print that ends at the edge of the picture is cut: a box reaches beyond the print by a third of its height. */
function isCut(box: PixelQuad, { width, height }: Picture): boolean {
  const room = heightOf(box) * 0.1
  return box.some(([x, y]) => x < -room || y < -room || x > width + room || y > height + room)
}

function heightOf([a, b, c, d]: PixelQuad): number {
  return (Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1])) / 2
}

function lengthOf([a, b]: PixelQuad): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
