import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Position } from '../../../platform/http/position-cursor.ts'
import type { Scope } from '../../access/caller.ts'
import type { Status } from '../../verifications/lifecycle/status.ts'
import type { OutputStatus } from '../../verifications/verdict.ts'

export interface WatchedRecord {
  readonly id: string
  readonly folderId: string
  readonly resultId: string
  readonly serviceId: string
  readonly status: Status
  readonly outputStatus: OutputStatus | null
  readonly undecidedMatches: number
  /** Where its page would end: since when it is watched. */
  readonly place: Position
}

/** Those whose watch began last come first. Each group's is a run of an index that is in order already. */
export async function listWatches(
  db: Db,
  scope: Scope,
  page: { readonly after: Position | null; readonly size: number },
): Promise<readonly WatchedRecord[]> {
  const { after, size } = page
  const found = await sql<Omit<WatchedRecord, 'place'> & { since: string }>`
    SELECT v.id, v.folder_id AS "folderId", v.result_id AS "resultId", v.service_id AS "serviceId", v.status,
      v.output_status AS "outputStatus", v.undecided_matches AS "undecidedMatches",
      to_char(watch.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS since
    FROM groups g CROSS JOIN LATERAL (
      SELECT w.verification_id, w.started_at FROM screening_watches w
      WHERE w.group_id = g.id AND w.mode = ${scope.mode}
        ${after === null ? sql`` : sql`AND (w.started_at, w.verification_id) < (${`${after.createdAt}Z`}::timestamptz, ${after.id}::uuid)`}
      ORDER BY w.started_at DESC, w.verification_id DESC LIMIT ${size}
    ) AS watch JOIN verifications v ON v.id = watch.verification_id
    WHERE g.organization_id = ${scope.organizationId}
      AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})
    ORDER BY watch.started_at DESC, v.id DESC LIMIT ${size}`.execute(db)
  return found.rows.map(({ since, ...row }) => ({ ...row, place: { createdAt: since, id: row.id } }))
}
