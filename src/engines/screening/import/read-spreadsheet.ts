import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { DamagedListError } from '../list-importer.ts'
import { openNameless } from '../nameless-file.ts'
import { readOdsRows } from './read-ods.ts'
import { readSharedStrings, readXlsxRows, sheetPartsOf } from './read-xlsx.ts'
import type { OpenPart, SheetRow } from './sheet-row.ts'

const PACKED_BYTES_MAX = 512 * 1024 ** 2
/** Of one part, unpacked. The sanctions list of the United Kingdom is 430 MB as ODS. */
const PART_BYTES_MAX = 2 * 1024 ** 3
const PARTS_MAX = 2_000

/**
 * Rows of all sheets of a workbook (XLSX) or an OpenDocument spreadsheet (ODS), read as a stream: what it unpacks to is
 * never held in memory, and no part is larger than it says.
 */
export async function* readSheets(bytes: AsyncIterable<Uint8Array>): AsyncIterable<SheetRow> {
  const file = await openNameless()
  try {
    let size = 0
    for await (const piece of bytes) {
      size += piece.length
      if (size > PACKED_BYTES_MAX) throw new DamagedListError(null, 'The spreadsheet is larger than 512 MB.')
      await file.appendFile(piece)
    }
    const zip = await damagedAs(fromFdPromise(file.fd, { autoClose: false }))
    yield* rowsOf(await openParts(zip))
  } finally {
    await file.close()
  }
}

async function* rowsOf(open: OpenPart): AsyncIterable<SheetRow> {
  const content = open('content.xml')
  if (content !== undefined) return yield* readOdsRows(content)
  if (open('xl/workbook.xml') === undefined) {
    throw new DamagedListError(1, 'The file is compressed and no spreadsheet: unpack it first.')
  }
  const strings = await readSharedStrings(open('xl/sharedStrings.xml'))
  for (const [sheet, part] of (await sheetPartsOf(open)).entries()) {
    const bytes = open(part)
    if (bytes === undefined) throw new DamagedListError(null, `The workbook is damaged: it has no ${part}.`)
    for await (const row of readXlsxRows(bytes, strings)) yield { sheet, ...row }
  }
}

async function openParts(zip: ZipFile): Promise<OpenPart> {
  const parts = new Map<string, Entry>()
  await damagedAs(
    (async () => {
      for await (const entry of zip.eachEntry()) {
        parts.set(entry.fileName, entry)
        if (parts.size > PARTS_MAX) throw new DamagedListError(null, `It has more than ${PARTS_MAX} parts.`)
      }
    })(),
  )
  return (name) => {
    const entry = parts.get(name)
    return entry === undefined ? undefined : unpack(zip, entry)
  }
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  if (entry.uncompressedSize > PART_BYTES_MAX) {
    throw new DamagedListError(null, `${entry.fileName} unpacks to more than 2 GB.`)
  }
  const stream = await damagedAs(zip.openReadStreamPromise(entry))
  try {
    for (const iterator = stream[Symbol.asyncIterator](); ; ) {
      const next = await damagedAs(iterator.next())
      if (next.done === true) return
      yield next.value
    }
  } finally {
    stream.destroy()
  }
}

async function damagedAs<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DamagedListError || !(error instanceof Error)) throw error
    throw new DamagedListError(null, `The spreadsheet is damaged: ${error.message}.`)
  }
}
