import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { Decoder, DecoderFile } from './decoder.ts'
import type { Refusal } from './documents.ts'
import { NO_PAGES, refuse } from './refusal.ts'

const PARTS_MAX = 2_000
/** Of all parts together. */
const UNPACKED_BYTES_MAX = 200_000_000
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
/** Of every workbook (ECMA-376, part 2): which part is of which kind, and the workbook itself. */
const NEEDED = ['[Content_Types].xml', 'xl/workbook.xml']

const TOO_LARGE = refuse(
  'TOO_MANY_PAGES',
  'The workbook holds too much to open. Save only the sheets that are needed, and send that file.',
)

/** XLSX, by what is in the zip. Its sheets are its pages; they are read as tables and never drawn. */
export const workbookDecoder: Decoder = {
  async countPages(file) {
    const listed = await listParts(file)
    if (listed.kind === 'refused') return listed
    const names = listed.parts.map(({ fileName }) => fileName)
    if (!NEEDED.every((name) => names.includes(name))) return refuse('UNSUPPORTED_TYPE')
    const sheets = names.filter((name) => SHEET.test(name)).length
    if (sheets > file.limits.pagesMax) return refuse('TOO_MANY_PAGES')
    return sheets === 0 ? refuse('DAMAGED') : sheets
  },

  /** Unpacks everything once and keeps nothing: sizes that are named may lie, and parts may lie on one another. */
  async tryOut(file) {
    const listed = await listParts(file)
    if (listed.kind === 'refused') return listed
    let bytes = 0
    for (const part of listed.parts) {
      for await (const piece of await listed.zip.openReadStreamPromise(part)) {
        bytes += (piece as Uint8Array).length
        if (bytes > UNPACKED_BYTES_MAX) return TOO_LARGE
      }
    }
    return null
  },

  render: async () => NO_PAGES,
  readContent: async () => NO_PAGES,
}

interface Listed {
  readonly kind: 'listed'
  readonly zip: ZipFile
  readonly parts: readonly Entry[]
}

async function listParts({ bytes }: DecoderFile): Promise<Listed | Refusal> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const parts: Entry[] = []
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    parts.push(entry)
    unpacked += entry.uncompressedSize
    if (parts.length > PARTS_MAX || unpacked > UNPACKED_BYTES_MAX) return TOO_LARGE
  }
  return { kind: 'listed', zip, parts }
}
