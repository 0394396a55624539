import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'
import type { Status } from '../lifecycle/status.ts'

export interface EventRow {
  readonly sequence: number
  readonly kind: 'STATUS_CHANGED' | 'EDITED' | 'REDACTED' | 'DECIDED' | 'DECISION_LAPSED'
  readonly fromStatus: Status | null
  readonly toStatus: Status
  readonly runId: string | null
  readonly reasonCode: string | null
  readonly userId: string | null
  readonly keyName: string | null
  readonly keyLastFour: string | null
  readonly detailsSealed: Buffer | null
  readonly createdAt: Date
}

/** The moves and edits of a verification in their order, `countMax` of them at most. */
export async function listEvents(
  db: Db,
  scope: Scope,
  asked: { readonly verificationId: string; readonly countMax: number },
): Promise<{ readonly total: number; readonly events: readonly EventRow[] }> {
  const of = sql`verification_events e WHERE e.verification_id = ${asked.verificationId}
    AND e.organization_id = ${scope.organizationId} AND e.mode = ${scope.mode}`
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM ${of}`.execute(db)
  const found = await sql<EventRow>`SELECT e.sequence, e.kind, e.from_status AS "fromStatus",
      e.to_status AS "toStatus", e.run_id AS "runId", e.reason_code AS "reasonCode", e.user_id AS "userId",
      k.name AS "keyName", k.last_four AS "keyLastFour", h.details_sealed AS "detailsSealed",
      e.created_at AS "createdAt"
    FROM (SELECT e.* FROM ${of} ORDER BY e.sequence LIMIT ${asked.countMax}) e
    LEFT JOIN api_keys k ON k.id = e.api_key_id
    LEFT JOIN verification_history h ON h.verification_id = e.verification_id AND h.sequence = e.sequence
    ORDER BY e.sequence`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, events: found.rows }
}
