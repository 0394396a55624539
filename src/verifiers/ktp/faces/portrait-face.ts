import type { PagePart, Picture } from '../../../engines/documents/documents.ts'
import type { Face, FaceBox, Faces } from '../../../engines/faces/faces.ts'
import type { Quad } from '../../../engines/ocr/ocr.ts'
import { boxWithin } from '../../../lib/geometry/picture-box.ts'
import type { CardReading } from '../reading/read-card.ts'
import { faultOf } from './judge-faces.ts'
import { portraitRegion } from './portrait-region.ts'

/** How sure a detector must be that a face is one, for it to be the portrait that a card must have. */
const PORTRAIT_SCORE_MIN = 0.5

/** What is looked at closer, in widths of the face. */
const CLOSER_FACES_WIDE = 2

export interface PortraitSearch {
  readonly reading: CardReading
  readonly faces: Faces
  /** A part of the page at its full resolution; null where the picture that was read has that already. */
  readonly renderPart: (part: PagePart) => Promise<Picture | null>
  readonly signal: AbortSignal
}

/**
 * The face of the portrait: where the layout says first, then on the whole card. Once found it is looked at again in the
 * picture as it was sent: the copy that is read has a part of its pixels only.
 */
export async function findPortraitFace(search: PortraitSearch): Promise<Face | null> {
  const { reading, faces, signal } = search
  const region = portraitRegion(reading.card.frame, reading.reading)
  for (const quad of region === null ? [reading.reading.area] : [region, reading.reading.area]) {
    const [largest] = await faces.find(reading.picture, { quad, isPrint: true, signal })
    if (largest === undefined) continue
    const face = (await lookCloser(search, quad, largest)) ?? largest
    return { ...face, box: boxWithin(reading.part, face.box) }
  }
  return null
}

/** Whether a face on a card is its portrait without a doubt. */
export function isPortrait(face: Face | null): boolean {
  return face !== null && face.score >= PORTRAIT_SCORE_MIN && faultOf(face.quality) === null
}

async function lookCloser({ reading, faces, renderPart, signal }: PortraitSearch, quad: Quad, face: Face) {
  const around = quadAround(reading.picture, quad, face.box)
  const xs = around.map(([x]) => Math.min(1, Math.max(0, x)))
  const ys = around.map(([, y]) => Math.min(1, Math.max(0, y)))
  const part = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
  const picture = await renderPart(boxWithin(reading.part, part))
  if (picture === null) return null
  const [left, top, right, bottom] = part
  const within = around.map(([x, y]) => [(x - left) / (right - left), (y - top) / (bottom - top)] as const)
  const [closer] = await faces.find(picture, { quad: within, isPrint: true, signal })
  if (closer === undefined) return null
  const box = boxWithin(part, closer.box)
  return { ...closer, box }
}

/** A square around a face that is as upright as the quad it was found in. */
function quadAround({ width, height }: Picture, [topLeft, topRight]: Quad, [left, top, right, bottom]: FaceBox): Quad {
  const across = [(topRight[0] - topLeft[0]) * width, (topRight[1] - topLeft[1]) * height] as const
  const length = Math.max(1e-6, Math.hypot(...across))
  const half = (Math.max((right - left) * width, (bottom - top) * height) * CLOSER_FACES_WIDE) / 2
  const [cos, sin] = [(across[0] / length) * half, (across[1] / length) * half]
  const [x, y] = [((left + right) / 2) * width, ((top + bottom) / 2) * height]
  const at = (u: number, v: number) => [(x + u * cos - v * sin) / width, (y + u * sin + v * cos) / height] as const
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]
}
