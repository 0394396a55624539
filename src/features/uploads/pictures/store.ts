import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { StoredFile } from '../store.ts'

/** Which picture of a file. */
export interface PictureKey {
  /** From 0. */
  readonly page: number
  /** Pixels. */
  readonly longestSide: number
  readonly format: 'jpeg' | 'webp'
}

type Owner = Pick<StoredFile, 'id' | 'organizationId' | 'mode'>

/** Of one file: more would only be sizes that somebody tries out. */
const PICTURES_MAX = 400

export async function findPicture(db: Db, file: Owner, key: PictureKey): Promise<Buffer | undefined> {
  const found = await sql<{ contentSealed: Buffer }>`SELECT p.content_sealed AS "contentSealed" FROM file_pictures p
    JOIN files f ON f.id = p.file_id AND f.redacted_at IS NULL
    WHERE p.organization_id = ${file.organizationId} AND p.mode = ${file.mode} AND p.file_id = ${file.id}
      AND p.page = ${key.page} AND p.longest_side = ${key.longestSide} AND p.format = ${key.format}`.execute(db)
  return found.rows[0]?.contentSealed
}

/** False where the file was redacted meanwhile: then nothing is kept. A redaction under way is waited for. */
export async function keepPicture(
  tx: Tx,
  file: Owner,
  picture: PictureKey & { contentSealed: Buffer },
): Promise<boolean> {
  const open = await sql`SELECT FROM files WHERE id = ${file.id} AND redacted_at IS NULL FOR SHARE`.execute(tx)
  if (open.rows.length === 0) return false
  await sql`INSERT INTO file_pictures (organization_id, mode, file_id, page, longest_side, format, content_sealed)
    SELECT ${file.organizationId}::uuid, ${file.mode}::mode, ${file.id}::uuid, ${picture.page}::int,
      ${picture.longestSide}::int, ${picture.format}, ${picture.contentSealed}
    WHERE (SELECT count(*) FROM file_pictures WHERE file_id = ${file.id}) < ${PICTURES_MAX}
    ON CONFLICT DO NOTHING`.execute(tx)
  return true
}

export async function deletePictures(tx: Tx, fileIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM file_pictures WHERE file_id = ANY(${fileIds}::uuid[])`.execute(tx)
}

/** Those that are older. Answers how many there were. */
export async function deleteOldPictures(db: Db, keptHours: number): Promise<number> {
  const gone = await sql`DELETE FROM file_pictures WHERE created_at < now() - ${keptHours} * interval '1 hour'`.execute(
    db,
  )
  return Number(gone.numAffectedRows ?? 0)
}
