import type { Db } from '../../platform/database/database.ts'
import type { Page } from '../../platform/http/pagination.ts'
import type { Scope } from '../access/caller.ts'
import type { Status } from './lifecycle/status.ts'
import { overallStatus } from './overall-status.ts'
import { countByStatus, listByResult, type VerificationRecord } from './store.ts'

/** Verifications that share a `result_id`, as far as the scope sees them. */
export interface ResultGroup {
  readonly total: number
  readonly overallStatus: Status
  readonly counts: readonly { readonly status: Status; readonly count: number }[]
  /** One page of them, the oldest first. */
  readonly records: readonly VerificationRecord[]
}

export async function readResultGroup(
  db: Db,
  scope: Scope,
  asked: { readonly resultId: string; readonly page: Page },
): Promise<ResultGroup> {
  const counts = await countByStatus(db, scope, asked.resultId)
  return {
    total: counts.reduce((sum, each) => sum + each.count, 0),
    overallStatus: overallStatus(counts.map((each) => each.status)),
    counts,
    records: await listByResult(db, scope, asked),
  }
}
