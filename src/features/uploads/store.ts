import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Mode, Scope } from '../access/caller.ts'

export const FILE_CATEGORIES = ['VERIFICATION_INPUT_FILE', 'PROFILE_PICTURE'] as const
export type FileCategory = (typeof FILE_CATEGORIES)[number]

export interface NewFileRow {
  readonly id: string
  readonly position: number
  readonly path: string
  readonly nameSealed: Buffer
  readonly contentType: string
  readonly sizeBytes: number
  readonly sha256: Buffer
  readonly pageCount: number
  readonly passwordSealed: Buffer | null
  readonly storageKey: string
}

export interface NewUploadRow {
  readonly id: string
  readonly groupId: string
  readonly fileCategory: FileCategory
  readonly files: readonly NewFileRow[]
}

/** What an upload is answered with. */
export interface Upload {
  readonly id: string
  readonly fileCategory: FileCategory
  readonly files: readonly Pick<NewFileRow, 'id' | 'path' | 'pageCount'>[]
}

/** Undefined when there is none in the caller's scope. */
export async function findUpload(db: Db, scope: Scope, id: string): Promise<Upload | undefined> {
  const found = await sql<Upload>`
    SELECT u.id, u.file_category AS "fileCategory", (
      SELECT coalesce(json_agg(json_build_object('id', f.id, 'path', f.path, 'pageCount', f.page_count)
        ORDER BY f.position), '[]') FROM files f WHERE f.upload_id = u.id) AS files
    FROM uploads u WHERE u.id = ${id} AND u.organization_id = ${scope.organizationId} AND u.mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR u.group_id = ${scope.groupId})`.execute(db)
  return found.rows[0]
}

export async function insertUpload(tx: Tx, scope: Scope, upload: NewUploadRow): Promise<void> {
  const { organizationId, mode } = scope
  await sql`INSERT INTO uploads (id, organization_id, group_id, mode, file_category)
    VALUES (${upload.id}, ${organizationId}, ${upload.groupId}, ${mode}, ${upload.fileCategory})`.execute(tx)
  for (const file of upload.files) {
    await sql`INSERT INTO files (id, upload_id, position, organization_id, group_id, mode, path, name_sealed,
        content_type, size_bytes, sha256, page_count, password_sealed, storage_key)
      VALUES (${file.id}, ${upload.id}, ${file.position}, ${organizationId}, ${upload.groupId}, ${mode}, ${file.path},
        ${file.nameSealed}, ${file.contentType}, ${file.sizeBytes}, ${file.sha256}, ${file.pageCount},
        ${file.passwordSealed}, ${file.storageKey})`.execute(tx)
  }
}

export interface StoredFile {
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly path: string
  readonly nameSealed: Buffer
  readonly contentType: string
  readonly pageCount: number
  readonly passwordSealed: Buffer | null
  readonly storageKey: string
  /** When its content was found to be lost; null for all but a few. */
  readonly lostAt: Date | null
}

const COLUMNS = sql`id, organization_id AS "organizationId", mode, path, name_sealed AS "nameSealed",
  content_type AS "contentType", page_count AS "pageCount", password_sealed AS "passwordSealed",
  storage_key AS "storageKey", lost_at AS "lostAt"`

const visibleTo = (scope: Scope) => sql`organization_id = ${scope.organizationId} AND mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR group_id = ${scope.groupId}) AND redacted_at IS NULL`

export async function findFile(db: Db, scope: Scope, id: string): Promise<StoredFile | undefined> {
  const found = await sql<StoredFile>`SELECT ${COLUMNS} FROM files WHERE ${visibleTo(scope)} AND id = ${id}`.execute(db)
  return found.rows[0]
}

/** For signed URLs alone: the signature has already said who may see it. */
export async function findSignedFile(db: Db, mode: Mode, id: string): Promise<StoredFile | undefined> {
  const found = await sql<StoredFile>`SELECT ${COLUMNS} FROM files
    WHERE id = ${id} AND mode = ${mode} AND redacted_at IS NULL`.execute(db)
  return found.rows[0]
}

export interface PathQuestion {
  readonly scope: Scope
  readonly path: string
}

export interface PathAnswer {
  readonly id: string
  readonly contentType: string
  readonly pageCount: number
  readonly isLost: boolean
}

/** For each question, in order: the file, or null when the scope may not see such a file. */
export async function findFilesByPath(
  db: Db,
  questions: readonly PathQuestion[],
): Promise<readonly (PathAnswer | null)[]> {
  if (questions.length === 0) return []
  const found = await sql<Omit<PathAnswer, 'id'> & { readonly id: string | null }>`
    SELECT f.id, f.content_type AS "contentType", f.page_count AS "pageCount", f.lost_at IS NOT NULL AS "isLost"
    FROM unnest(${questions.map((each) => each.scope.organizationId)}::uuid[],
      ${questions.map((each) => each.scope.mode)}::mode[], ${questions.map((each) => each.scope.groupId)}::uuid[],
      ${questions.map((each) => each.path)}::text[])
      WITH ORDINALITY AS asked (organization_id, mode, group_id, path, position)
    LEFT JOIN files f ON f.path = asked.path AND f.organization_id = asked.organization_id
      AND f.mode = asked.mode AND (asked.group_id IS NULL OR f.group_id = asked.group_id) AND f.redacted_at IS NULL
      AND EXISTS (SELECT FROM uploads u WHERE u.id = f.upload_id AND u.file_category = 'VERIFICATION_INPUT_FILE')
    ORDER BY asked.position`.execute(db)
  return found.rows.map(({ id, ...rest }) => (id === null ? null : { id, ...rest }))
}

