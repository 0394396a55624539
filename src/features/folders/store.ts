import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { Page } from '../../platform/http/pagination.ts'
import type { Scope } from '../access/caller.ts'

export interface Folder {
  readonly id: string
  readonly groupId: string
  readonly groupName: string
  readonly name: string
  readonly description: string | null
  readonly isStarred: boolean
  readonly totalService: number
  readonly totalResult: number
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly updatedBy: string | null
}

const COLUMNS = sql`f.id, f.group_id AS "groupId", g.name AS "groupName", f.name, f.description,
  f.is_starred AS "isStarred", coalesce(c.total_service, 0)::int AS "totalService",
  coalesce(c.total_result, 0)::int AS "totalResult", f.created_at AS "createdAt", f.created_by AS "createdBy",
  f.updated_at AS "updatedAt", f.updated_by AS "updatedBy"`

const visibleTo = (scope: Scope) => sql`f.organization_id = ${scope.organizationId} AND f.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR f.group_id = ${scope.groupId})`

export interface NewFolderRow {
  readonly id: string
  readonly groupId: string
  readonly name: string
  readonly description: string | null
  readonly isStarred: boolean
  readonly createdBy: string | null
}

/** False when the group already has a folder of that name. */
export async function insertFolder(db: Db, scope: Scope, folder: NewFolderRow): Promise<boolean> {
  const { id, groupId, name, description, isStarred, createdBy } = folder
  const done = await sql`
    INSERT INTO folders (id, organization_id, group_id, mode, name, description, is_starred, created_by,
      updated_by)
    VALUES (${id}, ${scope.organizationId}, ${groupId}, ${scope.mode}, ${name}, ${description},
      ${isStarred}, ${createdBy}, ${createdBy})
    ON CONFLICT (group_id, mode, lower(name)) DO NOTHING RETURNING id`.execute(db)
  return done.rows.length > 0
}

export async function findFolder(db: Db, scope: Scope, id: string): Promise<Folder | undefined> {
  const found = await sql<Folder>`SELECT ${COLUMNS} FROM folders f JOIN groups g ON g.id = f.group_id
    LEFT JOIN LATERAL (SELECT * FROM folder_counts WHERE folder_id = f.id) c ON true
    WHERE ${visibleTo(scope)} AND f.id = ${id}`.execute(db)
  return found.rows[0]
}

export interface FolderFilter {
  readonly groupId: string | null
  /** A part of the name, in any case. */
  readonly search: string | null
}

export async function listFolders(
  db: Db,
  scope: Scope,
  filter: FolderFilter & { readonly page: Page },
): Promise<{ total: number; folders: readonly Folder[] }> {
  const pattern = filter.search === null ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
  const matching = sql`${visibleTo(scope)} AND (${filter.groupId}::uuid IS NULL OR f.group_id = ${filter.groupId})
    AND (${pattern}::text IS NULL OR f.name ILIKE ${pattern})`
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM folders f WHERE ${matching}`.execute(
    db,
  )
  const found = await sql<Folder>`SELECT ${COLUMNS}
    FROM (SELECT * FROM folders f WHERE ${matching} ORDER BY created_at, id
      LIMIT ${filter.page.size} OFFSET ${filter.page.offset}) f
    JOIN groups g ON g.id = f.group_id
    LEFT JOIN LATERAL (SELECT * FROM folder_counts WHERE folder_id = f.id) c ON true
    ORDER BY f.created_at, f.id`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, folders: found.rows }
}

export interface FolderQuestion {
  readonly scope: Scope
  readonly folderId: string
}

/** For each question, in order: the group of the folder, or null when the scope may not see such a folder. */
export async function findFolderGroups(
  db: Db,
  questions: readonly FolderQuestion[],
): Promise<readonly (string | null)[]> {
  const found = await sql<{ groupId: string | null }>`SELECT f.group_id AS "groupId"
    FROM unnest(${questions.map((each) => each.scope.organizationId)}::uuid[],
      ${questions.map((each) => each.scope.mode)}::mode[], ${questions.map((each) => each.scope.groupId)}::uuid[],
      ${questions.map((each) => each.folderId)}::uuid[])
      WITH ORDINALITY AS asked (organization_id, mode, group_id, folder_id, position)
    LEFT JOIN folders f ON f.id = asked.folder_id AND f.organization_id = asked.organization_id
      AND f.mode = asked.mode AND (asked.group_id IS NULL OR f.group_id = asked.group_id)
    ORDER BY asked.position`.execute(db)
  return found.rows.map((each) => each.groupId)
}

export async function groupExists(db: Db, scope: Scope, id: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM groups WHERE organization_id = ${scope.organizationId} AND id = ${id}
    AND (${scope.groupId}::uuid IS NULL OR id = ${scope.groupId})`.execute(db)
  return found.rows.length > 0
}
