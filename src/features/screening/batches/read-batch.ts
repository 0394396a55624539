import type { Db } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Scope } from '../../access/caller.ts'
import { readResultGroup } from '../../verifications/read-result-group.ts'

/** A batch as it stands. @throws {HttpError} 404 where the scope sees none of its verifications. */
export async function readBatch(db: Db, scope: Scope, id: string) {
  const { total, overallStatus, counts, records } = await readResultGroup(db, scope, { resultId: id, page: FIRST })
  const [first] = records
  if (first === undefined) throw notFound('Batch')
  return { batch: { id, folder_id: first.folderId, total, overall_status: overallStatus }, counts: [...counts] }
}

const FIRST = { offset: 0, size: 1 }

/** One page of its verifications, in the order in which they were sent. */
export async function readBatchPage(db: Db, scope: Scope, asked: { readonly id: string; readonly page: Page }) {
  return (await readResultGroup(db, scope, { resultId: asked.id, page: asked.page })).records
}
