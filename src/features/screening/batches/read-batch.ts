import type { Db } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Scope } from '../../access/caller.ts'
import { overallStatus } from '../../verifications/overall-status.ts'
import { countByStatus, listByResult } from '../../verifications/store.ts'

/** A batch as it stands, and a page of its verifications. @throws {HttpError} 404 where the scope sees none of them. */
export async function readBatch(db: Db, scope: Scope, { id, page }: { readonly id: string; readonly page: Page }) {
  const counts = await countByStatus(db, scope, id)
  const [first] = await listByResult(db, scope, { resultId: id, page: { ...page, offset: 0, size: 1 } })
  if (first === undefined) throw notFound('Batch')
  return {
    id,
    folder_id: first.folderId,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    overall_status: overallStatus(counts.map(({ status }) => status)),
    counts: [...counts],
    records: await listByResult(db, scope, { resultId: id, page }),
  }
}
