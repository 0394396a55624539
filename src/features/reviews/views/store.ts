import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

export const VIEW_PAGES = ['CASES', 'VERIFICATIONS'] as const
export type ViewPage = (typeof VIEW_PAGES)[number]

export interface ViewContents {
  readonly name: string
  readonly page: ViewPage
  /** The query of the list, as it is sent. */
  readonly filter: Readonly<Record<string, string>>
  readonly isShared: boolean
}

export interface SavedView extends ViewContents {
  readonly id: string
  readonly userId: string
  readonly userName: string
  readonly createdAt: Date
}

const COLUMNS = sql`s.id, s.user_id AS "userId", coalesce(nullif(u.name, ''), u.email) AS "userName", s.name, s.page,
  s.filter, s.is_shared AS "isShared", s.created_at AS "createdAt"`
const VIEWS = sql`saved_views s JOIN users u ON u.id = s.user_id`

/** One's own, and those that are shared with one's group. */
const visibleTo = (scope: Scope, userId: string) => sql`s.organization_id = ${scope.organizationId}
  AND s.mode = ${scope.mode} AND (s.user_id = ${userId} OR (s.is_shared
    AND (${scope.groupId}::uuid IS NULL OR s.group_id IS NULL OR s.group_id = ${scope.groupId})))`

/** One's own first, by name. */
export async function listViews(db: Db, scope: Scope, userId: string): Promise<readonly SavedView[]> {
  const found = await sql<SavedView>`SELECT ${COLUMNS} FROM ${VIEWS} WHERE ${visibleTo(scope, userId)}
    ORDER BY s.user_id <> ${userId}, s.name, s.id LIMIT 500`.execute(db)
  return found.rows
}

export async function findView(
  db: Db | Tx,
  scope: Scope,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<SavedView | undefined> {
  const found = await sql<SavedView>`SELECT ${COLUMNS} FROM ${VIEWS}
    WHERE s.id = ${id} AND ${visibleTo(scope, userId)}`.execute(db)
  return found.rows[0]
}

export async function countViews(tx: Tx, { organizationId, mode }: Scope, userId: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM saved_views
    WHERE organization_id = ${organizationId} AND mode = ${mode} AND user_id = ${userId}`.execute(tx)
  return found.rows[0]?.count ?? 0
}

/** False where the user has one of this name. */
export async function insertView(
  tx: Tx,
  scope: Scope,
  view: ViewContents & { readonly id: string; readonly userId: string },
): Promise<boolean> {
  const { organizationId, groupId, mode } = scope
  const inserted = await sql`INSERT INTO saved_views (id, organization_id, group_id, mode, user_id, name, page, filter,
      is_shared)
    VALUES (${view.id}, ${organizationId}, ${groupId}, ${mode}, ${view.userId}, ${view.name}, ${view.page},
      ${JSON.stringify(view.filter)}::jsonb, ${view.isShared}) ON CONFLICT DO NOTHING RETURNING id`.execute(tx)
  return inserted.rows.length > 0
}

/** The caller has found it. False where the user has another of this name. */
export async function updateView(tx: Tx, id: string, { name, page, filter, isShared }: ViewContents): Promise<boolean> {
  const updated = await sql`UPDATE saved_views s SET name = ${name}, page = ${page},
      filter = ${JSON.stringify(filter)}::jsonb, is_shared = ${isShared}
    WHERE id = ${id} AND NOT EXISTS (SELECT FROM saved_views o WHERE o.organization_id = s.organization_id
      AND o.mode = s.mode AND o.user_id = s.user_id AND o.page = ${page} AND o.name = ${name} AND o.id <> s.id)
    RETURNING id`.execute(tx)
  return updated.rows.length > 0
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await sql`DELETE FROM saved_views WHERE id = ${id}`.execute(tx)
}
