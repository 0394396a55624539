import type { Db, Tx } from '../../../platform/database/database.ts'
import type { TableRow } from '../../../verifiers/verifier.ts'
import type { Scope } from '../../access/caller.ts'
import { findTables, type TableRecord } from '../tables/store.ts'
import { everyRow, type TableFileDeps } from '../tables/table-file.ts'

export type ReadTableDeps = Pick<TableFileDeps, 'keyring' | 'storage'>

/** A table of one verification, and its rows: a page of them in memory at a time. */
export interface ReadableTable {
  readonly name: string
  readonly rowCount: number
  rows(): AsyncIterable<TableRow>
}

/** The tables of a verification whose rows can be read: those that are lost are left out. */
export async function readTables(
  handle: Db | Tx,
  deps: ReadTableDeps,
  { scope, id }: { readonly scope: Scope; readonly id: string },
): Promise<readonly ReadableTable[]> {
  const found = await findTables(handle, scope, id)
  const readable = (found?.tables ?? []).filter(({ isLost }: TableRecord) => !isLost)
  return readable.map((table) => ({
    name: table.name,
    rowCount: table.rowCount,
    rows: () => everyRow(deps, table, handle),
  }))
}
