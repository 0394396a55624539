import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import type { Status } from '../lifecycle/status.ts'
import type { OutputStatus } from '../verdict.ts'
import type { PersonHash, ToldBy } from './hash-persons.ts'

export interface Owner {
  readonly organizationId: string
  readonly mode: Mode
}

/** Takes the place of what was kept of the verification's persons. The caller holds its lock. */
export async function replacePersons(
  tx: Tx,
  { organizationId, mode, verificationId }: Owner & { readonly verificationId: string },
  hashes: readonly PersonHash[],
): Promise<void> {
  await deletePersons(tx, verificationId)
  if (hashes.length === 0) return
  await sql`INSERT INTO verification_persons (organization_id, mode, hash, verification_id, told_by)
    SELECT ${organizationId}, ${mode}, hash, ${verificationId}, told_by
    FROM unnest(${hashes.map(({ hash }) => hash)}::bytea[], ${hashes.map(({ toldBy }) => toldBy)}::text[])
      AS told (hash, told_by) ON CONFLICT DO NOTHING`.execute(tx)
}

export async function deletePersons(tx: Tx, verificationId: string): Promise<void> {
  await sql`DELETE FROM verification_persons WHERE verification_id = ${verificationId}`.execute(tx)
}

export interface EarlierCase {
  readonly id: string
  readonly serviceId: string
  readonly folderId: string
  readonly status: Status
  readonly outputStatus: OutputStatus | null
  readonly createdAt: Date
  readonly toldBy: readonly ToldBy[]
}

/** Made before the verification, the newest first: those of the scope that one of its hashes tells. */
export async function listEarlier(
  db: Db,
  scope: Scope,
  { verificationId, page }: { readonly verificationId: string; readonly page: Page },
): Promise<{ readonly total: number; readonly cases: readonly EarlierCase[] }> {
  const earlier = sql`FROM verifications this
    JOIN verification_persons mine ON mine.verification_id = this.id
    JOIN verification_persons other ON other.organization_id = mine.organization_id AND other.mode = mine.mode
      AND other.hash = mine.hash AND other.verification_id <> this.id
    JOIN verifications v ON v.id = other.verification_id AND (v.created_at, v.id) < (this.created_at, this.id)
    WHERE this.id = ${verificationId} AND v.organization_id = ${scope.organizationId} AND v.mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR v.group_id = ${scope.groupId})`
  const counted = await sql<{ total: number }>`SELECT count(DISTINCT v.id)::int AS total ${earlier}`.execute(db)
  const found = await sql<EarlierCase>`SELECT v.id, v.service_id AS "serviceId", v.folder_id AS "folderId", v.status,
      v.output_status AS "outputStatus", v.created_at AS "createdAt",
      array_agg(DISTINCT mine.told_by ORDER BY mine.told_by) AS "toldBy"
    ${earlier} GROUP BY v.id ORDER BY v.created_at DESC, v.id DESC LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, cases: found.rows }
}
