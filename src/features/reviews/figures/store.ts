import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

export const PERIODS = ['DAY', 'WEEK', 'MONTH'] as const
export type Period = (typeof PERIODS)[number]

export interface Span {
  /** That moment included. */
  readonly from: Date
  /** That moment not included. */
  readonly to: Date
}

/** Of decisions that took effect, or are about to. */
export interface DecisionFigures {
  readonly decisions: number
  readonly approved: number
  readonly rejected: number
  readonly falseAlarms: number
  /** Seconds from when the case began to wait to the decision; null without one. */
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
}

export interface GroupFigures extends DecisionFigures {
  readonly groupId: string
}

export interface PeriodFigures extends DecisionFigures {
  /** By UTC. */
  readonly since: Date
}

export interface ReasonFigures {
  readonly reasonCode: string
  readonly decisions: number
  readonly approved: number
  readonly falseAlarms: number
}

const decidedIn = (scope: Scope, { from, to }: Span) => sql`verification_decisions d
  JOIN verifications v ON v.id = d.verification_id JOIN cases c ON c.verification_id = d.verification_id
  WHERE d.organization_id = ${scope.organizationId} AND d.mode = ${scope.mode} AND d.state IN ('WAITING', 'DONE')
    AND d.decided_at >= ${from} AND d.decided_at < ${to}
    AND (${scope.groupId}::uuid IS NULL OR v.group_id = ${scope.groupId})`

const WAITED = sql`CASE WHEN d.decided_at >= c.opened_at THEN extract(epoch FROM d.decided_at - c.opened_at) END`
const FIGURES = sql`count(*)::int AS decisions, count(*) FILTER (WHERE d.outcome = 'APPROVED')::int AS approved,
  count(*) FILTER (WHERE d.outcome = 'REJECTED')::int AS rejected,
  count(*) FILTER (WHERE d.is_false_alarm)::int AS "falseAlarms",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ${WAITED})::float8 AS "medianSeconds",
  percentile_cont(0.9) WITHIN GROUP (ORDER BY ${WAITED})::float8 AS "p90Seconds"`

export async function readByGroup(db: Db, scope: Scope, span: Span): Promise<readonly GroupFigures[]> {
  const found = await sql<GroupFigures>`SELECT v.group_id AS "groupId", ${FIGURES} FROM ${decidedIn(scope, span)}
    GROUP BY v.group_id`.execute(db)
  return found.rows
}

/** The oldest first; periods without a decision are left out. */
export async function readByPeriod(
  db: Db,
  scope: Scope,
  { span, period }: { readonly span: Span; readonly period: Period },
): Promise<readonly PeriodFigures[]> {
  const found =
    await sql<PeriodFigures>`SELECT date_trunc(${period.toLowerCase()}, d.decided_at, 'UTC') AS since, ${FIGURES}
    FROM ${decidedIn(scope, span)} GROUP BY 1 ORDER BY 1`.execute(db)
  return found.rows
}

/** What stopped those that were decided on: the most false alarms first. */
export async function readByReason(db: Db, scope: Scope, span: Span): Promise<readonly ReasonFigures[]> {
  const found = await sql<ReasonFigures>`SELECT reason.code AS "reasonCode", count(*)::int AS decisions,
      count(*) FILTER (WHERE decided.outcome = 'APPROVED')::int AS approved,
      count(*) FILTER (WHERE decided.is_false_alarm)::int AS "falseAlarms"
    FROM (SELECT d.outcome, d.is_false_alarm, d.stopped_by FROM ${decidedIn(scope, span)}) AS decided
    CROSS JOIN unnest(decided.stopped_by) AS reason (code)
    GROUP BY reason.code ORDER BY "falseAlarms" DESC, decisions DESC, reason.code LIMIT 200`.execute(db)
  return found.rows
}

export interface OpenFigures {
  readonly groupId: string
  readonly open: number
  readonly overdue: number
  readonly escalated: number
  /** Of those that wait. */
  readonly medianAgeSeconds: number | null
  readonly oldestSeconds: number | null
}

/** What waits now, by group. */
export async function readOpen(db: Db, scope: Scope): Promise<readonly OpenFigures[]> {
  const age = sql`extract(epoch FROM now() - c.opened_at)`
  const found = await sql<OpenFigures>`SELECT c.group_id AS "groupId", count(*)::int AS open,
      count(*) FILTER (WHERE c.due_at < now())::int AS overdue,
      count(*) FILTER (WHERE c.level <> 'REVIEWER')::int AS escalated,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY ${age})::float8 AS "medianAgeSeconds",
      max(${age})::float8 AS "oldestSeconds"
    FROM groups g JOIN cases c ON c.group_id = g.id AND c.mode = ${scope.mode} AND c.closed_at IS NULL
    WHERE g.organization_id = ${scope.organizationId} AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})
    GROUP BY c.group_id`.execute(db)
  return found.rows
}
