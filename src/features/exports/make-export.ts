import { type Db, inSnapshot, inTransaction, type Tx } from '../../platform/database/database.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { ObjectTooLarge } from '../../platform/storage/storage.ts'
import type { Scope } from '../access/caller.ts'
import {
  type Collection,
  type ReadDeps,
  readCollection,
  servicesOf,
} from '../verifications/collection/read-collection.ts'
import { readTables } from '../verifications/collection/read-tables.ts'
import { type Section, streamJson, streamSheets, type TablesOf, TooManyRows } from './contents/write-contents.ts'
import { deleteExportFile, type ExportFileDeps, storeExportFile } from './export-file.ts'
import { deleteExportJob } from './export-jobs.ts'
import { type ExportRecord, findExportById, lockExports, markBegun, markCompleted, markFailed } from './store.ts'

export interface MakeDeps extends ReadDeps, ExportFileDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
}

/** How long a finished export can be fetched. */
export const EXPORT_LIFETIME_MS = 24 * 60 * 60 * 1000
/** Verifications in one export. A sheet takes 1,048,575. */
export const EXPORT_ROWS_MAX = 1_000_000

/**
 * Makes an export, the whole of it from one moment's state of the database. It may be made twice at once, when a worker
 * was thought lost: both write the same, and the second to end changes nothing.
 */
export async function makeExport(deps: MakeDeps, id: string, signal: AbortSignal): Promise<void> {
  const asked = await begin(deps.db, id)
  try {
    if (asked === undefined) return
    const made = await writeFile(deps, asked, signal)
    const expiresAt = new Date(Date.now() + EXPORT_LIFETIME_MS)
    await inTransaction(deps.db, async (tx) => {
      const isFirst = await markCompleted(tx, { id, ...made, expiresAt })
      if (isFirst) await deps.jobs.enqueue(tx, deleteExportJob, [{ exportId: id }], { startAfter: expiresAt })
    })
  } catch (error) {
    if (!(error instanceof TooManyRows || error instanceof ObjectTooLarge)) throw error
    await markFailed(deps.db, id, 'EXPORT_TOO_LARGE')
  } finally {
    // A file that came after the redaction, or after the end, must not stay.
    await deleteIfOver(deps, id)
  }
}

/** What happens when an export could not be made by any try. */
export async function giveUpExport(deps: MakeDeps, id: string): Promise<void> {
  await markFailed(deps.db, id, 'EXPORT_FAILED')
  await deleteIfOver(deps, id)
}

/** Deletes the file unless somebody may still fetch it, or is making it. */
export async function deleteIfOver(deps: Pick<ExportFileDeps, 'db' | 'storage'>, id: string): Promise<void> {
  const found = await findExportById(deps.db, id)
  if (found === undefined || !['FAILED', 'EXPIRED', 'REDACTED'].includes(found.status)) return
  await deleteExportFile(deps, found)
}

/** Redactions under way are waited for, and one that begins later finds this export and ends it. */
function begin(db: Db, id: string): Promise<ExportRecord | undefined> {
  return inTransaction(db, async (tx) => {
    const found = await findExportById(db, id)
    if (found === undefined) return undefined
    await lockExports(tx, found.organizationId)
    return markBegun(tx, id)
  })
}

function writeFile(deps: MakeDeps, asked: ExportRecord, signal: AbortSignal) {
  return inSnapshot(deps.db, async (tx) => {
    const collection = collectionOf(asked)
    const services = await servicesOf(tx, collection)
    const rowCount = services.reduce((sum, each) => sum + each.count, 0)
    if (rowCount > EXPORT_ROWS_MAX) throw new TooManyRows()
    const read = (serviceId: string | null) => readCollection(tx, deps, { collection, serviceId })
    const tablesOf = tableReader(tx, deps, collection.scope)
    const content =
      asked.format === 'json'
        ? streamJson(read(null), tablesOf)
        : await streamSheets(sectionsOf(deps, services, read), tablesOf)
    return { rowCount, sizeBytes: await storeExportFile(deps, asked, { content, signal }) }
  })
}

function sectionsOf(
  deps: MakeDeps,
  services: Awaited<ReturnType<typeof servicesOf>>,
  read: (serviceId: string) => ReturnType<typeof readCollection>,
): readonly Section[] {
  const sections = services.map(({ serviceId }) => ({
    name: deps.services.nameOf(serviceId),
    verifier: deps.services.find(serviceId),
    read: () => read(serviceId),
  }))
  // A workbook has a sheet, also when there is nothing to put on it.
  const empty = { name: 'Verifications', verifier: undefined, read: async function* () {} }
  return sections.length === 0 ? [empty] : sections
}

/** Only of services that publish tables: of all others nobody asks for each verification. */
function tableReader(tx: Tx, deps: MakeDeps, scope: Scope): TablesOf {
  return async ({ id, service }) =>
    deps.services.find(service.id)?.tables === undefined ? [] : readTables(tx, deps, { scope, id })
}

function collectionOf({ organizationId, mode, groupId, folderId, resultId }: ExportRecord): Collection {
  const scope = { organizationId, mode, groupId }
  if (folderId !== null) return { scope, kind: 'folder', id: folderId }
  if (resultId !== null) return { scope, kind: 'result', id: resultId }
  throw new Error('An export of nothing')
}
