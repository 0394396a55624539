import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

export interface StoredAccount {
  readonly id: string
  readonly number: number
  readonly bank: string
  readonly accountSealed: Buffer
  readonly isPrimary: boolean
}

const COLUMNS = sql`a.id, a.number::float8 AS number, a.bank, a.account_sealed AS "accountSealed",
  a.is_primary AS "isPrimary"`

const visibleTo = (scope: Scope) => sql`a.organization_id = ${scope.organizationId} AND a.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR a.group_id = ${scope.groupId})`

export interface NewAccount {
  readonly id: string
  readonly groupId: string
  readonly bank: string
  readonly accountHash: Buffer
  readonly accountSealed: Buffer
  readonly isPrimary: boolean
}

/** False when the branch has this account already. */
export async function insertAccount(tx: Tx, scope: Scope, account: NewAccount): Promise<boolean> {
  const { id, groupId, bank, accountHash, accountSealed, isPrimary } = account
  if (isPrimary) await clearPrimary(tx, scope, { groupId, bank })
  const done = await sql`
    INSERT INTO receipt_accounts (id, organization_id, group_id, mode, bank, account_hash, account_sealed, is_primary)
    VALUES (${id}, ${scope.organizationId}, ${groupId}, ${scope.mode}, ${bank}, ${accountHash}, ${accountSealed},
      ${isPrimary})
    ON CONFLICT (organization_id, mode, group_id, account_hash) DO NOTHING RETURNING id`.execute(tx)
  return done.rows.length > 0
}

interface Place {
  readonly groupId: string
  readonly bank: string
}

/** One branch's accounts of one bank change one after the other. */
async function clearPrimary(tx: Tx, scope: Scope, { groupId, bank }: Place): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`receipt account ${groupId} ${scope.mode} ${bank}`}, 0))`.execute(
    tx,
  )
  await sql`UPDATE receipt_accounts SET is_primary = false WHERE organization_id = ${scope.organizationId}
    AND mode = ${scope.mode} AND group_id = ${groupId} AND bank = ${bank} AND is_primary`.execute(tx)
}

export async function listAccounts(db: Db | Tx, scope: Scope, bank: string | null): Promise<readonly StoredAccount[]> {
  const found = await sql<StoredAccount>`SELECT ${COLUMNS} FROM receipt_accounts a WHERE ${visibleTo(scope)}
    AND (${bank}::text IS NULL OR a.bank = ${bank}) ORDER BY a.number LIMIT 1000`.execute(db)
  return found.rows
}

export async function findAccount(db: Db | Tx, scope: Scope, number: number): Promise<StoredAccount | undefined> {
  const found = await sql<StoredAccount>`SELECT ${COLUMNS} FROM receipt_accounts a WHERE ${visibleTo(scope)}
    AND a.number = ${number}`.execute(db)
  return found.rows[0]
}

export async function findAccountById(db: Db, scope: Scope, id: string): Promise<StoredAccount | undefined> {
  const found = await sql<StoredAccount>`SELECT ${COLUMNS} FROM receipt_accounts a WHERE ${visibleTo(scope)}
    AND a.id = ${id}`.execute(db)
  return found.rows[0]
}

export interface AccountChange {
  readonly number: number
  readonly accountSealed: Buffer
  /** null = stays. */
  readonly isPrimary: boolean | null
}

export async function updateAccount(tx: Tx, scope: Scope, change: AccountChange): Promise<void> {
  if (change.isPrimary === true) await makeRoom(tx, scope, change.number)
  await sql`UPDATE receipt_accounts a SET account_sealed = ${change.accountSealed},
      is_primary = coalesce(${change.isPrimary}::boolean, is_primary)
    WHERE ${visibleTo(scope)} AND a.number = ${change.number}`.execute(tx)
}

async function makeRoom(tx: Tx, scope: Scope, number: number): Promise<void> {
  const found = await sql<Place>`SELECT a.group_id AS "groupId", a.bank FROM receipt_accounts a
    WHERE ${visibleTo(scope)} AND a.number = ${number}`.execute(tx)
  const place = found.rows[0]
  if (place !== undefined) await clearPrimary(tx, scope, place)
}

/** False when there is none. The row is all there is of it: what was personal goes with it. */
export async function deleteAccount(db: Db, scope: Scope, number: number): Promise<boolean> {
  const done = await sql`DELETE FROM receipt_accounts a WHERE ${visibleTo(scope)} AND a.number = ${number}
    RETURNING a.id`.execute(db)
  return done.rows.length > 0
}
