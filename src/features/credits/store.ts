import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Scope } from '../access/caller.ts'

export interface Owner {
  readonly organizationId: string
  readonly groupId: string | null
}

export interface Account extends Owner {
  readonly id: string
  readonly balance: number
}

/** Locks the accounts of these groups and of their organizations, always in the same order. */
export async function lockAccounts(tx: Tx, owners: readonly Owner[]): Promise<readonly Account[]> {
  const organizations = [...new Set(owners.map((each) => each.organizationId))]
  const groups = [...new Set(owners.flatMap((each) => each.groupId ?? []))]
  const found = await sql<Account>`
    SELECT id, organization_id AS "organizationId", group_id AS "groupId", balance FROM credit_accounts
    WHERE organization_id = ANY(${organizations}::uuid[]) AND (group_id IS NULL OR group_id = ANY(${groups}::uuid[]))
    ORDER BY id FOR UPDATE`.execute(tx)
  return found.rows
}

export interface ReserveEntry {
  readonly accountId: string
  readonly organizationId: string
  readonly amount: number
  readonly verificationId: string
  readonly runId: string
}

/** Takes the amounts from their accounts and writes an entry for each, in one statement. */
export async function insertReserves(tx: Tx, entries: readonly ReserveEntry[]): Promise<void> {
  await sql`
    WITH reserve AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        AS r ("accountId" uuid, "organizationId" uuid, amount bigint, "verificationId" uuid, "runId" uuid)
    ), taken AS (
      UPDATE credit_accounts a SET balance = a.balance - t.amount
      FROM (SELECT "accountId", sum(amount) AS amount FROM reserve GROUP BY 1) t WHERE a.id = t."accountId"
    )
    INSERT INTO credit_entries (account_id, organization_id, kind, amount, verification_id, run_id)
    SELECT "accountId", "organizationId", 'RESERVE', -amount, "verificationId", "runId" FROM reserve`.execute(tx)
}

/** Keeps what a run had reserved: it is paid now. Answers the credits used. A second end of a run is refused. */
export async function settle(tx: Tx, runId: string): Promise<number> {
  return (await insertEnd(tx, runId, 'SETTLE')) ?? 0
}

/** Gives back what a run had reserved. A second end of a run is refused by the ledger. */
export async function release(tx: Tx, runId: string): Promise<void> {
  await insertEnd(tx, runId, 'RELEASE')
}

/** Answers the credits that the run had reserved; null when it had reserved nothing. */
async function insertEnd(tx: Tx, runId: string, kind: 'SETTLE' | 'RELEASE'): Promise<number | null> {
  const found = await sql<{ reserved: number }>`
    WITH reserve AS (SELECT * FROM credit_entries WHERE run_id = ${runId} AND kind = 'RESERVE'),
    given_back AS (
      UPDATE credit_accounts a SET balance = a.balance - r.amount FROM reserve r
      WHERE a.id = r.account_id AND ${kind} = 'RELEASE'
    ), ended AS (
      INSERT INTO credit_entries (account_id, organization_id, kind, amount, verification_id, run_id)
      SELECT account_id, organization_id, ${kind}, CASE ${kind} WHEN 'RELEASE' THEN -amount ELSE 0 END,
        verification_id, run_id FROM reserve
    )
    SELECT (-amount)::int AS reserved FROM reserve`.execute(tx)
  return found.rows[0]?.reserved ?? null
}

/**
 * Adds credits (a whole number above 0) to a group's account, or with `groupId: null` to the organization's. An absent
 * account is made. Answers the new balance.
 */
export async function topUp(
  tx: Tx,
  { organizationId, groupId, amount, note }: Owner & { readonly amount: number; readonly note: string },
): Promise<number> {
  const found = await sql<{ balance: number }>`
    WITH account AS (
      INSERT INTO credit_accounts (id, organization_id, group_id, balance)
      VALUES (${newId()}, ${organizationId}, ${groupId}, ${amount})
      ON CONFLICT (organization_id, group_id) DO UPDATE SET balance = credit_accounts.balance + excluded.balance
      RETURNING id, balance
    ), entry AS (
      INSERT INTO credit_entries (account_id, organization_id, kind, amount, note)
      SELECT id, ${organizationId}, 'TOP_UP', ${amount}, ${note} FROM account
    )
    SELECT balance FROM account`.execute(tx)
  return found.rows[0]?.balance ?? 0
}

export interface Balance {
  /** null: the organization's own account. */
  readonly groupId: string | null
  readonly balance: number
}

/** The accounts that the scope may draw on: the organization's first, then the groups'. */
export async function listAccounts(db: Db, scope: Scope): Promise<readonly Balance[]> {
  const found = await sql<Balance>`SELECT group_id AS "groupId", balance FROM credit_accounts
    WHERE organization_id = ${scope.organizationId}
      AND (${scope.groupId}::uuid IS NULL OR group_id IS NULL OR group_id = ${scope.groupId})
    ORDER BY group_id NULLS FIRST`.execute(db)
  return found.rows
}

export const ENTRY_KINDS = ['TOP_UP', 'RESERVE', 'SETTLE', 'RELEASE'] as const

export interface Entry {
  readonly id: string
  readonly groupId: string | null
  readonly kind: (typeof ENTRY_KINDS)[number]
  readonly amount: number
  readonly verificationId: string | null
  readonly runId: string | null
  readonly note: string | null
  readonly createdAt: Date
}

/**
 * A page of the ledger, newest first, after the entry `before`. Of a group are the entries of its own account, and those
 * of the organization's that its verifications made. Each account is read along its own index, from where the page begins.
 */
export async function listEntries(
  db: Db,
  scope: Scope,
  page: { readonly before: string | null; readonly size: number },
): Promise<readonly Entry[]> {
  const found = await sql<Entry>`
    SELECT e.id::text AS id, a.group_id AS "groupId", e.kind, e.amount, e.verification_id AS "verificationId",
      e.run_id AS "runId", e.note, e.created_at AS "createdAt"
    FROM credit_accounts a CROSS JOIN LATERAL (
      SELECT * FROM credit_entries c
      WHERE c.account_id = a.id AND (${page.before}::bigint IS NULL OR c.id < ${page.before}::bigint)
        AND (${scope.groupId}::uuid IS NULL OR a.group_id = ${scope.groupId} OR EXISTS (
          SELECT FROM verifications v WHERE v.id = c.verification_id AND v.group_id = ${scope.groupId}))
      ORDER BY c.id DESC LIMIT ${page.size}
    ) AS e
    WHERE a.organization_id = ${scope.organizationId}
    ORDER BY e.id DESC LIMIT ${page.size}`.execute(db)
  return found.rows
}