export async function findFilesById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredFile>> {
  if (ids.length === 0) return new Map()
  const found = await sql<StoredFile>`SELECT ${COLUMNS} FROM files
    WHERE id = ANY(${ids}::uuid[]) AND redacted_at IS NULL`.execute(db)
  return new Map(found.rows.map((each) => [each.id, each]))
}

/** Marks files as used by a verification. False when one of them was redacted. */
export async function attachFiles(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  // Locked in one order, so that two transactions that attach the same files cannot wait for each other.
  const found = await sql<{ isRedacted: boolean }>`WITH unattached AS (
      SELECT id FROM files WHERE id = ANY(${ids}::uuid[]) AND attached_at IS NULL ORDER BY id FOR NO KEY UPDATE
    ), attached AS (
      UPDATE files f SET attached_at = now() FROM unattached u WHERE f.id = u.id
    )
    SELECT EXISTS (SELECT FROM files WHERE id = ANY(${ids}::uuid[]) AND redacted_at IS NOT NULL) AS "isRedacted"`.execute(
    tx,
  )
  return found.rows[0]?.isRedacted === false
}

const isUnused = sql`f.attached_at IS NULL
  AND NOT EXISTS (SELECT FROM verification_files v WHERE v.file_id = f.id)
  AND NOT EXISTS (SELECT FROM verification_earlier_files v WHERE v.file_id = f.id)`

/** Some files that nothing was made of in that time, locked so that nobody can attach them before the commit. */
export async function lockOrphans(
  tx: Tx,
  sweep: { readonly keptHours: number; readonly limit: number },
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT f.id FROM files f
    WHERE f.redacted_at IS NULL AND f.created_at < now() - ${sweep.keptHours} * interval '1 hour' AND ${isUnused}
    ORDER BY f.created_at, f.id LIMIT ${sweep.limit} FOR UPDATE SKIP LOCKED`.execute(tx)
  return found.rows.map((each) => each.id)
}

/** Deletes the row of a redacted file that was never used, and its upload with the last of them. */
export async function deleteOrphan(tx: Tx, id: string): Promise<void> {
  // One at a time per upload: else each of the last two would leave it to the other.
  const found = await sql<{ id: string }>`SELECT u.id FROM uploads u JOIN files f ON f.upload_id = u.id
    WHERE f.id = ${id} FOR UPDATE OF u`.execute(tx)
  await sql`DELETE FROM files f WHERE f.id = ${id} AND f.redacted_at IS NOT NULL AND ${isUnused}`.execute(tx)
  await sql`DELETE FROM uploads u WHERE u.id = ${found.rows[0]?.id ?? null}
    AND NOT EXISTS (SELECT FROM files f WHERE f.upload_id = u.id)`.execute(tx)
}

/** Keeps of a file only that there was one. Answers those that were still there. */
export async function markRedacted(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly uploadId: string }[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: string; uploadId: string }>`UPDATE files SET redacted_at = now(), name_sealed = '',
    password_sealed = NULL, sha256 = decode(repeat('00', 32), 'hex')
    WHERE id = ANY(${ids}::uuid[]) AND redacted_at IS NULL RETURNING id, upload_id AS "uploadId"`.execute(tx)
  return found.rows
}

/** Every file whose content must be there. */
export async function findStored(
  db: Db | Tx,
): Promise<readonly { readonly storageKey: string; readonly sizeBytes: number }[]> {
  const found = await sql<{ storageKey: string; sizeBytes: number }>`
    SELECT storage_key AS "storageKey", size_bytes AS "sizeBytes" FROM files
    WHERE redacted_at IS NULL AND lost_at IS NULL ORDER BY id`.execute(db)
  return found.rows
}

type Lost = Pick<StoredFile, 'id' | 'organizationId' | 'mode'> & { readonly groupId: string }

/** Writes that the contents at these keys are lost. Answers whose they were. */
export async function markLost(db: Db | Tx, keys: readonly string[]): Promise<readonly Lost[]> {
  const found = await sql<Lost>`UPDATE files SET lost_at = now()
    WHERE storage_key = ANY(${keys}::text[]) AND redacted_at IS NULL AND lost_at IS NULL
    RETURNING id, organization_id AS "organizationId", group_id AS "groupId", mode`.execute(db)
  return found.rows
}

/** Where the bytes of a redacted file are, or were. */
export async function findRedactedKey(db: Db, id: string): Promise<string | undefined> {
  const found = await sql<{ storageKey: string }>`SELECT storage_key AS "storageKey" FROM files
    WHERE id = ${id} AND redacted_at IS NOT NULL`.execute(db)
  return found.rows[0]?.storageKey
}
