import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'

export interface Change {
  readonly verificationId: string
  readonly sequence: number
  readonly organizationId: string
  readonly mode: Mode
  readonly groupId: string
  /** Of the database's clock, in microseconds since 1970: the place in the stream. */
  readonly atMicros: string
}

export interface ChangeQuestion {
  /** Microseconds since 1970; that moment not included. */
  readonly afterMicros: string
  readonly countMax: number
  /** Absent: everybody's. */
  readonly owner?: { readonly organizationId: string; readonly mode: Mode }
}

/** What happened to verifications of everybody, the oldest first: for the node, which says who may hear of it. */
export async function listChanges(db: Db, question: ChangeQuestion): Promise<readonly Change[]> {
  const { afterMicros, countMax, owner } = question
  const found = await sql<Change>`SELECT e.verification_id AS "verificationId", e.sequence,
      e.organization_id AS "organizationId", e.mode, v.group_id AS "groupId",
      (extract(epoch FROM e.created_at) * 1000000)::bigint::text AS "atMicros"
    FROM verification_events e JOIN verifications v ON v.id = e.verification_id
    WHERE e.created_at > to_timestamp(${afterMicros}::numeric / 1000000)
      ${owner === undefined ? sql`` : sql`AND e.organization_id = ${owner.organizationId} AND e.mode = ${owner.mode}`}
    ORDER BY e.created_at, e.verification_id, e.sequence LIMIT ${countMax}`.execute(db)
  return found.rows
}

/** The database's clock, in microseconds since 1970. */
export async function readClock(db: Db): Promise<string> {
  const found = await sql<{ now: string }>`SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text
    AS now`.execute(db)
  return found.rows[0]?.now ?? '0'
}
