import type { Picture } from '../documents/documents.ts'
import type { Ocr, OcrReading, Quad } from '../ocr/ocr.ts'
import { isSpecimenMark } from './specimen-mark.ts'
import { frameOf, type TextRun } from './text-run.ts'

/** A box of text that is so much higher than wide stands on its side: no line of a card does. */
const TALL_MIN = 3

/** And so many times as high as the lines around it: a lone letter is tall too. */
const HEIGHTS_MIN = 2.5

const BOXES_MAX = 3

/** Marks of a specimen that stand on their side, as along the rim of a card. */
export async function findTurnedMarks(
  picture: Picture,
  reading: OcrReading,
  { ocr, signal }: { readonly ocr: Ocr; readonly signal: AbortSignal },
): Promise<readonly TextRun[]> {
  const marks: TextRun[] = []
  for (const [a, b, c, d] of tallBoxes(reading).slice(0, BOXES_MAX)) {
    // Reading upwards, then downwards.
    const turns: readonly Quad[] = [
      [d, a, b, c],
      [b, c, d, a],
    ]
    for (const quad of turns) {
      const lines = await ocr.readRegion(picture, { quad, reading, alphabet: 'ascii', signal })
      const mark = frameOf({ lines, aspectRatio: reading.aspectRatio }).runs.find(isSpecimenMark)
      if (mark !== undefined) marks.push(mark)
    }
  }
  return marks
}

function tallBoxes({ lines, aspectRatio }: OcrReading): readonly Quad[] {
  const sizes = lines.map(({ quad }) => ({ quad, ...sizeOf(quad, aspectRatio) }))
  const heights = sizes.map(({ height }) => height).toSorted((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  return sizes
    .filter(({ width, height }) => height > width * TALL_MIN && height > usual * HEIGHTS_MIN)
    .map(({ quad }) => quad)
}

function sizeOf([a, b, , d]: Quad, aspectRatio: number): { readonly width: number; readonly height: number } {
  return {
    width: Math.hypot((b[0] - a[0]) * aspectRatio, b[1] - a[1]),
    height: Math.hypot((d[0] - a[0]) * aspectRatio, d[1] - a[1]),
  }
}
