import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'

export interface LedgerReport {
  readonly accounts: number
  readonly entries: number
  readonly runs: number
  /** One line each, beginning with the name of the law that is broken. Empty: the ledger is right. */
  readonly violations: readonly string[]
}

/**
 * Looks at every account, entry and run there is. What must hold at any moment between transactions: no balance is or
 * was negative, the entries add up to it, a run has one reserve and at most one end, and every end is the one that the
 * verification's status asks for.
 */
export async function checkLedger(db: Db): Promise<LedgerReport> {
  const counted = await sql<{ accounts: number; entries: number; runs: number }>`SELECT
    (SELECT count(*)::int FROM credit_accounts) AS accounts, (SELECT count(*)::int FROM credit_entries) AS entries,
    (SELECT count(DISTINCT run_id)::int FROM credit_entries) AS runs`.execute(db)
  const violations: string[] = []
  for (const [law, query] of Object.entries(LAWS)) {
    const { rows } = await query.execute(db)
    violations.push(...rows.map((row) => `${law}: ${JSON.stringify(row)}`))
  }
  const { accounts, entries, runs } = counted.rows[0] ?? { accounts: 0, entries: 0, runs: 0 }
  return { accounts, entries, runs, violations }
}

const ENDS = sql`('SETTLE', 'RELEASE')`

/** Each answers the rows that break it. */
const LAWS = {
  'never negative': sql`SELECT id, balance FROM credit_accounts WHERE balance < 0`,

  // Whoever takes credits holds the account's lock before the entry gets its number, so numbers are the order of events.
  'was never negative': sql`SELECT account_id, id, balance FROM (
      SELECT account_id, id, sum(amount) OVER (PARTITION BY account_id ORDER BY id)::bigint AS balance
      FROM credit_entries) AS history
    WHERE balance < 0`,

  'sum of entries = balance': sql`SELECT a.id, a.balance, coalesce(sum(e.amount), 0)::bigint AS sum
    FROM credit_accounts a LEFT JOIN credit_entries e ON e.account_id = a.id
    GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0)`,

  'one reserve per run': sql`SELECT run_id, count(*) FILTER (WHERE kind = 'RESERVE')::int AS reserves
    FROM credit_entries WHERE run_id IS NOT NULL
    GROUP BY run_id HAVING count(*) FILTER (WHERE kind = 'RESERVE') <> 1`,

  'at most one end per run': sql`SELECT run_id, count(*)::int AS ends
    FROM credit_entries WHERE kind IN ${ENDS} GROUP BY run_id HAVING count(*) > 1`,

  'an end undoes or keeps its own reserve': sql`SELECT r.run_id, r.amount AS reserved, e.kind, e.amount AS ended
    FROM credit_entries r JOIN credit_entries e ON e.run_id = r.run_id AND e.kind IN ${ENDS}
    WHERE r.kind = 'RESERVE' AND (e.id < r.id OR e.account_id <> r.account_id
      OR e.verification_id <> r.verification_id
      OR e.amount <> CASE e.kind WHEN 'RELEASE' THEN -r.amount ELSE 0 END)`,

  'every paid run was reserved': sql`SELECT v.id, e.run_id
    FROM verifications v JOIN verification_events e ON e.verification_id = v.id
    WHERE v.mode = 'live' AND v.price > 0 AND e.run_id IS NOT NULL AND e.to_status = 'IN_QUEUE'
      AND NOT EXISTS (SELECT FROM credit_entries c WHERE c.run_id = e.run_id AND c.kind = 'RESERVE')`,

  'every reserve is of a run that began': sql`SELECT c.id, c.run_id FROM credit_entries c
    WHERE c.kind = 'RESERVE' AND NOT EXISTS (SELECT FROM verification_events e
      WHERE e.verification_id = c.verification_id AND e.run_id = c.run_id AND e.to_status = 'IN_QUEUE')`,

  'an end as the status asks for': sql`SELECT v.id, v.status, r.run_id, e.kind
    FROM credit_entries r JOIN verifications v ON v.id = r.verification_id
    LEFT JOIN credit_entries e ON e.run_id = r.run_id AND e.kind IN ${ENDS}
    WHERE r.kind = 'RESERVE' AND CASE
      WHEN r.run_id <> v.run_id THEN e.kind IS NULL
      WHEN v.status IN ('IN_QUEUE', 'IN_PROGRESS', 'FRAUD_DETECTED') THEN e.kind IS NOT NULL
      WHEN v.status IN ('FAILED', 'CANCELLED') THEN e.kind IS DISTINCT FROM 'RELEASE'
      ELSE e.kind IS DISTINCT FROM 'SETTLE' END`,

  'credits used = settled reserves': sql`SELECT v.id, v.credit_used, coalesce(-sum(r.amount), 0)::bigint AS settled
    FROM verifications v LEFT JOIN credit_entries e ON e.verification_id = v.id AND e.kind = 'SETTLE'
    LEFT JOIN credit_entries r ON r.run_id = e.run_id AND r.kind = 'RESERVE'
    GROUP BY v.id HAVING v.credit_used <> coalesce(-sum(r.amount), 0)`,
}
