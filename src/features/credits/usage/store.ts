import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Scope } from '../../access/caller.ts'

export const USAGE_SIDES = ['day', 'service', 'api_key', 'user'] as const
export type UsageSide = (typeof USAGE_SIDES)[number]

export interface UsageRow {
  /** `2026-01-31`, UTC. What was not asked for is null, and so is the key of what a user began and the reverse. */
  readonly day: string | null
  readonly serviceId: string | null
  readonly apiKeyId: string | null
  readonly userId: string | null
  readonly passes: number
  readonly paidPasses: number
  readonly creditsUsed: number
  /** Receipt checks that count against the month's plan; they have no service. */
  readonly receiptChecks: number
}

export interface UsageQuestion {
  /** Days in UTC, both included. */
  readonly from: string
  readonly to: string
  /** null: by all of them. */
  readonly by: UsageSide | null
  readonly page: Page
}

/**
 * Passes begun in these days, newest day first, and what they cost. A pass that went on after a stop for fraud is one
 * pass. Who asked for a retry is who began it. Receipt checks beside them.
 */
export async function readUsage(
  db: Db,
  scope: Scope,
  { from, to, by, page }: UsageQuestion,
): Promise<{ readonly total: number; readonly rows: readonly UsageRow[] }> {
  const within = (createdAt: ReturnType<typeof sql>) => sql`${createdAt} >= ${from}::date::timestamp AT TIME ZONE 'UTC'
    AND ${createdAt} < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`
  const ofGroup = (groupId: ReturnType<typeof sql>) =>
    sql`(${scope.groupId}::uuid IS NULL OR ${groupId} = ${scope.groupId})`
  const side = (name: UsageSide, column: ReturnType<typeof sql>) =>
    by === null || by === name ? sql`used.${column}::text` : sql`NULL::text`
  const found = await sql<UsageRow & { readonly total: number }>`
    WITH used AS (
      SELECT e.created_at, v.service_id, e.api_key_id, e.user_id, 1 AS passes, (ended.run_id IS NOT NULL)::int AS paid,
        CASE WHEN ended.run_id IS NULL THEN 0 ELSE -reserved.amount END AS credits, 0 AS checks
      FROM verification_events e JOIN verifications v ON v.id = e.verification_id
      LEFT JOIN credit_entries reserved ON reserved.run_id = e.run_id AND reserved.kind = 'RESERVE'
      LEFT JOIN credit_entries ended ON ended.run_id = e.run_id AND ended.kind = 'SETTLE'
      WHERE e.organization_id = ${scope.organizationId} AND e.mode = ${scope.mode}
        AND e.kind = 'STATUS_CHANGED' AND e.to_status = 'IN_QUEUE' AND e.from_status IS DISTINCT FROM 'FRAUD_DETECTED'
        AND ${within(sql`e.created_at`)} AND ${ofGroup(sql`v.group_id`)}
      UNION ALL
      SELECT c.created_at, NULL, c.api_key_id, c.user_id, 0, 0, 0, 1 FROM receipt_checks c
      WHERE c.organization_id = ${scope.organizationId} AND c.mode = ${scope.mode}
        AND c.is_counted AND c.outcome IS NOT NULL AND ${within(sql`c.created_at`)} AND ${ofGroup(sql`c.group_id`)}
    )
    SELECT ${side('day', sql`day`)} AS day, ${side('service', sql`service_id`)} AS "serviceId",
      ${side('api_key', sql`api_key_id`)} AS "apiKeyId", ${side('user', sql`user_id`)} AS "userId",
      sum(passes)::int AS passes, sum(paid)::int AS "paidPasses", coalesce(sum(credits), 0)::bigint AS "creditsUsed",
      sum(checks)::int AS "receiptChecks", (count(*) OVER ())::int AS total
    FROM (SELECT *, (created_at AT TIME ZONE 'UTC')::date AS day FROM used) AS used
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4 LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: found.rows[0]?.total ?? 0, rows: found.rows }
}
