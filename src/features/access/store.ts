import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Duty, Mode, Role } from './caller.ts'

type AccessTables = {
  organizations: { id: string; name: string }
  groups: { id: string; organization_id: string; number: number; name: string; is_default: boolean }
  users: {
    id: string
    organization_id: string | null
    group_id: string | null
    email: string
    name: string
    role: Role
    duties: Duty[]
    password_hash: string
    must_change_password: boolean
    monthly_quota: number | null
  }
  api_keys: {
    id: string
    organization_id: string
    group_id: string | null
    mode: Mode
    name: string
    key_hash: Buffer
    last_four: string
    created_at: Date
    expires_at: Date | null
    revoked_at: Date | null
    last_used_at: Date | null
  }
}

export interface KeyQuestion {
  readonly hash: Buffer
  /** The `X-Branch-Id` sent along: a group's number. */
  readonly branch: number | null
}

export interface FoundKey {
  readonly position: number
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly name: string
  readonly lastFour: string
  readonly scopes: string[] | null
  readonly isExpired: boolean
  readonly isRevoked: boolean
  /** True when its last use was noted more than a minute ago. */
  readonly isStale: boolean
  /** null when the branch asked for is not the key's. */
  readonly groupId: string | null
  /** Of its organization. */
  readonly featuresOff: readonly string[]
}

/** Many keys in one statement; `position` (from 1) says which question an answer belongs to. */
export async function findKeys(db: Db, questions: readonly KeyQuestion[]): Promise<readonly FoundKey[]> {
  const hashes = questions.map((each) => each.hash)
  const branches = questions.map((each) => each.branch)
  const found = await sql<FoundKey>`
    SELECT asked.position::int AS position, k.id, k.organization_id AS "organizationId", k.mode, k.name,
      k.last_four AS "lastFour", k.scopes,
      coalesce(k.expires_at <= now(), false) AS "isExpired", k.revoked_at IS NOT NULL AS "isRevoked",
      coalesce(k.last_used_at < now() - interval '1 minute', true) AS "isStale", g.id AS "groupId",
      o.features_off AS "featuresOff"
    FROM unnest(${hashes}::bytea[], ${branches}::int[]) WITH ORDINALITY AS asked (hash, branch, position)
    JOIN api_keys k ON k.key_hash = asked.hash
    JOIN organizations o ON o.id = k.organization_id
    LEFT JOIN groups g ON g.organization_id = k.organization_id AND CASE
      WHEN k.group_id IS NOT NULL THEN g.id = k.group_id AND (asked.branch IS NULL OR g.number = asked.branch)
      WHEN asked.branch IS NOT NULL THEN g.number = asked.branch
      ELSE g.is_default END`.execute(db)
  return found.rows
}

/** Notes that keys were used, once a minute at most: a busy key does not write on every request. */
export async function touchKeys(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE api_keys SET last_used_at = now() WHERE id = ANY(${ids}::uuid[])
    AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`.execute(db)
}

export async function insertOrganization(tx: Tx, organization: { id: string; name: string }): Promise<void> {
  await tx.withTables<AccessTables>().insertInto('organizations').values(organization).execute()
}

export async function insertGroup(
  tx: Tx,
  group: { id: string; organizationId: string; number: number; name: string; isDefault: boolean },
): Promise<void> {
  const { id, organizationId, number, name, isDefault } = group
  const row = { id, organization_id: organizationId, number, name, is_default: isDefault }
  await tx.withTables<AccessTables>().insertInto('groups').values(row).execute()
}

/** Locked to the end of the transaction, so that two processes do not both make the first organization. */
export async function lockFirstStart(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('absah.first_start'))`.execute(tx)
}

export async function hasOrganizations(tx: Tx): Promise<boolean> {
  const row = await tx.withTables<AccessTables>().selectFrom('organizations').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

export interface GroupPlace {
  readonly organizationId: string
  readonly groupId: string
}

/** Groups by name or id, in every organization: for the command line, whose user owns the whole installation. */
export async function findGroups(db: Db, nameOrId: string): Promise<readonly GroupPlace[]> {
  const found = await sql<GroupPlace>`SELECT organization_id AS "organizationId", id AS "groupId" FROM groups
    WHERE lower(name) = lower(${nameOrId}) OR id::text = lower(${nameOrId}) ORDER BY organization_id`.execute(db)
  return found.rows
}

export interface NewApiKeyRow {
  readonly organizationId: string
  /** null = the whole organization. */
  readonly groupId: string | null
  readonly expiresAt: Date | null
  readonly scopes: readonly string[] | null
  readonly id: string
  readonly mode: Mode
  readonly name: string
  readonly hash: Buffer
  readonly lastFour: string
}

export async function insertApiKey(tx: Tx, key: NewApiKeyRow): Promise<void> {
  const { id, mode, name, hash, lastFour, organizationId, groupId, expiresAt, scopes } = key
  await sql`INSERT INTO api_keys (id, organization_id, group_id, mode, name, key_hash, last_four, expires_at, lifetime,
      scopes)
    VALUES (${id}, ${organizationId}, ${groupId}, ${mode}, ${name}, ${hash}, ${lastFour}, ${expiresAt}::timestamptz,
      ${expiresAt}::timestamptz - now(), ${scopes === null ? null : [...scopes]}::text[])`.execute(tx)
}

export interface ListedKey {
  readonly id: string
  readonly mode: Mode
  readonly name: string
  readonly lastFour: string
  readonly group: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

export async function listApiKeys(db: Db, limit: number): Promise<readonly ListedKey[]> {
  const found = await sql<ListedKey>`SELECT k.id, k.mode, k.name, k.last_four AS "lastFour", g.name AS "group",
      k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt",
      k.last_used_at AS "lastUsedAt"
    FROM api_keys k LEFT JOIN groups g ON g.id = k.group_id ORDER BY k.created_at LIMIT ${limit}`.execute(db)
  return found.rows
}

/** Where the key was that has been revoked now; undefined when there is none that was still good. */
export async function revokeKey(
  tx: Tx,
  id: string,
): Promise<{ readonly organizationId: string; readonly groupId: string | null } | undefined> {
  return tx
    .withTables<AccessTables>()
    .updateTable('api_keys')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['organization_id as organizationId', 'group_id as groupId'])
    .executeTakeFirst()
}

export interface NewUserRow {
  readonly id: string
  readonly organizationId: string | null
  readonly groupId: string | null
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly duties: readonly Duty[]
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  /** Passes a month; null = unlimited. */
  readonly monthlyQuota: number | null
}

/** False when the e-mail address is taken. */
export async function insertUser(tx: Tx, user: NewUserRow): Promise<boolean> {
  const done = await tx
    .withTables<AccessTables>()
    .insertInto('users')
    .values({
      id: user.id,
      organization_id: user.organizationId,
      group_id: user.groupId,
      email: user.email,
      name: user.name,
      role: user.role,
      duties: [...user.duties],
      password_hash: user.passwordHash,
      must_change_password: user.mustChangePassword,
      monthly_quota: user.monthlyQuota,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}
