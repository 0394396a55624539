import type { Picture } from '../../../engines/documents/documents.ts'
import type { PaperFrame } from '../../../engines/forms/text-run.ts'
import type { OcrReading, Quad } from '../../../engines/ocr/ocr.ts'
import { pointInPicture } from '../../../lib/geometry/picture-box.ts'
import { findPatches, isPortraitLike, type Patch } from '../document/find-portrait.ts'

/** Width / height of a portrait, whose hair or clothes may look like ground. */
const ASPECT = 0.75

/** Where the portrait of a card lies in its picture, to a few pixels; null where none is seen. */
export function locatePortrait(picture: Picture, frame: PaperFrame, { area }: Pick<OcrReading, 'area'>): Quad | null {
  const patches = findPatches(picture, frame, area).filter(isPortraitLike)
  const best = patches.toSorted((a, b) => likeness(b) - likeness(a))[0]
  if (best === undefined) return null
  const [a, b, c, d] = frame.toQuad(best.box)
  return [pointInPicture(a, area), pointInPicture(b, area), pointInPicture(c, area), pointInPicture(d, area)]
}

/** Portraits are filled rectangles, higher than wide. */
function likeness({ box, fill }: Patch): number {
  const aspect = (box.right - box.left) / Math.max(1e-6, box.bottom - box.top)
  return fill - Math.abs(Math.log(aspect / ASPECT))
}
