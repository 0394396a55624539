import { createReadStream } from 'node:fs'
import { readTable } from '../engines/screening/import/read-table.ts'

const COLUMNS = ['name', 'birth_date', 'country', 'gender', 'customer_reference'] as const

/** Whom a row of a table asks for, as a configuration of AML_SCREENING. */
export type NameRow = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> & {
  readonly identifiers?: readonly string[]
}

/** Rows of a CSV file (or a spreadsheet) whose header has `name`; empty cells are left out. Several `identifiers` are parted by `;`. @throws {Error} naming the line. */
export async function* readNames(path: string): AsyncIterable<NameRow> {
  const source = { name: path, open: () => createReadStream(path) }
  for await (const { value } of readTable(source, [['name']])) {
    const cells = COLUMNS.map((column) => [column, value(column)]).filter(([, cell]) => cell !== '')
    const identifiers = value('identifiers')
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== '')
    yield { ...Object.fromEntries(cells), ...(identifiers.length > 0 ? { identifiers } : {}) }
  }
}
