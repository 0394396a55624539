import type { Picture } from '../documents/documents.ts'
import type { Ocr, OcrReading, Quad } from '../ocr/ocr.ts'
import { turnedLines } from './fade-marks.ts'
import { isSpecimenMark } from './specimen-mark.ts'
import { frameOf, type TextRun } from './text-run.ts'

/** A box of text that is so much higher than wide stands on its side: no line of a card does. */
const TALL_MIN = 3

/** And so many times as high as the lines around it: a lone letter is tall too. */
const HEIGHTS_MIN = 2.5

/** What is so many times as high as the lines around it, or read so poorly, may stand on its head. */
const LARGE_MIN = 1.8
const POOR_MAX = 0.8

/** Length of the shortest mark, in heights. */
const LENGTH_MIN = 2.5

/** The largest are looked at: a mark is meant to be seen. */
const BOXES_MAX = 4

/** Marks of a specimen that are turned against the print: along the rim of a card, across it, on their heads. */
export async function findTurnedMarks(
  picture: Picture,
  reading: OcrReading,
  { ocr, signal }: { readonly ocr: Ocr; readonly signal: AbortSignal },
): Promise<readonly TextRun[]> {
  const marks: TextRun[] = []
  for (const turns of suspects(reading)) {
    for (const quad of turns) {
      const lines = await ocr.readRegion(picture, { quad, reading, alphabet: 'ascii', signal })
      const mark = frameOf({ lines, aspectRatio: reading.aspectRatio }).runs.find(isSpecimenMark)
      if (mark !== undefined) marks.push(mark)
    }
  }
  return marks
}

/** Boxes that may be a mark, each in the ways that it was not read. */
function suspects({ lines, aspectRatio }: OcrReading): readonly (readonly Quad[])[] {
  const sizes = lines.map((line) => ({ line, ...sizeOf(line.quad, aspectRatio) }))
  const usual = sizes.map(({ height }) => height).toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
  const across = turnedLines({ lines, aspectRatio })
  return sizes
    .toSorted((a, b) => b.width * b.height - a.width * a.height)
    .flatMap(({ line, width, height }) => {
      const [a, b, c, d] = line.quad
      const onHead: Quad = [c, d, a, b]
      // Reading upwards, then downwards.
      if (height > width * TALL_MIN && height > usual * HEIGHTS_MIN)
        return [[[d, a, b, c] as Quad, [b, c, d, a] as Quad]]
      const isStrange = across.includes(line) || height > usual * LARGE_MIN || line.confidence < POOR_MAX
      return isStrange && width > height * LENGTH_MIN ? [[onHead]] : []
    })
    .slice(0, BOXES_MAX)
}

function sizeOf([a, b, , d]: Quad, aspectRatio: number): { readonly width: number; readonly height: number } {
  return {
    width: Math.hypot((b[0] - a[0]) * aspectRatio, b[1] - a[1]),
    height: Math.hypot((d[0] - a[0]) * aspectRatio, d[1] - a[1]),
  }
}
