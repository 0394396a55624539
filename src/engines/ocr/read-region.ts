import type { Picture } from '../documents/documents.ts'
import { decodeCtc } from './ctc-decode.ts'
import { homographyBetween, mapQuad, type PixelQuad, UNIT_SQUARE } from './homography.ts'
import type { Quad, TextLine } from './ocr.ts'
import type { ReadContext } from './read-picture.ts'
import { CLOSE_LOOK, cropLine, recogniseLine } from './text-recognition.ts'

export interface RegionTask {
  readonly kind: 'region'
  readonly picture: Picture
  /** Where to look, in parts of `area`. */
  readonly quad: Quad
  /** The upright area of the reading, in parts of the picture. */
  readonly area: Quad
  readonly alphabet: 'digits' | 'ascii'
}

/** Reads one region as a single line. */
export async function readRegion(context: ReadContext, task: RegionTask): Promise<TextLine[]> {
  const { picture, quad } = task
  const map = homographyBetween(UNIT_SQUARE, toPixels(task.area, picture))
  if (map === null) return []
  const crop = cropLine(picture, mapQuad(map, quad), CLOSE_LOOK)
  const output = crop === null ? null : await recogniseLine(context.models.recognition, crop)
  if (output === null) return []
  const decoded = decodeCtc(output, context.models.alphabets[task.alphabet], { contentSteps: output.contentSteps })
  return decoded.text === '' ? [] : [{ ...decoded, quad }]
}

function toPixels([a, b, c, d]: Quad, { width, height }: Picture): PixelQuad {
  return [
    [a[0] * width, a[1] * height],
    [b[0] * width, b[1] * height],
    [c[0] * width, c[1] * height],
    [d[0] * width, d[1] * height],
  ]
}
