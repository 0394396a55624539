import type { Picture } from '../documents/documents.ts'
import type { PixelQuad } from './homography.ts'
import type { LocatedText } from './locate-text.ts'
import type { PictureQuality } from './ocr.ts'
import { cropLine, LINE_HEIGHT } from './text-recognition.ts'

/** All channels above this is burnt out. */
const BURNT = 250

/** Steepest step of a crisp line that was cut out 48 pixels high, in parts of its contrast. */
const CRISP_STEP = 0.55

const LINES_MAX = 6

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
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
    sum += 0.299 * red + 0.587 * green + 0.114 * blue
    if (red >= BURNT && green >= BURNT && blue >= BURNT) burnt++
  }
  const pixels = Math.max(1, data.length / 3)
  return { brightness: sum / pixels / 255, glare: burnt / pixels }
}

/** The median over some long lines of how steep their steepest edges are. */
function sharpnessOf(picture: Picture, boxes: readonly PixelQuad[]): number {
  const longest = [...boxes].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, LINES_MAX)
  const steps: number[] = []
  for (const box of longest) {
    const crop = cropLine(picture, box)
    if (crop !== null) steps.push(steepestStep(crop))
  }
  return Math.min(1, median(steps) / CRISP_STEP)
}

function steepestStep(crop: Picture): number {
  const levels: number[] = []
  const steps: number[] = []
  for (let y = LINE_HEIGHT / 4; y < (LINE_HEIGHT * 3) / 4; y += 2) {
    for (let x = 0; x + 1 < crop.width; x++) {
      const at = (y * crop.width + x) * 3 + 1
      const level = crop.data[at] ?? 0
      levels.push(level)
      steps.push(Math.abs((crop.data[at + 3] ?? 0) - level))
    }
  }
  const contrast = quantile(levels, 0.97) - quantile(levels, 0.03)
  return contrast < 8 ? 0 : quantile(steps, 0.98) / contrast
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
  return quantile(values, 0.5)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
