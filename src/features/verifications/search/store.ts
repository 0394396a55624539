import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Position } from '../../../platform/http/position-cursor.ts'
import type { Scope } from '../../access/caller.ts'
import { OPEN_STATUSES, type Status } from '../lifecycle/status.ts'
import type { OutputStatus } from '../verdict.ts'

export interface SearchFilter {
  /** At least one. */
  readonly statuses: readonly Status[]
  readonly serviceId: string | null
  readonly folderId: string | null
  readonly outputStatus: OutputStatus | null
  /** Whether matches are undecided; null: either. */
  readonly hasUndecided: boolean | null
  readonly isWatched: boolean | null
  /** That moment included. */
  readonly from: Date | null
  /** That moment not included. */
  readonly to: Date | null
}

export interface SearchPage {
  readonly after: Position | null
  readonly size: number
}

/**
 * Ids and places of a page, the newest first. Each status of each group is a run of an index that is already in order,
 * so a page reads `size` entries of each at most, however deep it lies and however much there is.
 */
export async function searchPositions(
  db: Db,
  scope: Scope,
  { filter, page }: { readonly filter: SearchFilter; readonly page: SearchPage },
): Promise<readonly Position[]> {
  const { serviceId, folderId, from, to, statuses, outputStatus, hasUndecided, isWatched } = filter
  const { after, size } = page
  const places =
    folderId === null
      ? sql`SELECT g.id, NULL::uuid AS folder_id FROM groups g WHERE g.organization_id = ${scope.organizationId}
          AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})`
      : sql`SELECT f.group_id AS id, f.id AS folder_id FROM folders f WHERE f.organization_id = ${scope.organizationId}
          AND (${scope.groupId}::uuid IS NULL OR f.group_id = ${scope.groupId}) AND f.mode = ${scope.mode}
          AND f.id = ${folderId}`
  const found = await sql<Position>`
    SELECT found.id, to_char(found.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS "createdAt"
    FROM (${places}) AS place CROSS JOIN unnest(${statuses}::verification_status[]) AS asked (status)
    CROSS JOIN LATERAL (
      SELECT v.id, v.created_at FROM verifications v
      WHERE ${folderId === null ? sql`v.group_id = place.id AND v.mode = ${scope.mode}` : sql`v.folder_id = place.folder_id`}
        ${serviceId === null ? sql`` : sql`AND v.service_id = ${serviceId}`} AND v.status = asked.status
        ${outputStatus === null ? sql`` : sql`AND v.output_status = ${outputStatus}`}
        ${flagged(hasUndecided, sql`v.undecided_matches > 0`)} ${flagged(isWatched, sql`v.is_watched`)}
        ${from === null ? sql`` : sql`AND v.created_at >= ${from}`}
        ${to === null ? sql`` : sql`AND v.created_at < ${to}`}
        ${after === null ? sql`` : sql`AND (v.created_at, v.id) < (${`${after.createdAt}Z`}::timestamptz, ${after.id}::uuid)`}
      ORDER BY v.created_at DESC, v.id DESC LIMIT ${size}
    ) AS found
    ORDER BY found.created_at DESC, found.id DESC LIMIT ${size}`.execute(db)
  return found.rows
}

/** Nothing where it was not asked; the condition as its index has it. */
function flagged(asked: boolean | null, condition: RawBuilder<unknown>) {
  if (asked === null) return sql``
  return asked ? sql`AND ${condition}` : sql`AND NOT (${condition})`
}

/** Whether verifications in the folder still wait for a worker or a person, a redacted one included. */
export async function hasOpenVerifications(tx: Tx, folderId: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM verifications WHERE folder_id = ${folderId}
    AND status = ANY(${[...OPEN_STATUSES]}::verification_status[]) LIMIT 1`.execute(tx)
  return found.rows.length > 0
}
