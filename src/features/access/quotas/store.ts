import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'

export interface UserMonth {
  readonly userId: string
  readonly passes: number
  /** null: unlimited. */
  readonly quota: number | null
}

const MONTH = sql`date_trunc('month', now() AT TIME ZONE 'UTC')::date`

/** This month's counts of these users, locked to the end of the transaction, always in the same order. */
export async function lockMonths(tx: Tx, userIds: readonly string[]): Promise<readonly UserMonth[]> {
  const found = await sql<UserMonth>`
    INSERT INTO user_months AS m (user_id, month, passes)
    SELECT id, ${MONTH}, 0 FROM unnest(${userIds}::uuid[]) AS id ORDER BY id
    ON CONFLICT (user_id, month) DO UPDATE SET passes = m.passes
    RETURNING user_id AS "userId", passes, (SELECT monthly_quota FROM users u WHERE u.id = m.user_id) AS quota`.execute(
    tx,
  )
  return found.rows
}

/** Adds to the counts that `lockMonths` locks. */
export async function addPasses(tx: Tx, taken: ReadonlyMap<string, number>): Promise<void> {
  await sql`UPDATE user_months m SET passes = m.passes + t.passes
    FROM unnest(${[...taken.keys()]}::uuid[], ${[...taken.values()]}::int[]) AS t (user_id, passes)
    WHERE m.user_id = t.user_id AND m.month = ${MONTH}`.execute(tx)
}
