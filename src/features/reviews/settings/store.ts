import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import type { DecisionReason } from '../../verifications/decisions/review-check.ts'

type Place = Pick<Scope, 'organizationId' | 'mode'>

export async function saveFourEyes(tx: Tx, { organizationId, mode }: Place, isOn: boolean): Promise<void> {
  await sql`INSERT INTO desk_settings (organization_id, mode, four_eyes) VALUES (${organizationId}, ${mode}, ${isOn})
    ON CONFLICT (organization_id, mode) DO UPDATE SET four_eyes = excluded.four_eyes`.execute(tx)
}

/** Takes the place of those that there were; none: the built-in ones hold again. */
export async function replaceReasons(tx: Tx, place: Place, reasons: readonly DecisionReason[]): Promise<void> {
  const { organizationId, mode } = place
  await sql`DELETE FROM decision_reasons WHERE organization_id = ${organizationId} AND mode = ${mode}`.execute(tx)
  for (const [position, { code, outcome, meaning, needsNote, isFalseAlarm }] of reasons.entries()) {
    await sql`INSERT INTO decision_reasons (organization_id, mode, code, position, outcome, meaning, needs_note,
        is_false_alarm)
      VALUES (${organizationId}, ${mode}, ${code}, ${position}, ${outcome}, ${meaning}, ${needsNote},
        ${isFalseAlarm})`.execute(tx)
  }
}

/** What holds for the cases of a group. */
export interface Terms {
  readonly groupId: string
  readonly name: string
  /** Hours after which a case is overdue; null: never. */
  readonly reviewHours: number | null
  /** Cases are given to whoever has least to do as they come. */
  readonly isAutoAssigned: boolean
}

const TERMS = sql`g.id AS "groupId", g.name, g.review_hours AS "reviewHours", g.auto_assign AS "isAutoAssigned"`

/** Groups that are answered at most. */
const GROUPS_MAX = 1_000

export async function listTerms(db: Db, scope: Scope): Promise<readonly Terms[]> {
  const found = await sql<Terms>`SELECT ${TERMS} FROM groups g WHERE g.organization_id = ${scope.organizationId}
    AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId}) ORDER BY g.number LIMIT ${GROUPS_MAX}`.execute(db)
  return found.rows
}

/** The terms, locked; undefined where the scope may not see the group. */
export async function lockTerms(tx: Tx, scope: Scope, groupId: string): Promise<Terms | undefined> {
  const found = await sql<Terms>`SELECT ${TERMS} FROM groups g WHERE g.id = ${groupId}
    AND g.organization_id = ${scope.organizationId} AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})
    FOR UPDATE`.execute(tx)
  return found.rows[0]
}

/** Writes terms. Open cases that are due by the term of before are due by the new one; dates that somebody set stay. */
export async function saveTerms(tx: Tx, before: Terms, terms: Terms): Promise<void> {
  const { groupId, reviewHours, isAutoAssigned } = terms
  await sql`UPDATE groups SET review_hours = ${reviewHours}, auto_assign = ${isAutoAssigned}
    WHERE id = ${groupId}`.execute(tx)
  if (reviewHours === before.reviewHours) return
  await sql`UPDATE cases SET due_at = ${dueAfter(reviewHours)} WHERE group_id = ${groupId} AND closed_at IS NULL
    AND due_at = ${dueAfter(before.reviewHours)}`.execute(tx)
}

const dueAfter = (hours: number | null) => sql`coalesce(opened_at + make_interval(hours => ${hours}::int), 'infinity')`

/** Unassigned cases of groups that have them assigned as they come, the most urgent of each first. */
export async function listToAssign(
  db: Db,
  countMax: number,
): Promise<readonly { readonly id: string; readonly mode: Mode }[]> {
  const found = await sql<{ id: string; mode: Mode }>`SELECT w.id, w.mode
    FROM groups g CROSS JOIN unnest(enum_range(NULL::mode)) AS asked (mode) CROSS JOIN LATERAL (
      SELECT c.verification_id AS id, c.mode FROM cases c
      WHERE c.group_id = g.id AND c.mode = asked.mode AND c.level = 'REVIEWER' AND c.closed_at IS NULL
        AND c.assignee_id IS NULL AND (c.leased_until IS NULL OR c.leased_until <= now())
      ORDER BY c.due_at, c.opened_at, c.verification_id LIMIT ${countMax}) AS w
    WHERE g.auto_assign LIMIT ${countMax}`.execute(db)
  return found.rows
}

/** Takes cases from those who may not work on them any more: disabled, of another group, without the duty. */
export async function releaseOrphans(db: Db): Promise<number> {
  const released = await sql`UPDATE cases c SET assignee_id = NULL, assigned_at = NULL FROM users u
    WHERE u.id = c.assignee_id AND c.assignee_id IS NOT NULL AND c.closed_at IS NULL
      AND (u.disabled_at IS NOT NULL OR (u.role = 'GROUP_USER'
        AND (u.group_id <> c.group_id OR NOT u.duties && '{REVIEWER,COMPLIANCE}')))
    RETURNING c.verification_id`.execute(db)
  return released.rows.length
}
