import type { PixelQuad } from '../../lib/geometry/homography.ts'
import type { DecodedText } from './ctc-decode.ts'

/** Lines looked at first, and lines looked at when those do not settle it. */
const LINES_FIRST = 3
const LINES_MORE = 8

/** Upright print is read at more than this; print standing on its head hardly ever is. */
const CERTAIN = 0.88

export interface BoxReader {
  glance(box: PixelQuad): Promise<DecodedText | null>
}

/** Tells by reading whether text stands on its head: a few long lines, and both ways only when they do not read well. */
export async function isUpsideDown(reader: BoxReader, boxes: readonly PixelQuad[]): Promise<boolean> {
  const longest = [...boxes].sort((a, b) => lettersIn(b) - lettersIn(a))
  const upright = await meanConfidence(reader, longest.slice(0, LINES_FIRST))
  if (upright >= CERTAIN) return false
  const flipped = longest.slice(0, LINES_MORE).map(turnHalf)
  const forth = await meanConfidence(reader, longest.slice(0, LINES_MORE))
  const back = await meanConfidence(reader, flipped)
  return back > forth
}

/** The same corners, counted from the opposite one. */
export function turnHalf([a, b, c, d]: PixelQuad): PixelQuad {
  return [c, d, a, b]
}

/** Roughly how many characters a box holds, at most 24: longer lines tell no more. */
function lettersIn([a, b, , d]: PixelQuad): number {
  const long = Math.hypot(b[0] - a[0], b[1] - a[1])
  const short = Math.hypot(d[0] - a[0], d[1] - a[1])
  return Math.min(24, (2.5 * long) / (short + 1e-9))
}

async function meanConfidence(reader: BoxReader, boxes: readonly PixelQuad[]): Promise<number> {
  let sum = 0
  let letters = 0
  for (const box of boxes) {
    const decoded = await reader.glance(box)
    if (decoded === null) continue
    sum += decoded.confidence * decoded.glyphs.length
    letters += decoded.glyphs.length
  }
  return letters === 0 ? 0 : sum / letters
}
