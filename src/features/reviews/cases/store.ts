import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import type { Status } from '../../verifications/lifecycle/status.ts'
import type { OutputStatus } from '../../verifications/verdict.ts'
import type { CasePosition } from './case-cursor.ts'
import type { Level } from './level.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

export interface CaseRow {
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly groupId: string
  readonly serviceId: string
  readonly folderId: string
  readonly resultId: string
  readonly status: Status
  readonly outputStatus: OutputStatus | null
  readonly undecidedMatches: number
  /** Of the verification: what its ETag says. */
  readonly version: number
  readonly createdAt: Date
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly dueAt: Date | null
  readonly isOverdue: boolean
  readonly level: Level
  readonly escalatedBy: Named | null
  readonly escalatedAt: Date | null
  readonly assignee: Named | null
  /** Whose turn it is now. */
  readonly leasedBy: Named | null
  readonly leasedUntil: Date | null
  /** Of one that sleeps now. */
  readonly snoozedUntil: Date | null
  readonly tags: readonly string[]
  readonly noteCount: number
  /** The decision that waits; null without one. */
  readonly decision: { readonly state: string; readonly outcome: string; readonly userId: string } | null
}

const named = (alias: string) => {
  const [id, name, email] = ['id', 'name', 'email'].map((column) => sql.ref(`${alias}.${column}`))
  return sql`CASE WHEN ${id} IS NOT NULL
    THEN jsonb_build_object('id', ${id}, 'name', coalesce(nullif(${name}, ''), ${email})) END`
}

const COLUMNS = sql`c.verification_id AS id, c.organization_id AS "organizationId", c.mode, c.group_id AS "groupId",
  c.service_id AS "serviceId", c.folder_id AS "folderId", v.result_id AS "resultId", v.status,
  v.output_status AS "outputStatus", v.undecided_matches AS "undecidedMatches", v.event_count AS version,
  v.created_at AS "createdAt", c.opened_at AS "openedAt", c.closed_at AS "closedAt",
  nullif(c.due_at, 'infinity') AS "dueAt", c.closed_at IS NULL AND c.due_at < now() AS "isOverdue", c.level,
  ${named('e')} AS "escalatedBy", c.escalated_at AS "escalatedAt", ${named('a')} AS assignee,
  ${named('l')} AS "leasedBy", CASE WHEN l.id IS NOT NULL THEN c.leased_until END AS "leasedUntil",
  CASE WHEN c.snoozed_until > now() THEN c.snoozed_until END AS "snoozedUntil", c.tags,
  (SELECT count(*)::int FROM case_notes n WHERE n.verification_id = c.verification_id) AS "noteCount",
  (SELECT jsonb_build_object('state', d.state, 'outcome', d.outcome, 'userId', d.user_id) FROM verification_decisions d
    WHERE d.verification_id = c.verification_id AND d.ended_at IS NULL LIMIT 1) AS decision`

const CASES = sql`cases c JOIN verifications v ON v.id = c.verification_id LEFT JOIN users e ON e.id = c.escalated_by
  LEFT JOIN users a ON a.id = c.assignee_id LEFT JOIN users l ON l.id = c.leased_by AND c.leased_until > now()`

const visibleTo = (scope: Scope) => sql`c.organization_id = ${scope.organizationId} AND c.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR c.group_id = ${scope.groupId})`

export async function findCase(db: Db | Tx, scope: Scope, id: string): Promise<CaseRow | undefined> {
  const found = await sql<CaseRow>`SELECT ${COLUMNS} FROM ${CASES}
    WHERE c.verification_id = ${id} AND ${visibleTo(scope)}`.execute(db)
  return found.rows[0]
}

/** Those of these ids that the scope may see, in the order of the ids. */
export async function findCases(db: Db, scope: Scope, ids: readonly string[]): Promise<readonly CaseRow[]> {
  if (ids.length === 0) return []
  const found = await sql<CaseRow>`SELECT ${COLUMNS}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, position) JOIN (${CASES}) ON c.verification_id = asked.id
    WHERE ${visibleTo(scope)} ORDER BY asked.position`.execute(db)
  return found.rows
}

export interface CaseFilter {
  /** A user, or nobody at all; absent: whoever. */
  readonly assignee?: { readonly id: string | null }
  readonly serviceId: string | null
  readonly folderId: string | null
  readonly tag: string | null
  readonly level: Level | null
  readonly isOverdue: boolean
  readonly isSnoozed: boolean
}

