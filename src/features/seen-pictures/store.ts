import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import type { Mode } from '../access/caller.ts'

export interface Tenant {
  readonly organizationId: string
  readonly mode: Mode
}

/** Whoever keeps a picture waits here for his turn: of two at once, the second sees the first. */
export async function lockPictures(tx: Tx, { organizationId, mode }: Tenant): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`seen_pictures:${organizationId}:${mode}`}, 0))`.execute(tx)
}

export interface PictureRow {
  readonly verificationId: string
  readonly pictureSealed: Buffer
}

/** Those that share a part with one, of other result groups, the newest first. */
export async function listAlike(
  tx: Tx,
  { organizationId, mode }: Tenant,
  asked: { readonly parts: readonly number[]; readonly resultId: string; readonly limit: number },
): Promise<readonly PictureRow[]> {
  const found = await sql<PictureRow>`SELECT s.verification_id AS "verificationId", s.picture_sealed AS "pictureSealed"
    FROM seen_pictures s JOIN verifications v ON v.id = s.verification_id
    WHERE s.organization_id = ${organizationId} AND s.mode = ${mode} AND s.parts && ${asked.parts}::integer[]
      AND v.result_id <> ${asked.resultId}
    ORDER BY s.seen_at DESC LIMIT ${asked.limit}`.execute(tx)
  return found.rows
}

export async function insertPicture(
  tx: Tx,
  { organizationId, mode }: Tenant,
  { verificationId, parts, pictureSealed }: PictureRow & { readonly parts: readonly number[] },
): Promise<void> {
  await sql`INSERT INTO seen_pictures (verification_id, organization_id, mode, parts, picture_sealed)
    VALUES (${verificationId}, ${organizationId}, ${mode}, ${parts}::integer[], ${pictureSealed})`.execute(tx)
}

export async function deletePicture(tx: Tx, verificationId: string): Promise<void> {
  await sql`DELETE FROM seen_pictures WHERE verification_id = ${verificationId}`.execute(tx)
}
