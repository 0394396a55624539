import { z } from 'zod'
import { newId } from '../../../lib/ids.ts'
import { inTransaction, type Tx } from '../../../platform/database/database.ts'
import { type JobKind, type Jobs, startingIn } from '../../../platform/jobs/jobs.ts'
import type { Findings } from '../../../verifiers/verifier.ts'
import type { RedactCopies } from '../redaction/redact-verification.ts'
import { deleteTables, isNamed, type StoredTable } from './store.ts'
import { keyOf, type TableFileDeps, writeTable } from './table-file.ts'

interface DeletionPayload {
  readonly tableId: string
  readonly organizationId: string
}

/** Deletes the stored rows of a table, unless a result names it. */
const deletionJob: JobKind<DeletionPayload> = {
  name: 'verification.delete_table',
  payload: z.strictObject({ tableId: z.guid(), organizationId: z.guid() }),
  retriesMax: 20,
  retryDelaySeconds: 5,
  concurrency: 2,
}

/** A run that has stored its tables has ended long before. */
const UNNAMED_SECONDS = 3_600

export interface TableDeps extends TableFileDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
}

/**
 * Stores the tables that a run has found, before the transaction that names them. What no result names afterwards, such
 * as those of a worker that was lost in between, is deleted by a job that is queued first.
 */
export async function storeTables(
  deps: TableDeps,
  organizationId: string,
  { tables = {} }: Pick<Findings, 'tables'>,
): Promise<readonly StoredTable[]> {
  const found = Object.entries(tables).map(([name, rows]) => ({ id: newId(), name, rows }))
  if (found.length === 0) return []
  const payloads = found.map(({ id }) => ({ tableId: id, organizationId }))
  await inTransaction(deps.db, (tx) => deps.jobs.enqueue(tx, deletionJob, payloads, startingIn(UNNAMED_SECONDS)))
  const stored: StoredTable[] = []
  for (const { id, name, rows } of found) stored.push(await writeTable(deps, { id, organizationId, name }, rows))
  return stored
}

/** Takes its tables from a verification: at once for readers, and their stored rows by a job that commits with it. */
export function createDropTables({ jobs }: { readonly jobs: Pick<Jobs, 'enqueue'> }): RedactCopies {
  return (tx, owner) => dropTables(tx, jobs, owner)
}

export async function dropTables(
  tx: Tx,
  jobs: Pick<Jobs, 'enqueue'>,
  owner: Parameters<RedactCopies>[1],
): Promise<void> {
  const ids = await deleteTables(tx, owner)
  if (ids.length === 0) return
  const { organizationId } = owner
  await jobs.enqueue(
    tx,
    deletionJob,
    ids.map((tableId) => ({ tableId, organizationId })),
  )
}

/** Names the worker's handler. */
export function registerTableDeletion({ jobs, ...deps }: DeletionDeps & { readonly jobs: Pick<Jobs, 'handle'> }): void {
  jobs.handle(deletionJob, (payload) => deleteUnnamed(deps, payload))
}

type DeletionDeps = Pick<TableFileDeps, 'db' | 'storage'>

/** Deletes the stored rows of a table that no result names. */
export async function deleteUnnamed(
  { db, storage }: DeletionDeps,
  { tableId, organizationId }: DeletionPayload,
): Promise<void> {
  if (!(await isNamed(db, tableId))) await storage.delete(keyOf({ id: tableId, organizationId }))
}
