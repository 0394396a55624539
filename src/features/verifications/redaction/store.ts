import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'
import { SETTLED_STATUSES } from '../lifecycle/status.ts'

/**
 * Locks the files that a verification has or had, so that two verifications that share one are not redacted past each
 * other.
 */
export async function lockFiles(tx: Tx, verificationId: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT id FROM files WHERE id IN (
      SELECT file_id FROM verification_files WHERE verification_id = ${verificationId}
      UNION SELECT file_id FROM verification_earlier_files WHERE verification_id = ${verificationId})
    ORDER BY id FOR UPDATE`.execute(tx)
  return found.rows.map((each) => each.id)
}

/** Takes the files from the verification. Answers those that no other has: they are nobody's now. */
export async function unlinkFiles(
  tx: Tx,
  verificationId: string,
  fileIds: readonly string[],
): Promise<readonly string[]> {
  await sql`DELETE FROM verification_files WHERE verification_id = ${verificationId}`.execute(tx)
  await sql`DELETE FROM verification_earlier_files WHERE verification_id = ${verificationId}`.execute(tx)
  return findUnlinked(tx, fileIds)
}

/** Makes files known as a verification's, beside its input: they are redacted with it. */
export async function linkFiles(tx: Tx, verificationId: string, fileIds: readonly string[]): Promise<void> {
  await sql`INSERT INTO verification_earlier_files (verification_id, file_id)
    SELECT ${verificationId}, id FROM unnest(${[...fileIds]}::uuid[]) AS id ON CONFLICT DO NOTHING`.execute(tx)
}

/** Takes such files from a verification again. Answers those that no verification has: they are nobody's now. */
export async function unlinkBeside(
  tx: Tx,
  verificationId: string,
  fileIds: readonly string[],
): Promise<readonly string[]> {
  await sql`SELECT FROM files WHERE id = ANY(${[...fileIds]}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx)
  await sql`DELETE FROM verification_earlier_files WHERE verification_id = ${verificationId}
    AND file_id = ANY(${[...fileIds]}::uuid[])`.execute(tx)
  return findUnlinked(tx, fileIds)
}

async function findUnlinked(tx: Tx, fileIds: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT id FROM unnest(${[...fileIds]}::uuid[]) AS id
    WHERE NOT EXISTS (SELECT FROM verification_files f WHERE f.file_id = id)
      AND NOT EXISTS (SELECT FROM verification_earlier_files f WHERE f.file_id = id)`.execute(tx)
  return found.rows.map((each) => each.id)
}

/** Leaves of a verification its ids, dates, status and numbers. */
export async function clearContents(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE verifications SET input_sealed = NULL, output_sealed = NULL, webhook_url = NULL,
    webhook_metadata_sealed = NULL, webhook_secret_sealed = NULL, output_status = NULL, error_message = NULL,
    external_job_id = '{}', undecided_matches = 0, redacted_at = now() WHERE id = ${id}`.execute(tx)
  await sql`DELETE FROM verification_history WHERE verification_id = ${id}`.execute(tx)
  await sql`UPDATE verification_decisions SET note_sealed = NULL WHERE verification_id = ${id}`.execute(tx)
  await sql`DELETE FROM verification_persons WHERE verification_id = ${id}`.execute(tx)
  await sql`DELETE FROM verification_links WHERE verification_id = ${id} OR linked_id = ${id}`.execute(tx)
}

export interface ListedExpired {
  readonly id: string
  readonly organizationId: string
  /** As the database writes it, to the microsecond. */
  readonly endDate: string
}

export interface Expired {
  readonly id: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: Mode
  readonly retentionDays: number
}

const isExpired = sql`v.redacted_at IS NULL AND v.status = ANY(${[...SETTLED_STATUSES]}::verification_status[])
  AND v.end_date < now() - o.retention_days * interval '1 day'`

/** What its organization keeps no longer, by organization and end, after the one given. */
export async function findExpired(
  db: Db,
  page: { readonly after: ListedExpired | null; readonly limit: number },
): Promise<readonly ListedExpired[]> {
  const { after, limit } = page
  const found = await sql<ListedExpired>`
    SELECT e.id, o.id AS "organizationId", e.end_date::text AS "endDate"
    FROM organizations o CROSS JOIN LATERAL (
      SELECT v.id, v.end_date FROM verifications v WHERE v.organization_id = o.id AND ${isExpired}
        AND (o.id <> ${after?.organizationId ?? null}::uuid OR ${after?.id ?? null}::uuid IS NULL
          OR (v.end_date, v.id) > (${after?.endDate ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      ORDER BY v.end_date, v.id LIMIT ${limit}
    ) AS e
    WHERE o.retention_days IS NOT NULL
      AND (${after?.organizationId ?? null}::uuid IS NULL OR o.id >= ${after?.organizationId ?? null}::uuid)
    ORDER BY o.id, e.end_date, e.id LIMIT ${limit}`.execute(db)
  return found.rows
}

/** Locked to the end of the transaction; undefined when it is no longer so, or another process has it. */
export async function lockExpired(tx: Tx, id: string): Promise<Expired | undefined> {
  const found = await sql<Expired>`SELECT v.id, v.organization_id AS "organizationId", v.group_id AS "groupId", v.mode,
      o.retention_days AS "retentionDays"
    FROM verifications v JOIN organizations o ON o.id = v.organization_id
    WHERE v.id = ${id} AND ${isExpired} FOR UPDATE OF v SKIP LOCKED`.execute(tx)
  return found.rows[0]
}
