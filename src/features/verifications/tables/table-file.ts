import { buffer } from 'node:stream/consumers'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { gone, notFound } from '../../../platform/http/http-error.ts'
import type { Storage } from '../../../platform/storage/storage.ts'
import type { TableRow } from '../../../verifiers/verifier.ts'
import type { StoredTable, TableRecord } from './store.ts'

export interface TableFileDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly storage: Storage
}

interface Owned {
  readonly id: string
  readonly organizationId: string
}

/** Rows that are sealed together. A reading opens no more pages than it needs. */
const PAGE_ROWS = 250
/** Of one table, sealed. */
const TABLE_BYTES_MAX = 1024 ** 3

/** Where the rows of a table are stored. */
export const keyOf = ({ id, organizationId }: Owned) => `tables/${organizationId}/${id}`
/** Of which table a key is; undefined for another kind of key. */
export const tableIdOf = (key: string) => /^tables\/[^/]+\/([^/]+)$/.exec(key)?.[1]

const contextOf = (id: string, page: number) => `verification.table:${id}:${page}`

/** Seals rows into storage, page after page. A table without rows has one page without any. */
export async function writeTable(
  deps: TableFileDeps,
  { id, organizationId, name }: Owned & { readonly name: string },
  rows: readonly TableRow[],
): Promise<StoredTable> {
  const sealer = await deps.keyring.forOrganization(deps.db, organizationId)
  const pageEnds: number[] = []
  const pages = async function* () {
    for (let page = 0; page === 0 || page * PAGE_ROWS < rows.length; page += 1) {
      const text = JSON.stringify(rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS))
      const sealed = sealer.seal(text, contextOf(id, page))
      pageEnds.push((pageEnds.at(-1) ?? 0) + sealed.length)
      yield sealed
    }
  }
  await deps.storage.put(keyOf({ id, organizationId }), pages(), { sizeBytesMax: TABLE_BYTES_MAX })
  return { id, name, rowCount: rows.length, pageRows: PAGE_ROWS, pageEnds }
}

/**
 * Some rows of a table, those that are asked for and are there.
 *
 * @param asked `handle`: where the keys are read, the database or a transaction.
 * @throws {HttpError} 410 when the rows are lost, 404 when they were deleted meanwhile.
 */
export async function readRows(
  { keyring, storage }: Pick<TableFileDeps, 'keyring' | 'storage'>,
  table: TableRecord,
  { handle, from, count }: { readonly handle: Db | Tx; readonly from: number; readonly count: number },
): Promise<readonly TableRow[]> {
  const to = Math.min(table.rowCount, from + count)
  if (from >= to) return []
  const { id, organizationId, pageRows, pageEnds } = table
  const [first, last] = [Math.floor(from / pageRows), Math.floor((to - 1) / pageRows)]
  const start = pageEnds[first - 1] ?? 0
  if (table.isLost) throw gone('This table', 'verify it again')
  const stored = await storage.get(keyOf(table), { start, end: (pageEnds[last] ?? 0) - 1 })
  // It was redacted, or found anew, since its record was read.
  if (stored === undefined) throw notFound('Table')
  const bytes = await buffer(stored)
  const sealer = await keyring.forOrganization(handle, organizationId)
  const rows: TableRow[] = []
  for (let page = first; page <= last; page += 1) {
    const sealed = bytes.subarray((pageEnds[page - 1] ?? 0) - start, (pageEnds[page] ?? 0) - start)
    rows.push(...JSON.parse(sealer.open(sealed, contextOf(id, page)).toString('utf8')))
  }
  return rows.slice(from - first * pageRows, to - first * pageRows)
}

/** All rows of a table, a page of them in memory at a time. */
export async function* everyRow(
  deps: Pick<TableFileDeps, 'keyring' | 'storage'>,
  table: TableRecord,
  handle: Db | Tx,
): AsyncGenerator<TableRow> {
  for (let from = 0; from < table.rowCount; from += table.pageRows) {
    yield* await readRows(deps, table, { handle, from, count: table.pageRows })
  }
}
