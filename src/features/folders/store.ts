import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
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
  f.is_starred AS "isStarred", f.total_service AS "totalService",
  f.total_result AS "totalResult", f.created_at AS "createdAt", f.created_by AS "createdBy",
  f.updated_at AS "updatedAt", f.updated_by AS "updatedBy"`

const visibleTo = (scope: Scope) => sql`f.organization_id = ${scope.organizationId} AND f.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR f.group_id = ${scope.groupId}) AND f.deleted_at IS NULL`

export interface NewFolderRow {
  readonly id: string
  readonly groupId: string
  readonly name: string
  readonly description: string | null
  readonly isStarred: boolean
  readonly createdBy: string | null
}

/** False when the group already has a folder of that name. */
export async function insertFolder(db: Db | Tx, scope: Scope, folder: NewFolderRow): Promise<boolean> {
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
    WHERE ${visibleTo(scope)} AND f.id = ${id}`.execute(db)
  return found.rows[0]
}

export interface FolderFilter {
  readonly groupId: string | null
  /** A part of the name, in any case. */
  readonly search: string | null
  /** null = starred or not. */
  readonly isStarred: boolean | null
}

export async function listFolders(
  db: Db,
  scope: Scope,
  filter: FolderFilter & { readonly page: Page },
): Promise<{ total: number; folders: readonly Folder[] }> {
  const pattern = filter.search === null ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
  const matching = sql`${visibleTo(scope)} AND (${filter.groupId}::uuid IS NULL OR f.group_id = ${filter.groupId})
    AND (${pattern}::text IS NULL OR f.name ILIKE ${pattern})
    AND (${filter.isStarred}::boolean IS NULL OR f.is_starred = ${filter.isStarred})`
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM folders f WHERE ${matching}`.execute(
    db,
  )
  const found = await sql<Folder>`SELECT ${COLUMNS}
    FROM (SELECT * FROM folders f WHERE ${matching} ORDER BY created_at, id
      LIMIT ${filter.page.size} OFFSET ${filter.page.offset}) f
    JOIN groups g ON g.id = f.group_id
    ORDER BY f.created_at, f.id`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, folders: found.rows }
}

export interface FolderQuestion {
  readonly scope: Scope
  readonly folderId: string
}

/** For each folder, in order: the group it is in, or null where the scope may not see such a folder. */
export async function groupsOfFolders(
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
      AND f.deleted_at IS NULL
    ORDER BY asked.position`.execute(db)
  return found.rows.map((each) => each.groupId)
}

export async function groupExists(db: Db, scope: Scope, id: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM groups WHERE organization_id = ${scope.organizationId} AND id = ${id}
    AND (${scope.groupId}::uuid IS NULL OR id = ${scope.groupId})`.execute(db)
  return found.rows.length > 0
}

export interface FolderChanges {
  readonly name: string | null
  /** undefined = stays. */
  readonly description: string | null | undefined
  readonly isStarred: boolean | null
  readonly updatedBy: string | null
}

/** What is null stays. `taken`: the group has another folder of that name. */
export async function updateFolder(
  db: Db,
  scope: Scope,
  change: FolderChanges & { readonly id: string },
): Promise<'done' | 'unknown' | 'taken'> {
  const { id, name, description, isStarred, updatedBy } = change
  try {
    const found = await sql`UPDATE folders f SET name = coalesce(${name}, name),
      description = CASE WHEN ${description === undefined}::boolean THEN description ELSE ${description ?? null} END,
      is_starred = coalesce(${isStarred}, is_starred), updated_at = now(), updated_by = ${updatedBy}
      WHERE ${visibleTo(scope)} AND f.id = ${id} RETURNING f.id`.execute(db)
    return found.rows.length > 0 ? 'done' : 'unknown'
  } catch (error) {
    // The one unique index that a changed name can meet.
    if (error instanceof Error && 'code' in error && error.code === '23505') return 'taken'
    throw error
  }
}

/** Answers false where the scope may not see such a folder. Nothing can be put into it until the transaction ends. */
export async function lockFolder(tx: Tx, scope: Scope, id: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM folders f WHERE ${visibleTo(scope)} AND f.id = ${id} FOR UPDATE`.execute(tx)
  return found.rows.length > 0
}

/** Its name may be a person's: it goes, and is free for another folder. */
export async function markDeleted(tx: Tx, id: string, userId: string | null): Promise<void> {
  await sql`UPDATE folders SET name = id::text, description = NULL, deleted_at = now(), updated_at = now(),
    updated_by = ${userId} WHERE id = ${id}`.execute(tx)
}

export interface FolderContent {
  readonly folderId: string
  readonly serviceId: string
  readonly resultId: string
}

/** Lets one transaction at a time count in these folders, always in the same order. False: one was deleted. */
export async function lockFolders(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const found = await sql`SELECT 1 FROM folders WHERE id = ANY(${ids}::uuid[]) AND deleted_at IS NULL ORDER BY id
    FOR NO KEY UPDATE`.execute(tx)
  return found.rows.length === ids.length
}

/** Counts what is new in each folder; the folders are locked. */
export async function insertContents(tx: Tx, contents: readonly FolderContent[]): Promise<void> {
  await sql`
    WITH new AS (
      SELECT * FROM unnest(${contents.map((each) => each.folderId)}::uuid[],
        ${contents.map((each) => each.serviceId)}::uuid[], ${contents.map((each) => each.resultId)}::uuid[])
        AS n (folder_id, service_id, result_id)
    ), result AS (
      INSERT INTO folder_results SELECT DISTINCT folder_id, result_id FROM new ON CONFLICT DO NOTHING RETURNING folder_id
    ), service AS (
      INSERT INTO folder_services SELECT DISTINCT folder_id, service_id FROM new ON CONFLICT DO NOTHING
      RETURNING folder_id
    ), counts AS (
      SELECT folder_id, sum(results)::int AS results, sum(services)::int AS services FROM (
        SELECT folder_id, 1 AS results, 0 AS services FROM result
        UNION ALL SELECT folder_id, 0, 1 FROM service) AS each GROUP BY folder_id
    )
    UPDATE folders f SET total_result = f.total_result + counts.results,
      total_service = f.total_service + counts.services
    FROM counts WHERE f.id = counts.folder_id`.execute(tx)
}
