import { Readable } from 'node:stream'
import { jsonList } from '../../../lib/json-list.ts'
import type { Cell } from '../../../platform/xlsx/cell.ts'
import { streamWorkbook } from '../../../platform/xlsx/stream-workbook.ts'
import type { CollectedVerification } from '../../verifications/collection/read-collection.ts'
import type { ExportFormat } from '../formats.ts'
import { SheetColumns } from './sheet-columns.ts'

/** A service, and its verifications. Each read gives the same ones. */
export interface Section {
  readonly name: string
  read(): AsyncIterable<CollectedVerification>
}

/** One verification as a file. JSON as the API answers it, without links. */
export async function streamOne(verification: CollectedVerification, format: ExportFormat): Promise<Readable> {
  if (format === 'json') return Readable.from([JSON.stringify(verification)], { objectMode: false })
  return streamSheets([{ name: verification.service.name, read: () => Readable.from([verification]) }])
}

/**
 * A workbook with one sheet for each section, at least one. The verifications are read twice: first for the columns,
 * which a sheet must begin with.
 */
export async function streamSheets(sections: readonly Section[]): Promise<Readable> {
  const sheets = []
  for (const section of sections) {
    const columns = new SheetColumns()
    for await (const verification of section.read()) columns.add(verification)
    sheets.push({ name: section.name, columns: columns.titles(), rows: rowsOf(section, columns) })
  }
  return streamWorkbook(sheets)
}

async function* rowsOf(section: Section, columns: SheetColumns): AsyncGenerator<readonly Cell[]> {
  for await (const verification of section.read()) yield columns.row(verification)
}

/** A list as the API answers one, each item without links. */
export function streamJson(verifications: AsyncIterable<CollectedVerification>): Readable {
  return Readable.from(jsonList(verifications), { objectMode: false })
}
