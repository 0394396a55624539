import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction } from '../../platform/database/database.ts'
import { conflict, notFound } from '../../platform/http/http-error.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { type Actor, actOf, type RecordAct } from '../access/act.ts'
import type { Scope } from '../access/caller.ts'
import { groupsOfFolders } from '../folders/door.ts'
import { type Claim, recordEffects } from '../idempotency/claim.ts'
import { servicesOf } from '../verifications/collection/read-collection.ts'
import { makeExportJob } from './export-jobs.ts'
import type { ExportFormat } from './formats.ts'
import { countUnfinished, type ExportRecord, insertExport, lockExports } from './store.ts'

export interface AskDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly recordAct: RecordAct
}

export interface ExportRequest {
  readonly actor: Actor
  readonly of: { readonly kind: 'folder' | 'result'; readonly id: string }
  readonly format: ExportFormat
  readonly claim: Claim | null
}

/** Exports of one organization that may wait or be made at once. */
export const UNFINISHED_MAX = 20

/**
 * Has a folder or a result group copied by a worker.
 *
 * @throws {HttpError} 404 where the caller may not see it, 409 while as many as may be are not finished.
 */
export async function askForExport(deps: AskDeps, { actor, of, format, claim }: ExportRequest): Promise<ExportRecord> {
  const { scope } = actor.caller
  const groupId = await groupOf(deps.db, scope, of)
  const asked = { id: newId(), groupId, folderId: null, resultId: null, [`${of.kind}Id`]: of.id, format }
  return inTransaction(deps.db, async (tx) => {
    await lockExports(tx, scope.organizationId)
    if ((await countUnfinished(tx, scope.organizationId)) >= UNFINISHED_MAX) {
      throw conflict(`${UNFINISHED_MAX} exports are still being made. Please wait until one of them is finished`)
    }
    const inserted = await insertExport(tx, scope, asked)
    await deps.jobs.enqueue(tx, makeExportJob, [{ exportId: asked.id }], { group: scope.organizationId })
    const details = { [`${of.kind}_id`]: of.id, format }
    await deps.recordAct(
      tx,
      actOf(actor, { action: 'export.created', target: { kind: 'export', id: asked.id }, details }),
    )
    await recordEffects(tx, [{ claim, status: 202, resourceId: asked.id }])
    return inserted
  })
}

/** The group whose people may see the export: the folder's, and of a result group the caller's own. */
async function groupOf(db: Db, scope: Scope, of: ExportRequest['of']): Promise<string | null> {
  if (of.kind === 'folder') {
    const [group = null] = await groupsOfFolders(db, [{ scope, folderId: of.id }])
    if (group === null) throw notFound('Folder')
    return group
  }
  if ((await servicesOf(db, { scope, ...of })).length === 0) throw notFound('Result')
  return scope.groupId
}