/** Groups that the scope sees, one row each; with a folder the one that it is in. */
export function placesOf(scope: Scope, folderId: string | null) {
  if (folderId === null) {
    return sql`SELECT g.id FROM groups g WHERE g.organization_id = ${scope.organizationId}
      AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})`
  }
  return sql`SELECT f.group_id AS id FROM folders f WHERE f.organization_id = ${scope.organizationId}
    AND f.mode = ${scope.mode} AND (${scope.groupId}::uuid IS NULL OR f.group_id = ${scope.groupId})
    AND f.id = ${folderId}`
}

/** What a filter asks of an open case, as its indexes have it. */
export function matching({ serviceId, folderId, tag }: Pick<CaseFilter, 'serviceId' | 'folderId' | 'tag'>) {
  return sql`c.closed_at IS NULL ${serviceId === null ? sql`` : sql`AND c.service_id = ${serviceId}`}
    ${folderId === null ? sql`` : sql`AND c.folder_id = ${folderId}`}
    ${tag === null ? sql`` : sql`AND c.tags @> ARRAY[${tag}]`}`
}

/**
 * Ids and places of a page of open cases, what is due first at the front, then what waits longest. Each group is a run
 * of an index that is in order already: a page reads as much as it answers, however deep it lies.
 */
export async function listPositions(
  db: Db,
  scope: Scope,
  asked: { readonly filter: CaseFilter; readonly after: CasePosition | null; readonly size: number },
): Promise<readonly CasePosition[]> {
  const { filter, after, size } = asked
  const { assignee, level, isOverdue, isSnoozed } = filter
  const found = await sql<CasePosition>`SELECT w.id, (w.opened_at AT TIME ZONE 'UTC')::text AS "openedAt",
      (w.due_at AT TIME ZONE 'UTC')::text AS "dueAt"
    FROM (${placesOf(scope, filter.folderId)}) AS place CROSS JOIN LATERAL (
      SELECT c.verification_id AS id, c.due_at, c.opened_at FROM cases c
      WHERE c.group_id = place.id AND c.mode = ${scope.mode} AND ${matching(filter)}
        ${level === null ? sql`` : sql`AND c.level = ${level}`}
        ${level === null || level === 'REVIEWER' ? sql`` : sql`AND c.level <> 'REVIEWER'`}
        ${assignee === undefined ? sql`` : assignedTo(assignee.id)}
        ${isOverdue ? sql`AND c.due_at < now()` : sql``}
        ${isSnoozed ? sql`AND c.snoozed_until IS NOT NULL AND c.snoozed_until > now()` : AWAKE}
        ${after === null ? sql`` : sql`AND (c.due_at, c.opened_at, c.verification_id) > (${momentOf(after.dueAt)}::timestamptz, ${momentOf(after.openedAt)}::timestamptz, ${after.id}::uuid)`}
      ORDER BY c.due_at, c.opened_at, c.verification_id LIMIT ${size}
    ) AS w ORDER BY w.due_at, w.opened_at, w.id LIMIT ${size}`.execute(db)
  return found.rows
}

const AWAKE = sql`AND (c.snoozed_until IS NULL OR c.snoozed_until <= now())`

const momentOf = (text: string) => (text === 'infinity' ? text : `${text}Z`)

function assignedTo(id: string | null) {
  return id === null ? sql`AND c.assignee_id IS NULL` : sql`AND c.assignee_id = ${id} AND c.assignee_id IS NOT NULL`
}

export interface CaseEventRow {
  readonly kind: CaseEventKind
  readonly by: Named | null
  readonly details: Readonly<Record<string, unknown>>
  readonly createdAt: Date
}

export const CASE_EVENT_KINDS = [
  'ASSIGNED',
  'SNOOZED',
  'DUE_SET',
  'ESCALATED',
  'TAGGED',
  'NOTED',
  'NOTE_DELETED',
] as const
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number]

/** What people did with it, the oldest first. */
export async function listCaseEvents(
  db: Db,
  scope: Scope,
  { id, countMax }: { readonly id: string; readonly countMax: number },
): Promise<readonly CaseEventRow[]> {
  const found = await sql<CaseEventRow>`SELECT e.kind, ${named('u')} AS by, e.details, e.created_at AS "createdAt"
    FROM (SELECT * FROM case_events WHERE verification_id = ${id} AND organization_id = ${scope.organizationId}
      AND mode = ${scope.mode} ORDER BY created_at DESC, id DESC LIMIT ${countMax}) e
    LEFT JOIN users u ON u.id = e.user_id ORDER BY e.created_at, e.id`.execute(db)
  return found.rows
}
