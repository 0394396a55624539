import type { PixelQuad } from '../../lib/geometry/homography.ts'
import type { Picture } from '../documents/documents.ts'
import { type DecodedText, decodeCtc } from './ctc-decode.ts'
import type { CutRegion } from './cut-region.ts'
import { digitsOnly, isDigitsSettled } from './digit-looks.ts'
import type { TextLine } from './ocr.ts'
import type { ReadContext } from './read-context.ts'
import { cropLine, type LineCut, recogniseLine } from './text-recognition.ts'
import { inkColumns } from './word-gaps.ts'

export interface RegionTask extends CutRegion {
  readonly kind: 'region'
  readonly alphabet: 'digits' | 'ascii'
}

/** A line as one look saw it. */
export type SeenLine = Omit<TextLine, 'quad'>

/**
 * Measured on 300 drawn NIK lines, most in OCR-A: alone these read 294, 298 and 295 of them right; together, stopping as soon
 * as it is settled, 299 for little more than the cost of the first.
 */
const DIGIT_LOOKS: readonly LineCut[] = [
  { height: 40, kept: 0.6, ends: 0.15, squeeze: 0.8 },
  { height: 48, kept: 0.65, ends: 0.15 },
  { height: 48, kept: 0.65, ends: 0.15, squeeze: 0.7 },
  { height: 48, kept: 0.75, ends: 0.15 },
]

/** Unlike the cuts of the first reading, so that their mistakes differ. */
const TEXT_LOOKS: readonly LineCut[] = [
  { height: 48, kept: 0.65, ends: 0.12 },
  { height: 48, kept: 0.85, ends: 0 },
  { height: 40, kept: 0.7, ends: 0.05, squeeze: 1.15 },
]

/** Two looks that agree with at least this certainty need no third. */
const CERTAIN = 0.6

/** Reads one region as a single line in several ways until that settles it; the best look first. */
export async function readRegion(context: ReadContext, task: RegionTask): Promise<SeenLine[]> {
  const { picture, box, alphabet } = task
  const looks: DecodedText[] = []
  for (const cut of alphabet === 'digits' ? DIGIT_LOOKS : TEXT_LOOKS) {
    context.checkpoint()
    const look = await lookAt(context, picture, { box, cut })
    const kept = look === null || alphabet === 'ascii' ? look : digitsOnly(look)
    if (kept === null || kept.text === '') continue
    looks.push(kept)
    if (alphabet === 'digits' ? isDigitsSettled(looks) : isTextSettled(looks)) break
  }
  return bestFirst(looks).map(({ text, confidence, glyphs }) => ({ text, confidence, glyphs }))
}

interface Look {
  readonly box: PixelQuad
  readonly cut: LineCut
}

async function lookAt({ models }: ReadContext, picture: Picture, { box, cut }: Look): Promise<DecodedText | null> {
  const crop = cropLine(picture, box, cut)
  const output = crop === null ? null : await recogniseLine(models.recognition, crop)
  if (crop === null || output === null) return null
  return decodeCtc(output, models.alphabets.ascii, { contentSteps: output.contentSteps, ink: inkColumns(crop) })
}

function isTextSettled(looks: readonly DecodedText[]): boolean {
  return bestFirst(looks).some((look, index, sorted) => {
    return index > 0 && look.text === sorted[0]?.text && look.certainty >= CERTAIN
  })
}

/** Those first that most looks agree with; among these the surest. */
function bestFirst(looks: readonly DecodedText[]): DecodedText[] {
  const votes = new Map<string, number>()
  for (const { text, confidence } of looks) votes.set(text, (votes.get(text) ?? 0) + confidence)
  return [...looks].sort((a, b) => (votes.get(b.text) ?? 0) - (votes.get(a.text) ?? 0) || b.confidence - a.confidence)
}
