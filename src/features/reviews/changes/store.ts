import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import type { Level } from '../cases/level.ts'
import type { CaseEventKind } from '../cases/store.ts'

/** A case as those see it who change it. */
export interface CaseState {
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly groupId: string
  readonly level: Level
  readonly isOpen: boolean
  readonly assigneeId: string | null
  readonly tags: readonly string[]
}

const STATE = sql`c.verification_id AS id, c.organization_id AS "organizationId", c.mode, c.group_id AS "groupId", c.level,
  c.closed_at IS NULL AS "isOpen", c.assignee_id AS "assigneeId", c.tags`

/** The case, locked to the end of the transaction; undefined where the scope may not see it, or it was redacted. */
export async function lockCase(tx: Tx, scope: Scope, id: string): Promise<CaseState | undefined> {
  const found = await sql<CaseState>`SELECT ${STATE} FROM cases c
    WHERE c.verification_id = ${id} AND c.organization_id = ${scope.organizationId} AND c.mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR c.group_id = ${scope.groupId})
      AND NOT EXISTS (SELECT FROM verifications v WHERE v.id = c.verification_id AND v.redacted_at IS NOT NULL)
    FOR UPDATE`.execute(tx)
  return found.rows[0]
}

/** For the server’s own work: the case, locked; undefined where another has it, or it is somebody’s by now. */
export async function lockUnassigned(tx: Tx, id: string): Promise<CaseState | undefined> {
  const found = await sql<CaseState>`SELECT ${STATE} FROM cases c WHERE c.verification_id = ${id}
    AND c.closed_at IS NULL AND c.assignee_id IS NULL FOR UPDATE SKIP LOCKED`.execute(tx)
  return found.rows[0]
}

/** The caller holds the case's lock. Whose turn it is ends where it is given to somebody else. */
export async function setAssignee(tx: Tx, id: string, assigneeId: string | null): Promise<void> {
  await sql`UPDATE cases SET assignee_id = ${assigneeId},
      assigned_at = CASE WHEN ${assigneeId}::uuid IS NOT NULL THEN clock_timestamp() END,
      leased_until = CASE WHEN leased_by = ${assigneeId} THEN leased_until END,
      leased_by = CASE WHEN leased_by = ${assigneeId} THEN leased_by END
    WHERE verification_id = ${id}`.execute(tx)
}

/** The caller holds the case's lock. It is nobody's turn any more. */
export async function setSnooze(tx: Tx, id: string, until: Date | null): Promise<void> {
  await sql`UPDATE cases SET snoozed_until = ${until}, leased_by = NULL, leased_until = NULL
    WHERE verification_id = ${id}`.execute(tx)
}

export async function setDue(tx: Tx, id: string, dueAt: Date | null): Promise<void> {
  await sql`UPDATE cases SET due_at = coalesce(${dueAt}::timestamptz, 'infinity') WHERE verification_id = ${id}`.execute(
    tx,
  )
}

export async function setTags(tx: Tx, id: string, tags: readonly string[]): Promise<void> {
  await sql`UPDATE cases SET tags = ${[...tags]}::text[] WHERE verification_id = ${id}`.execute(tx)
}

/** Hands a case to another level, where it is nobody's. */
export async function setLevel(
  tx: Tx,
  id: string,
  { level, userId }: { readonly level: Level; readonly userId: string },
): Promise<void> {
  const isEscalated = level !== 'REVIEWER'
  await sql`UPDATE cases SET level = ${level}, escalated_by = ${isEscalated ? userId : null},
      escalated_at = CASE WHEN ${isEscalated}::boolean THEN now() END, assignee_id = NULL, assigned_at = NULL,
      leased_by = NULL, leased_until = NULL, snoozed_until = NULL
    WHERE verification_id = ${id}`.execute(tx)
}

export interface NewCaseEvent {
  readonly id: string
  readonly verificationId: string
  readonly organizationId: string
  readonly mode: Mode
  readonly kind: CaseEventKind
  readonly userId: string | null
  /** Ids, moments, names of tags and levels: nothing of the person. */
  readonly details: Readonly<Record<string, unknown>>
}

export async function insertCaseEvent(tx: Tx, event: NewCaseEvent): Promise<void> {
  const { id, verificationId, organizationId, mode, kind, userId, details } = event
  await sql`INSERT INTO case_events (id, verification_id, organization_id, mode, kind, user_id, details, created_at)
    VALUES (${id}, ${verificationId}, ${organizationId}, ${mode}, ${kind}, ${userId}, ${JSON.stringify(details)}::jsonb,
      clock_timestamp())`.execute(tx)
}

export interface Reviewer {
  readonly id: string
  readonly name: string
  readonly groupId: string | null
  /** Cases that wait and are his, at most as many as are counted. */
  readonly openCases: number
}

/** A busy reviewer's cases are counted no further. */
const LOAD_MAX = 1_000

/** Users who may work on cases of a group: its own with the duty for the level, and owners for what is theirs alone. */
const worksAt = (level: Level) => {
  if (level === 'OWNER') return sql`u.role = 'ORGANIZATION_OWNER'`
  const duties = level === 'COMPLIANCE' ? ['COMPLIANCE'] : ['REVIEWER', 'COMPLIANCE']
  return sql`u.role = 'GROUP_USER' AND u.duties && ${duties}::text[]`
}

/** Who reviews, with what is theirs in this mode; the least busy first, and of those who was given nothing for longest. */
export async function listReviewers(
  db: Db | Tx,
  scope: Scope,
  { level, countMax }: { readonly level: Level; readonly countMax: number },
): Promise<readonly Reviewer[]> {
  const found = await sql<Reviewer>`SELECT u.id, coalesce(nullif(u.name, ''), u.email) AS name, u.group_id AS "groupId",
      load.count AS "openCases"
    FROM users u CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM (SELECT FROM cases c
      WHERE c.assignee_id = u.id AND c.assignee_id IS NOT NULL AND c.mode = ${scope.mode} AND c.closed_at IS NULL
      LIMIT ${LOAD_MAX}) AS theirs) AS load
    LEFT JOIN LATERAL (SELECT max(c.assigned_at) AS at FROM cases c WHERE c.assignee_id = u.id
      AND c.assignee_id IS NOT NULL AND c.mode = ${scope.mode} AND c.closed_at IS NULL) AS last ON true
    WHERE u.organization_id = ${scope.organizationId} AND u.disabled_at IS NULL AND ${worksAt(level)}
      AND (${scope.groupId}::uuid IS NULL OR u.group_id = ${scope.groupId} OR u.role <> 'GROUP_USER')
    ORDER BY load.count, last.at NULLS FIRST, u.id LIMIT ${countMax}`.execute(db)
  return found.rows
}

/** Whether a user may be given a case: one of its group, or an owner. */
export async function mayBeGiven(
  tx: Tx,
  { organizationId, groupId, level }: CaseState,
  userId: string,
): Promise<boolean> {
  const found = await sql`SELECT FROM users u WHERE u.id = ${userId} AND u.organization_id = ${organizationId}
    AND u.disabled_at IS NULL
    AND (u.role = 'ORGANIZATION_OWNER' OR (u.group_id = ${groupId} AND ${worksAt(level)}))`.execute(tx)
  return found.rows.length > 0
}
