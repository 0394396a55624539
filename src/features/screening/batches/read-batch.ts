import type { Db } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Scope } from '../../access/caller.ts'
import { readResultGroup } from '../../verifications/read-result-group.ts'

const FIRST: Page = { offset: 0, size: 1 }

/**
 * A batch as it stands, with one page of its verifications in the order in which they were sent.
 *
 * @throws {HttpError} 404 where the scope sees none of them.
 */
export async function readBatch(
  db: Db,
  scope: Scope,
  { id, page = FIRST }: { readonly id: string; readonly page?: Page },
) {
  const { total, overallStatus, counts, records } = await readResultGroup(db, scope, { resultId: id, page })
  // A page behind the last one is empty, and the batch is there all the same.
  const [first] =
    records.length > 0 ? records : (await readResultGroup(db, scope, { resultId: id, page: FIRST })).records
  if (first === undefined) throw notFound('Batch')
  const batch = { id, folder_id: first.folderId, total, overall_status: overallStatus }
  return { batch, counts: [...counts], records }
}
