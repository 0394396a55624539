import { homographyBetween, mapQuad, type PixelQuad, UNIT_SQUARE } from '../../lib/geometry/homography.ts'
import { TooComplex } from '../../lib/too-complex.ts'
import type { Picture } from '../documents/documents.ts'
import { type LocatedText, locateText, wholeOf } from './locate-text.ts'
import type { OcrReading, Quad, TextLine } from './ocr.ts'
import { measureQuality } from './picture-quality.ts'
import type { ReadContext } from './read-context.ts'
import { LineReader } from './read-lines.ts'
import { isUpsideDown, turnHalf } from './upside-down.ts'

export interface ReadTask {
  readonly kind: 'read'
  readonly picture: Picture
  readonly subject: 'card' | 'page'
  readonly linesMax: number
}

/** Reads all text lines of a picture. */
export async function readPicture(context: ReadContext, task: ReadTask): Promise<OcrReading> {
  const { picture } = task
  const { models, checkpoint } = context
  const located = await locateText({ detection: models.detection, checkpoint }, picture, task.subject)
  if (located === null) return readingOf(picture, { area: wholeOf(picture), lines: [], located: null })
  const count = located.boxes.length
  if (count > task.linesMax) throw new TooComplex(`The picture has ${count} lines; ${task.linesMax} are read.`)
  const reader = new LineReader(context, picture)
  const isFlipped = await isUpsideDown(reader, located.boxes)
  const area = isFlipped ? turnHalf(located.area) : located.area
  const lines = await readAll(reader, isFlipped ? located.boxes.map(turnHalf) : located.boxes, area)
  return readingOf(picture, { area, lines, located })
}

async function readAll(reader: LineReader, boxes: readonly PixelQuad[], area: PixelQuad): Promise<TextLine[]> {
  const toUpright = homographyBetween(area, UNIT_SQUARE)
  if (toUpright === null) return []
  const lines: TextLine[] = []
  for (const box of boxes) {
    const decoded = await reader.read(box)
    if (decoded === null || (decoded.text === '' && !isTall(box))) continue
    const { text, confidence, glyphs } = decoded
    lines.push({ text, confidence, glyphs, quad: mapQuad(toUpright, box) })
  }
  return lines.sort((a, b) => a.quad[0][1] - b.quad[0][1] || a.quad[0][0] - b.quad[0][0])
}

/** Print on its side reads as nothing, and its box is worth knowing: a caller may look at it turned. */
const TALL_MIN = 3

function isTall([a, b, , d]: PixelQuad): boolean {
  return Math.hypot(d[0] - a[0], d[1] - a[1]) > TALL_MIN * Math.hypot(b[0] - a[0], b[1] - a[1])
}

interface Parts {
  readonly area: PixelQuad
  readonly lines: readonly TextLine[]
  readonly located: LocatedText | null
}

function readingOf(picture: Picture, { area, lines, located }: Parts): OcrReading {
  return {
    lines,
    quality: measureQuality(picture, located),
    area: toParts(area, picture),
    turnedDegrees: turnOf(area),
    aspectRatio: aspectRatioOf(area),
    linesElsewhere: located?.elsewhere ?? 0,
  }
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

/** Clockwise quarter turns that bring the direction of the area's first side nearest to the right. */
function turnOf([a, b]: PixelQuad): OcrReading['turnedDegrees'] {
  const quarters = Math.round((-Math.atan2(b[1] - a[1], b[0] - a[0]) / Math.PI) * 2)
  const turns = [0, 90, 180, 270] as const
  return turns[(quarters + 4) % 4] ?? 0
}

function aspectRatioOf([a, b, c, d]: PixelQuad): number {
  const width = Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])
  const height = Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1])
  return width / height
}
