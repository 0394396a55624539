import type { Picture } from '../documents/documents.ts'
import { type DecodedText, decodeCtc } from './ctc-decode.ts'
import type { PixelQuad } from './homography.ts'
import type { ReadContext } from './read-picture.ts'
import { cropLine, recogniseLine } from './text-recognition.ts'
import { inkColumns } from './word-gaps.ts'

/** Reads boxes of one picture, each box object once however often it is asked for. */
export class LineReader {
  readonly #context: ReadContext
  readonly #picture: Picture
  readonly #known = new Map<PixelQuad, DecodedText | null>()

  constructor(context: ReadContext, picture: Picture) {
    this.#context = context
    this.#picture = picture
  }

  async read(box: PixelQuad): Promise<DecodedText | null> {
    const known = this.#known.get(box)
    if (known !== undefined) return known
    this.#context.checkpoint()
    const { recognition, alphabets } = this.#context.models
    const crop = cropLine(this.#picture, box)
    const output = crop === null ? null : await recogniseLine(recognition, crop)
    if (crop === null || output === null) {
      this.#known.set(box, null)
      return null
    }
    const decoded = decodeCtc(output, alphabets.ascii, { contentSteps: output.contentSteps, ink: inkColumns(crop) })
    this.#known.set(box, decoded)
    return decoded
  }
}
