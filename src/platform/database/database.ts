import type { Kysely, Transaction } from 'kysely'

/**
 * No table is known here. A `store.ts` names the tables it reads with `db.withTables<FolderTables>()`, so that row
 * types live beside the SQL that uses them.
 */
export type NoTables = Record<never, never>

/** A handle that may run single statements: the pool. */
export type Db = Kysely<NoTables>

/** An open transaction. The caller owns it and passes it first. */
export type Tx = Transaction<NoTables>

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}

/** Runs `work` on the database as it stands now, whatever others write meanwhile. Nothing can be written. */
export function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}
