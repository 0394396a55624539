import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Mode, Scope } from '../caller.ts'

export interface ApiKey {
  readonly id: string
  readonly groupId: string | null
  readonly mode: Mode
  readonly name: string
  readonly lastFour: string
  readonly scopes: readonly string[] | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  /** How long it was meant to live, also where a rotation has it end before; null = for good. */
  readonly lifetimeMs: number | null
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

const COLUMNS = sql`k.id, k.group_id AS "groupId", k.mode, k.name, k.last_four AS "lastFour", k.scopes,
  k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  (extract(epoch FROM k.lifetime) * 1000)::float8 AS "lifetimeMs", k.revoked_at AS "revokedAt",
  k.last_used_at AS "lastUsedAt"`

const visibleTo = (scope: Scope) => sql`k.organization_id = ${scope.organizationId} AND k.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR k.group_id = ${scope.groupId})`

/** Of a group, and those of the whole organization; oldest first. */
export async function listKeys(
  db: Db,
  scope: Scope,
  filter: { readonly groupId: string; readonly page: Page },
): Promise<{ readonly total: number; readonly keys: readonly ApiKey[] }> {
  const { groupId, page } = filter
  const matching = sql`${visibleTo(scope)} AND (k.group_id = ${groupId} OR k.group_id IS NULL)`
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM api_keys k
    WHERE ${matching}`.execute(db)
  const found = await sql<ApiKey>`SELECT ${COLUMNS} FROM api_keys k WHERE ${matching}
    ORDER BY k.created_at, k.id LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, keys: found.rows }
}

export async function findKey(db: Db, scope: Scope, id: string): Promise<ApiKey | undefined> {
  const found = await sql<ApiKey>`SELECT ${COLUMNS} FROM api_keys k
    WHERE ${visibleTo(scope)} AND k.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The key, locked to the end of the transaction. */
export async function lockKey(tx: Tx, scope: Scope, id: string): Promise<ApiKey | undefined> {
  const found = await sql<ApiKey>`SELECT ${COLUMNS} FROM api_keys k
    WHERE ${visibleTo(scope)} AND k.id = ${id} FOR UPDATE`.execute(tx)
  return found.rows[0]
}

export async function markKeyRevoked(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE api_keys SET revoked_at = now() WHERE id = ${id} AND revoked_at IS NULL`.execute(tx)
}

/** The key ends then, unless it ends before. */
export async function endKeyAt(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`UPDATE api_keys SET expires_at = least(expires_at, ${at}) WHERE id = ${id}`.execute(tx)
}
