import type { PixelQuad } from '../../lib/geometry/homography.ts'
import type { Picture } from '../documents/documents.ts'
import { type DecodedText, decodeCtc } from './ctc-decode.ts'
import type { Glyph } from './ocr.ts'
import type { ReadContext } from './read-context.ts'
import { CLOSE_LOOK, cropLine, GLANCE, type LineCut, recogniseLine } from './text-recognition.ts'
import { inkColumns } from './word-gaps.ts'

/** Lines less certain than this are looked at again, closer: about a tenth of the lines of a card. */
const CERTAIN = 0.6

/** Reads boxes of one picture, each box object once however often it is asked for. */
export class LineReader {
  readonly #context: ReadContext
  readonly #picture: Picture
  readonly #glances = new Map<PixelQuad, DecodedText | null>()

  constructor(context: ReadContext, picture: Picture) {
    this.#context = context
    this.#picture = picture
  }

  /** One quick look. */
  async glance(box: PixelQuad): Promise<DecodedText | null> {
    const known = this.#glances.get(box)
    if (known !== undefined) return known
    const decoded = await this.#look(box, GLANCE)
    this.#glances.set(box, decoded)
    return decoded
  }

  /** A quick look, and a closer one when that leaves doubt. */
  async read(box: PixelQuad): Promise<DecodedText | null> {
    const quick = await this.glance(box)
    if (quick === null || quick.certainty >= CERTAIN) return quick
    const close = await this.#look(box, CLOSE_LOOK)
    if (close === null) return quick
    if (close.text === quick.text) return agreed(quick, close)
    return close.confidence >= quick.confidence ? close : quick
  }

  async #look(box: PixelQuad, cut: LineCut): Promise<DecodedText | null> {
    this.#context.checkpoint()
    const { recognition, alphabets } = this.#context.models
    const crop = cropLine(this.#picture, box, cut)
    const output = crop === null ? null : await recogniseLine(recognition, crop)
    if (crop === null || output === null) return null
    return decodeCtc(output, alphabets.ascii, { contentSteps: output.contentSteps, ink: inkColumns(crop) })
  }
}

/** Two looks that read the same: of each character, the surer sight. */
function agreed(first: DecodedText, second: DecodedText): DecodedText {
  const glyphs = first.glyphs.map((glyph, index): Glyph => {
    const other = second.glyphs[index]
    return other !== undefined && other.probability > glyph.probability ? { ...other, at: glyph.at } : glyph
  })
  const letters = glyphs.filter(({ char }) => char !== ' ')
  return {
    text: first.text,
    glyphs,
    confidence: letters.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, letters.length),
    certainty: Math.max(first.certainty, second.certainty),
  }
}
