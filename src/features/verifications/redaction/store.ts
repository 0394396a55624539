import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'

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
  const found = await sql<{ id: string }>`SELECT id FROM unnest(${fileIds}::uuid[]) AS id
    WHERE NOT EXISTS (SELECT FROM verification_files f WHERE f.file_id = id)
      AND NOT EXISTS (SELECT FROM verification_earlier_files f WHERE f.file_id = id)`.execute(tx)
  return found.rows.map((each) => each.id)
}

/** Leaves of a verification its ids, dates, status and numbers. */
export async function clearContents(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE verifications SET input_sealed = NULL, output_sealed = NULL, webhook_url = NULL,
    webhook_metadata_sealed = NULL, webhook_secret_sealed = NULL, output_status = NULL, error_message = NULL,
    external_job_id = '{}', redacted_at = now() WHERE id = ${id}`.execute(tx)
  await sql`DELETE FROM verification_history WHERE verification_id = ${id}`.execute(tx)
}
