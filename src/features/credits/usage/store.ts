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
 * pass. Who asked for a retry is who began it.
 */
export async function readUsage(
  db: Db,
  scope: Scope,
  { from, to, by, page }: UsageQuestion,
): Promise<{ readonly total: number; readonly rows: readonly UsageRow[] }> {
  const side = (name: UsageSide, value: ReturnType<typeof sql>) =>
    by === null || by === name ? value : sql`NULL::text`
  const found = await sql<UsageRow & { readonly total: number }>`
    SELECT ${side('day', sql`(e.created_at AT TIME ZONE 'UTC')::date::text`)} AS day,
      ${side('service', sql`v.service_id::text`)} AS "serviceId",
      ${side('api_key', sql`e.api_key_id::text`)} AS "apiKeyId", ${side('user', sql`e.user_id::text`)} AS "userId",
      count(*)::int AS passes, count(ended.run_id)::int AS "paidPasses",
      coalesce(-sum(reserved.amount) FILTER (WHERE ended.run_id IS NOT NULL), 0)::bigint AS "creditsUsed",
      (count(*) OVER ())::int AS total
    FROM verification_events e JOIN verifications v ON v.id = e.verification_id
    LEFT JOIN credit_entries reserved ON reserved.run_id = e.run_id AND reserved.kind = 'RESERVE'
    LEFT JOIN credit_entries ended ON ended.run_id = e.run_id AND ended.kind IN ('SETTLE', 'RELEASE')
      AND ended.kind = 'SETTLE'
    WHERE e.organization_id = ${scope.organizationId} AND e.mode = ${scope.mode}
      AND e.kind = 'STATUS_CHANGED' AND e.to_status = 'IN_QUEUE' AND e.from_status IS DISTINCT FROM 'FRAUD_DETECTED'
      AND e.created_at >= ${from}::date::timestamp AT TIME ZONE 'UTC'
      AND e.created_at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'
      AND (${scope.groupId}::uuid IS NULL OR v.group_id = ${scope.groupId})
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4 LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: found.rows[0]?.total ?? 0, rows: found.rows }
}
