import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Duty, Role, Scope } from '../caller.ts'

export interface User {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly duties: readonly Duty[]
  readonly groupId: string | null
  readonly groupName: string | null
  readonly mustChangePassword: boolean
  /** Passes a month; null = unlimited. */
  readonly monthlyQuota: number | null
  readonly disabledAt: Date | null
  readonly createdAt: Date
}

const COLUMNS = sql`u.id, u.email, u.name, u.role, u.duties, u.group_id AS "groupId", g.name AS "groupName",
  u.must_change_password AS "mustChangePassword", u.monthly_quota AS "monthlyQuota", u.disabled_at AS "disabledAt", u.created_at AS "createdAt"`

/** Users belong to organizations, not to a mode. */
const visibleTo = (scope: Scope) => sql`u.organization_id = ${scope.organizationId}
  AND (${scope.groupId}::uuid IS NULL OR u.group_id = ${scope.groupId})`

/** Oldest first. */
export async function listUsers(
  db: Db,
  scope: Scope,
  page: Page,
): Promise<{ readonly total: number; readonly users: readonly User[] }> {
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM users u
    WHERE ${visibleTo(scope)}`.execute(db)
  const found = await sql<User>`SELECT ${COLUMNS} FROM users u LEFT JOIN groups g ON g.id = u.group_id
    WHERE ${visibleTo(scope)} ORDER BY u.created_at, u.id LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, users: found.rows }
}

export async function findUser(db: Db, scope: Scope, id: string): Promise<User | undefined> {
  const found = await sql<User>`SELECT ${COLUMNS} FROM users u LEFT JOIN groups g ON g.id = u.group_id
    WHERE ${visibleTo(scope)} AND u.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The user, locked to the end of the transaction. */
export async function lockUser(tx: Tx, scope: Scope, id: string): Promise<User | undefined> {
  await sql`SELECT id FROM users u WHERE ${visibleTo(scope)} AND u.id = ${id} FOR UPDATE`.execute(tx)
  return findUser(tx, scope, id)
}

export interface UserChange {
  readonly name: string
  readonly role: Role
  readonly duties: readonly Duty[]
  readonly groupId: string | null
  readonly isDisabled: boolean
  readonly monthlyQuota: number | null
}

export async function updateUser(tx: Tx, id: string, change: UserChange): Promise<void> {
  const { name, role, duties, groupId, isDisabled, monthlyQuota } = change
  await sql`UPDATE users SET name = ${name}, role = ${role}, duties = ${[...duties]}::text[], group_id = ${groupId}, monthly_quota = ${monthlyQuota},
    disabled_at = CASE WHEN ${isDisabled}::boolean THEN coalesce(disabled_at, now()) END WHERE id = ${id}`.execute(tx)
}
