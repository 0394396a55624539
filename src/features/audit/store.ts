import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Page } from '../../platform/http/pagination.ts'
import type { Act } from '../access/act.ts'
import type { Mode } from '../access/caller.ts'

/** Writes an act into the audit log, in the transaction that does it: neither is there without the other. */
export async function recordAct(db: Db | Tx, act: Act): Promise<void> {
  const { organizationId, groupId, mode, actor, action, target, details, address, requestId } = act
  await sql`INSERT INTO audit_entries (id, organization_id, group_id, mode, actor_kind, actor_id, action, target_kind,
      target_id, details, address, request_id)
    VALUES (${newId()}, ${organizationId}, ${groupId}, ${mode}, ${actor.kind}, ${actor.id}, ${action},
      ${target?.kind ?? null}, ${target?.id ?? null}, ${JSON.stringify(details)}::jsonb, left(${address}, 100),
      ${requestId})`.execute(db)
}

export interface AuditEntry {
  readonly id: string
  readonly groupId: string | null
  readonly mode: Mode | null
  readonly actorKind: 'USER' | 'API_KEY' | 'SYSTEM'
  readonly actorId: string | null
  readonly actorName: string | null
  readonly action: string
  readonly targetKind: string | null
  readonly targetId: string | null
  readonly details: Readonly<Record<string, unknown>>
  readonly address: string | null
  readonly requestId: string | null
  readonly createdAt: Date
}

export interface AuditFilter {
  readonly action: string | null
  readonly actorId: string | null
  readonly targetId: string | null
  readonly from: Date | null
  readonly to: Date | null
}

type AuditScope = { readonly organizationId: string; readonly mode: Mode }

/** Of one organization: acts of its mode, and those that have none, such as signing in. */
const matching = (scope: AuditScope, filter: AuditFilter) => sql`e.organization_id = ${scope.organizationId}
  AND (e.mode IS NULL OR e.mode = ${scope.mode})
  AND (${filter.action}::text IS NULL OR e.action = ${filter.action})
  AND (${filter.actorId}::uuid IS NULL OR e.actor_id = ${filter.actorId})
  AND (${filter.targetId}::uuid IS NULL OR e.target_id = ${filter.targetId})
  AND (${filter.from}::timestamptz IS NULL OR e.created_at >= ${filter.from})
  AND (${filter.to}::timestamptz IS NULL OR e.created_at < ${filter.to})`

const COLUMNS = sql`e.id, e.group_id AS "groupId", e.mode, e.actor_kind AS "actorKind", e.actor_id AS "actorId",
  coalesce(u.email, k.name) AS "actorName", e.action, e.target_kind AS "targetKind", e.target_id AS "targetId",
  e.details, e.address, e.request_id AS "requestId", e.created_at AS "createdAt"`

const ENTRIES = sql`audit_entries e LEFT JOIN users u ON e.actor_kind = 'USER' AND u.id = e.actor_id
  LEFT JOIN api_keys k ON e.actor_kind = 'API_KEY' AND k.id = e.actor_id`

/** Newest first. */
export async function listEntries(
  db: Db,
  scope: AuditScope,
  filter: AuditFilter & { readonly page: Page },
): Promise<{ readonly total: number; readonly entries: readonly AuditEntry[] }> {
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM audit_entries e
    WHERE ${matching(scope, filter)}`.execute(db)
  const found = await sql<AuditEntry>`SELECT ${COLUMNS} FROM ${ENTRIES} WHERE ${matching(scope, filter)}
    ORDER BY e.created_at DESC, e.id DESC LIMIT ${filter.page.size} OFFSET ${filter.page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, entries: found.rows }
}

/** An entry and its place in the log: the moment to the microsecond, as text. */
export type PlacedEntry = AuditEntry & { readonly place: string }

/** Oldest first, those after one of the page before. */
export async function listEntriesAfter(
  db: Db,
  scope: AuditScope,
  filter: AuditFilter & { readonly after: PlacedEntry | null; readonly size: number },
): Promise<readonly PlacedEntry[]> {
  const { after, size } = filter
  const found = await sql<PlacedEntry>`SELECT ${COLUMNS}, e.created_at::text AS place
    FROM ${ENTRIES} WHERE ${matching(scope, filter)}
      ${after === null ? sql`` : sql`AND (e.created_at, e.id) > (${after.place}::timestamptz, ${after.id}::uuid)`}
    ORDER BY e.created_at, e.id LIMIT ${size}`.execute(db)
  return found.rows
}

export interface NewReadings extends AuditScope {
  readonly userId: string
  readonly ids: readonly string[]
}

/** Those of the verifications that the user has not read yet today, by UTC; from now on they have. */
export async function takeReadings(tx: Tx, reading: NewReadings): Promise<readonly string[]> {
  const { organizationId, mode, userId, ids } = reading
  const today = sql`(now() AT TIME ZONE 'UTC')::date`
  await sql`DELETE FROM case_readings WHERE organization_id = ${organizationId} AND mode = ${mode}
    AND user_id = ${userId} AND day < ${today}`.execute(tx)
  const taken = await sql<{
    id: string
  }>`INSERT INTO case_readings (organization_id, mode, user_id, day, verification_id)
    SELECT ${organizationId}, ${mode}, ${userId}, ${today}, id FROM unnest(${[...ids]}::uuid[]) AS id ORDER BY id
    ON CONFLICT DO NOTHING RETURNING verification_id AS id`.execute(tx)
  return taken.rows.map(({ id }) => id)
}
