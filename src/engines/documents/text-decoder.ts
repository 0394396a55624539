import { decodeText } from './decode-text.ts'
import type { Decoder, DecoderFile } from './decoder.ts'
import type { Refusal } from './documents.ts'
import { NO_PAGES, refuse } from './refusal.ts'

const LETTERS_MAX = 200_000

/** Text: CSV, MT940, JSON, HTML and whatever else has no control characters. It is one page, and is never drawn. */
export const textDecoder: Decoder = {
  countPages: async ({ bytes }) => (decodeText(bytes) === null ? refuse('UNSUPPORTED_TYPE') : 1),
  render: async () => NO_PAGES,
  readContent: async () => NO_PAGES,
  readText: async (file) => firstLetters(file),
}

function firstLetters({ bytes }: DecoderFile): readonly string[] | Refusal {
  const decoded = decodeText(bytes)
  return decoded === null ? refuse('UNSUPPORTED_TYPE') : [decoded.text.slice(0, LETTERS_MAX).replace(/\r\n?/g, '\n')]
}
