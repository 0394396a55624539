import { Readable } from 'node:stream'
import { jsonList } from '../../../lib/json-list.ts'
import type { Cell } from '../../../platform/xlsx/cell.ts'
import { type Sheet, streamWorkbook } from '../../../platform/xlsx/stream-workbook.ts'
import type { Verifier } from '../../../verifiers/verifier.ts'
import type { CollectedVerification } from '../../verifications/collection/read-collection.ts'
import type { ReadableTable } from '../../verifications/collection/read-tables.ts'
import type { ExportFormat } from '../formats.ts'
import { cellOf } from './cell-of.ts'
import { publishedColumns } from './published-columns.ts'
import { SheetColumns } from './sheet-columns.ts'

/** A service, and its verifications. Each read gives the same ones. */
export interface Section {
  readonly name: string
  /** What it publishes; absent: it is no longer there. */
  readonly verifier: Pick<Verifier, 'output' | 'tables'> | undefined
  read(): AsyncIterable<CollectedVerification>
}

/** The tables that a verification has. */
export type TablesOf = (verification: CollectedVerification) => Promise<readonly ReadableTable[]>

/** Rows of one sheet beside its heading. */
export const SHEET_ROWS_MAX = 1_000_000

export class TooManyRows extends Error {}

/** One verification as a file. JSON as the API answers it, without links. */
export async function streamOne(
  { section, format }: { readonly section: Section; readonly format: ExportFormat },
  tablesOf: TablesOf,
): Promise<Readable> {
  if (format !== 'json') return streamSheets([section], tablesOf)
  const pieces = async function* () {
    for await (const verification of section.read()) yield* jsonPieces(verification, tablesOf)
  }
  return Readable.from(pieces(), { objectMode: false })
}

/**
 * A workbook with a sheet for each section, at least one, and for each table that it has. The verifications are read
 * twice: first for the columns, which a sheet must begin with.
 *
 * @throws {TooManyRows}
 */
export async function streamSheets(sections: readonly Section[], tablesOf: TablesOf): Promise<Readable> {
  const sheets: Sheet[] = []
  for (const section of sections) {
    const columns = new SheetColumns(publishedColumns(section.verifier?.output))
    const tables = new Map<string, number>()
    for await (const verification of section.read()) {
      columns.add(verification)
      for (const { name, rowCount } of await tablesOf(verification)) {
        tables.set(name, (tables.get(name) ?? 0) + rowCount)
      }
    }
    if ([...tables.values()].some((count) => count > SHEET_ROWS_MAX)) throw new TooManyRows()
    sheets.push({ name: section.name, columns: columns.titles(), rows: rowsOf(section, columns) })
    for (const table of tables.keys()) sheets.push(tableSheet({ section, table, tablesOf }))
  }
  return streamWorkbook(sheets)
}

async function* rowsOf(section: Section, columns: SheetColumns): AsyncGenerator<readonly Cell[]> {
  for await (const verification of section.read()) yield columns.row(verification)
}

interface SectionTable {
  readonly section: Section
  readonly table: string
  readonly tablesOf: TablesOf
}

function tableSheet({ section, table, tablesOf }: SectionTable): Sheet {
  const columns = publishedColumns(section.verifier?.tables?.[table]?.row)
  const rows = async function* (): AsyncGenerator<readonly Cell[]> {
    for await (const verification of section.read()) {
      const found = (await tablesOf(verification)).find(({ name }) => name === table)
      if (found === undefined) continue
      for await (const row of found.rows()) yield [verification.id, ...columns.map((column) => cellOf(row[column]))]
    }
  }
  // The table's name comes first: a sheet has room for 31 characters, and the name of a service may fill them.
  return { name: `${table} ${section.name}`, columns: ['verification_id', ...columns], rows: rows() }
}

/** A list as the API answers one, each item without links and with the rows of its tables. */
export function streamJson(verifications: AsyncIterable<CollectedVerification>, tablesOf: TablesOf): Readable {
  const list = jsonList(verifications, (verification) => jsonPieces(verification, tablesOf))
  return Readable.from(list, { objectMode: false })
}

/** One verification as JSON; `tables` where it has some, a row at a time. */
async function* jsonPieces(verification: CollectedVerification, tablesOf: TablesOf): AsyncGenerator<string> {
  const text = JSON.stringify(verification)
  const tables = await tablesOf(verification)
  if (tables.length === 0) return yield text
  yield `${text.slice(0, -1)},"tables":{`
  for (const [index, { name, rows }] of tables.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(name)}:[`
    let isFirst = true
    for await (const row of rows()) {
      yield `${isFirst ? '' : ',\n'}${JSON.stringify(row)}`
      isFirst = false
    }
    yield ']'
  }
  yield '}}'
}
