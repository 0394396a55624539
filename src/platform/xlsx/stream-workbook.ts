import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type Cell, headingXml, rowXml } from './cell.ts'
import { SHEET_END, SHEET_START, sheetPath, workbookParts } from './workbook-parts.ts'

export interface Sheet {
  /** Any text: what a name may not hold is replaced, and a name that is taken gets a number. */
  readonly name: string
  readonly columns: readonly string[]
  /** Read once, when its turn has come. At most 1,048,575. */
  readonly rows: AsyncIterable<readonly Cell[]>
}

/** Rows that are turned into XML at once, so that the compressor gets pieces of a size that is worth it. */
const PIECE_LENGTH = 32_768

/**
 * An .xlsx workbook as a stream. It pulls rows no faster than it is read, one sheet after the other, so what it needs
 * of memory does not depend on how many there are. It fails with the error of the rows.
 *
 * @param sheets at least one.
 */
export function streamWorkbook(sheets: readonly Sheet[]): Readable {
  const zip = new ZipFile()
  const { outputStream } = zip
  const out = outputStream instanceof Readable ? outputStream : new Readable().wrap(outputStream)
  let current: Readable | undefined
  zip.on('error', (error: Error) => out.destroy(error))
  out.on('close', () => current?.destroy())
  const names = sheetNames(sheets.map(({ name }) => name))
  for (const [path, text] of workbookParts(names)) zip.addBuffer(Buffer.from(text), path)
  for (const [index, sheet] of sheets.entries()) {
    zip.addReadStreamLazy(sheetPath(index + 1), { compressionLevel: 1 }, (done) => {
      current = Readable.from(sheetXml(sheet), { objectMode: false })
      current.on('error', (error) => out.destroy(error))
      done(null, current)
    })
  }
  zip.end()
  return out
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  let piece = SHEET_START + headingXml(columns)
  let number = 1
  for await (const cells of rows) {
    number += 1
    piece += rowXml(number, cells)
    if (piece.length < PIECE_LENGTH) continue
    yield piece
    piece = ''
  }
  yield piece + SHEET_END
}

const NAME_LENGTH_MAX = 31

/** Names as Excel takes them: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, each there once. */
function sheetNames(wished: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wished.map((each) => {
    const plain = each.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ').replaceAll(/^[\s']+|[\s']+$/g, '') || 'Sheet'
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` ${number}`
      const name = plain.slice(0, NAME_LENGTH_MAX - end.length).trimEnd() + end
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}
