import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Scope } from '../caller.ts'

export interface Group {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly isDefault: boolean
  readonly createdAt: Date
}

const COLUMNS = sql`g.id, g.number, g.name, g.is_default AS "isDefault", g.created_at AS "createdAt"`

const visibleTo = (scope: Scope) => sql`g.organization_id = ${scope.organizationId}
  AND (${scope.groupId}::uuid IS NULL OR g.id = ${scope.groupId})`

/** By number. */
export async function listGroups(
  db: Db,
  scope: Scope,
  page: Page,
): Promise<{ readonly total: number; readonly groups: readonly Group[] }> {
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM groups g
    WHERE ${visibleTo(scope)}`.execute(db)
  const found = await sql<Group>`SELECT ${COLUMNS} FROM groups g WHERE ${visibleTo(scope)}
    ORDER BY g.number LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, groups: found.rows }
}

export async function findGroup(db: Db | Tx, scope: Scope, id: string): Promise<Group | undefined> {
  const found = await sql<Group>`SELECT ${COLUMNS} FROM groups g WHERE ${visibleTo(scope)} AND g.id = ${id}`.execute(db)
  return found.rows[0]
}

/** Locked to the end of the transaction, so that two new groups do not take one number. */
export async function lockOrganization(tx: Tx, id: string): Promise<void> {
  await sql`SELECT id FROM organizations WHERE id = ${id} FOR NO KEY UPDATE`.execute(tx)
}

/** The group with the next number; undefined when the organization has one of that name. */
export async function insertNextGroup(
  tx: Tx,
  group: { readonly id: string; readonly organizationId: string; readonly name: string },
): Promise<Group | undefined> {
  const { id, organizationId, name } = group
  const made = await sql<Group>`INSERT INTO groups AS g (id, organization_id, number, name)
    SELECT ${id}, ${organizationId}, coalesce(max(number), 0) + 1, ${name} FROM groups
    WHERE organization_id = ${organizationId}
    ON CONFLICT (organization_id, lower(name)) DO NOTHING RETURNING ${COLUMNS}`.execute(tx)
  return made.rows[0]
}
