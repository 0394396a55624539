import type { Picture } from '../documents/documents.ts'
import { decodeCtc } from './ctc-decode.ts'
import { homographyBetween, mapQuad, type PixelQuad, UNIT_SQUARE } from './homography.ts'
import type { Models } from './models.ts'
import type { OcrReading, Quad, TextLine } from './ocr.ts'
import { areaAlongText } from './text-area.ts'
import { type Detection, detectText } from './text-detection.ts'
import { cropLine, recogniseLine } from './text-recognition.ts'

/** Longest side the detector sees. Larger sides found no more text on cards and cost time and memory. */
const DETECTION_SIDE = 736

export interface ReadTask {
  readonly kind: 'read'
  readonly picture: Picture
  readonly subject: 'card' | 'page'
}

/** Thrown between two steps when nobody waits for the answer any more. */
export class CancelledError extends Error {}

export interface ReadContext {
  readonly models: Models
  /** Throws `CancelledError` when the task was given up. */
  readonly checkpoint: () => void
}

/** Reads all text lines of a picture. */
export async function readPicture(context: ReadContext, task: ReadTask): Promise<OcrReading> {
  const { picture } = task
  const whole = wholeOf(picture)
  const detection = await detectText(context.models.detection, picture, {
    area: whole,
    longestSideMax: DETECTION_SIDE,
  })
  const boxes = detection === null ? [] : boxesInPicture(detection, whole)
  const area = task.subject === 'card' ? areaAlongText(boxes, whole) : whole
  context.checkpoint()
  const lines = await readLines(context, picture, { boxes, area })
  return {
    lines,
    quality: { sharpness: 1, glare: 0, brightness: 0.5, lineHeightPixels: 0, isCropped: false },
    area: toParts(area, picture),
    turnedDegrees: 0,
    aspectRatio: aspectRatioOf(area),
  }
}

function wholeOf({ width, height }: Picture): PixelQuad {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
}

/** Boxes as quads in pixels of the picture. */
function boxesInPicture({ view, boxes }: Detection, area: PixelQuad): PixelQuad[] {
  const map = homographyBetween(wholeOf(view), area)
  if (map === null) return []
  return boxes.map((box) => mapQuad(map, box.quad))
}

interface LinesToRead {
  readonly boxes: readonly PixelQuad[]
  readonly area: PixelQuad
}

async function readLines(context: ReadContext, picture: Picture, { boxes, area }: LinesToRead): Promise<TextLine[]> {
  const toUpright = homographyBetween(area, UNIT_SQUARE)
  if (toUpright === null) return []
  const lines: TextLine[] = []
  for (const box of boxes) {
    context.checkpoint()
    const crop = cropLine(picture, box)
    const output = crop === null ? null : await recogniseLine(context.models.recognition, crop)
    if (output === null) continue
    const decoded = decodeCtc(output, context.models.alphabets.ascii, output.contentSteps)
    if (decoded.text === '') continue
    lines.push({ ...decoded, quad: mapQuad(toUpright, box) })
  }
  return lines.sort((a, b) => a.quad[0][1] - b.quad[0][1] || a.quad[0][0] - b.quad[0][0])
}

function toParts(quad: PixelQuad, { width, height }: Picture): Quad {
  const [a, b, c, d] = quad
  return [
    [a[0] / width, a[1] / height],
    [b[0] / width, b[1] / height],
    [c[0] / width, c[1] / height],
    [d[0] / width, d[1] / height],
  ]
}

function aspectRatioOf([a, b, c, d]: PixelQuad): number {
  const width = Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])
  const height = Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1])
  return width / height
}
