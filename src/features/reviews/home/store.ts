import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'
import type { Status } from '../../verifications/lifecycle/status.ts'

/** Those that wait for a person. */
const WAITING = ['NEED_REVIEW', 'FRAUD_DETECTED']
/** Counts go no further: from there on it is "many". */
export const COUNT_MAX = 10_000

const groupsOf = (scope: Scope) => sql`groups g WHERE g.organization_id = ${scope.organizationId}
  AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})`

export interface WaitingCase {
  readonly id: string
  readonly serviceId: string
  readonly folderId: string
  readonly groupId: string
  readonly status: Status
  readonly undecidedMatches: number
  readonly createdAt: Date
}

/** The oldest first. Each status of each group is a run of an index, of which `countMax` entries are read at most. */
export async function listWaiting(db: Db, scope: Scope, countMax: number): Promise<readonly WaitingCase[]> {
  const found = await sql<WaitingCase>`SELECT w.* FROM ${sql`(SELECT g.id FROM ${groupsOf(scope)})`} place
    CROSS JOIN unnest(${WAITING}::verification_status[]) AS asked (status)
    CROSS JOIN LATERAL (SELECT v.id, v.service_id AS "serviceId", v.folder_id AS "folderId", v.group_id AS "groupId",
        v.status, v.undecided_matches AS "undecidedMatches", v.created_at AS "createdAt"
      FROM verifications v
      WHERE v.group_id = place.id AND v.mode = ${scope.mode} AND v.status = asked.status AND v.redacted_at IS NULL
        AND NOT EXISTS (SELECT FROM verification_decisions d WHERE d.verification_id = v.id AND d.state = 'WAITING')
      ORDER BY v.created_at, v.id LIMIT ${countMax}) AS w
    ORDER BY w."createdAt", w.id LIMIT ${countMax}`.execute(db)
  return found.rows
}

export async function countWaiting(db: Db, scope: Scope): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (
      SELECT FROM verifications v JOIN (SELECT g.id FROM ${groupsOf(scope)}) place ON v.group_id = place.id
      WHERE v.mode = ${scope.mode} AND v.status = ANY(${WAITING}::verification_status[]) AND v.redacted_at IS NULL
      LIMIT ${COUNT_MAX}) AS counted`.execute(db)
  return found.rows[0]?.count ?? 0
}

export interface Figures {
  readonly verified: number
  readonly notVerified: number
  readonly partiallyNotVerified: number
  readonly inReview: number
  readonly failed: number
  readonly open: number
}

/** Of the verifications created since then: how they stand now. */
export async function readFigures(db: Db, scope: Scope, since: Date): Promise<Figures> {
  const found = await sql<Figures>`SELECT
      count(*) FILTER (WHERE v.status <> 'NEED_REVIEW' AND v.output_status = 'VERIFIED')::int AS verified,
      count(*) FILTER (WHERE v.status <> 'NEED_REVIEW' AND v.output_status = 'NOT_VERIFIED')::int AS "notVerified",
      count(*) FILTER (WHERE v.status <> 'NEED_REVIEW' AND v.output_status = 'PARTIALLY_NOT_VERIFIED')::int
        AS "partiallyNotVerified",
      count(*) FILTER (WHERE v.status IN ('NEED_REVIEW', 'FRAUD_DETECTED'))::int AS "inReview",
      count(*) FILTER (WHERE v.status IN ('FAILED', 'PARTIALLY_FAILED'))::int AS failed,
      count(*) FILTER (WHERE v.status IN ('IN_QUEUE', 'IN_PROGRESS'))::int AS open
    FROM (SELECT g.id FROM ${groupsOf(scope)}) place
    CROSS JOIN unnest(enum_range(NULL::verification_status)) AS asked (status)
    JOIN verifications v ON v.group_id = place.id AND v.mode = ${scope.mode} AND v.status = asked.status
      AND v.created_at >= ${since}`.execute(db)
  const none = { verified: 0, notVerified: 0, partiallyNotVerified: 0, inReview: 0, failed: 0, open: 0 }
  return found.rows[0] ?? none
}

export interface DecisionTimes {
  readonly count: number
  /** Seconds from the end of the machine's work to the decision; null without one. */
  readonly medianSeconds: number | null
}

/** Of the decisions made since then that stand. */
export async function readDecisionTimes(db: Db, scope: Scope, since: Date): Promise<DecisionTimes> {
  const found = await sql<DecisionTimes>`SELECT count(*)::int AS count,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(extract(epoch FROM d.decided_at - v.end_date), 0))::float8
        AS "medianSeconds"
    FROM verification_decisions d JOIN verifications v ON v.id = d.verification_id
    WHERE d.organization_id = ${scope.organizationId} AND d.mode = ${scope.mode} AND d.decided_at >= ${since}
      AND d.state IN ('WAITING', 'DONE') AND v.end_date IS NOT NULL
      AND (${scope.groupId}::uuid IS NULL OR v.group_id = ${scope.groupId})`.execute(db)
  return found.rows[0] ?? { count: 0, medianSeconds: null }
}

export interface WebhookHealth {
  readonly pausedEndpoints: number
  readonly failedDeliveries: number
}

/** Of the organization and mode: endpoints that are paused, deliveries since then that were given up. */
export async function readWebhookHealth(db: Db, scope: Scope, since: Date): Promise<WebhookHealth> {
  const { organizationId, mode } = scope
  const found = await sql<WebhookHealth>`SELECT
    (SELECT count(*)::int FROM webhook_endpoints WHERE organization_id = ${organizationId} AND mode = ${mode}
      AND paused_at IS NOT NULL) AS "pausedEndpoints",
    (SELECT count(*)::int FROM (SELECT FROM webhook_deliveries WHERE organization_id = ${organizationId}
      AND mode = ${mode} AND status = 'FAILED' AND created_at >= ${since} LIMIT ${COUNT_MAX}) AS counted)
      AS "failedDeliveries"`.execute(db)
  return found.rows[0] ?? { pausedEndpoints: 0, failedDeliveries: 0 }
}
