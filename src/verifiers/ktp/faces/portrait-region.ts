import type { PaperFrame } from '../../../engines/forms/text-run.ts'
import type { OcrReading, Quad } from '../../../engines/ocr/ocr.ts'
import { pointInPicture } from '../../../lib/geometry/picture-box.ts'

/** Width / height that the print of a card has with its portrait. */
const PRINT_ASPECT = 1.6

/** Where the portrait stands within the print, a little more on each side; the ghost image lies left of and below it. */
const PORTRAIT = { left: 0.66, right: 1.12, top: 0.05, bottom: 1.05 } as const

/** The part of the picture in which the portrait of a card stands; null where too little was read to know. */
export function portraitRegion({ runs, toQuad }: PaperFrame, { area }: Pick<OcrReading, 'area'>): Quad | null {
  if (runs.length < 4) return null
  const left = Math.min(...runs.map((run) => run.left))
  const top = Math.min(...runs.map(({ y }) => y))
  const bottom = Math.max(...runs.map(({ y }) => y))
  const width = Math.max(Math.max(...runs.map((run) => run.right)) - left, PRINT_ASPECT * (bottom - top))
  const height = bottom - top
  const [a, b, c, d] = toQuad({
    left: left + PORTRAIT.left * width,
    right: left + PORTRAIT.right * width,
    top: top + PORTRAIT.top * height,
    bottom: top + PORTRAIT.bottom * height,
  })
  return [pointInPicture(a, area), pointInPicture(b, area), pointInPicture(c, area), pointInPicture(d, area)]
}
