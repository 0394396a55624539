import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Page } from '../../platform/http/pagination.ts'
import type { Mode, Scope } from '../access/caller.ts'
import type { Status } from './lifecycle/status.ts'
import type { OutputStatus } from './verdict.ts'

export interface VerificationRecord {
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly folderId: string
  readonly resultId: string
  readonly serviceId: string
  readonly userId: string | null
  readonly keyName: string | null
  readonly keyLastFour: string | null
  readonly status: Status
  readonly outputStatus: OutputStatus | null
  readonly inputSealed: Buffer | null
  readonly outputSealed: Buffer | null
  readonly webhookUrl: string | null
  readonly webhookMetadataSealed: Buffer | null
  readonly externalJobId: Record<string, string[]>
  readonly errorCode: string | null
  readonly errorMessage: string | null
  readonly creditUsed: number
  readonly executionTimeMs: number
  readonly totalFiles: number
  readonly totalPages: number
  readonly startDate: Date | null
  readonly endDate: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Counts moves and edits. */
  readonly version: number
  /** In the order they were given. */
  readonly files: readonly { readonly field: string; readonly fileId: string; readonly isRedacted: boolean }[]
  /** Other verifications that checks have found it to have to do with, as far as the reader may open them. */
  readonly linked: readonly { readonly id: string; readonly reasonCode: string }[]
}

const recordFor = (scope: Scope) => sql`v.id, v.organization_id AS "organizationId", v.mode, v.folder_id AS "folderId",
  v.result_id AS "resultId", v.service_id AS "serviceId", v.user_id AS "userId", k.name AS "keyName",
  k.last_four AS "keyLastFour", v.status, v.output_status AS "outputStatus", v.input_sealed AS "inputSealed",
  v.output_sealed AS "outputSealed", v.webhook_url AS "webhookUrl",
  v.webhook_metadata_sealed AS "webhookMetadataSealed", v.external_job_id AS "externalJobId",
  v.error_code AS "errorCode", v.error_message AS "errorMessage", v.credit_used AS "creditUsed",
  v.execution_time_ms AS "executionTimeMs", v.total_files AS "totalFiles", v.total_pages AS "totalPages",
  v.start_date AS "startDate", v.end_date AS "endDate", v.created_at AS "createdAt", v.updated_at AS "updatedAt",
  v.event_count AS version,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('field', i.field, 'fileId', i.file_id,
      'isRedacted', f.redacted_at IS NOT NULL) ORDER BY i.field, i.position), '[]')
    FROM verification_files i JOIN files f ON f.id = i.file_id WHERE i.verification_id = v.id) AS files,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'reasonCode', l.reason_code) ORDER BY o.id), '[]')
    FROM verification_links l JOIN verifications o ON o.id = l.linked_id
    WHERE l.verification_id = v.id AND ${visibleTo(scope, 'o')}) AS linked`

const visibleTo = (scope: Scope, alias = 'v') =>
  sql`${sql.ref(`${alias}.organization_id`)} = ${scope.organizationId} AND ${sql.ref(`${alias}.mode`)} = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR ${sql.ref(`${alias}.group_id`)} = ${scope.groupId})`

export async function findVerification(db: Db, scope: Scope, id: string): Promise<VerificationRecord | undefined> {
  const found = await sql<VerificationRecord>`SELECT ${recordFor(scope)} FROM verifications v
    LEFT JOIN api_keys k ON k.id = v.api_key_id WHERE ${visibleTo(scope)} AND v.id = ${id}`.execute(db)
  return found.rows[0]
}

/** Those of these ids that the scope may see, in the order of the ids. */
export async function findVerifications(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly VerificationRecord[]> {
  if (ids.length === 0) return []
  const found = await sql<VerificationRecord>`SELECT ${recordFor(scope)}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, position) JOIN verifications v ON v.id = asked.id
    LEFT JOIN api_keys k ON k.id = v.api_key_id WHERE ${visibleTo(scope)} ORDER BY asked.position`.execute(db)
  return found.rows
}

/** How many verifications of a result group stand where. */
export async function countByStatus(
  db: Db,
  scope: Scope,
  resultId: string,
): Promise<readonly { status: Status; count: number }[]> {
  const found = await sql<{ status: Status; count: number }>`SELECT v.status, count(*)::int AS count
    FROM verifications v WHERE ${visibleTo(scope)} AND v.result_id = ${resultId} GROUP BY v.status`.execute(db)
  return found.rows
}

/** Oldest first. */
export async function listByResult(
  db: Db,
  scope: Scope,
  filter: { readonly resultId: string; readonly page: Page },
): Promise<readonly VerificationRecord[]> {
  const { resultId, page } = filter
  const found = await sql<VerificationRecord>`SELECT ${recordFor(scope)} FROM verifications v
    LEFT JOIN api_keys k ON k.id = v.api_key_id WHERE ${visibleTo(scope)} AND v.result_id = ${resultId}
    ORDER BY v.created_at, v.id LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return found.rows
}

/** For the worker, by the ids of its work: what they hold sealed, in the order of their ids. */
export async function listContents(tx: Tx, ids: readonly string[]): Promise<readonly ContentsRow[]> {
  const found = await sql<ContentsRow>`SELECT id, organization_id AS "organizationId", group_id AS "groupId", mode,
      status, service_id AS "serviceId", input_sealed AS "inputSealed", output_sealed AS "outputSealed"
    FROM verifications WHERE id = ANY(${[...ids]}::uuid[]) AND redacted_at IS NULL ORDER BY id`.execute(tx)
  return found.rows
}

export interface ContentsRow
  extends Pick<VerificationRecord, 'id' | 'organizationId' | 'mode' | 'status' | 'serviceId' | 'inputSealed'> {
  readonly groupId: string
  readonly outputSealed: Buffer | null
}

/** For the worker, which has no caller: the run's own files. */
export async function listInputFiles(
  db: Db,
  verificationId: string,
): Promise<readonly { readonly field: string; readonly fileId: string }[]> {
  const found = await sql<{ field: string; fileId: string }>`SELECT field, file_id AS "fileId"
    FROM verification_files WHERE verification_id = ${verificationId} ORDER BY field, position`.execute(db)
  return found.rows
}

/**
 * Links a verification to others. One that is being redacted is waited for and left out. The caller holds the lock of
 * the first.
 */
export async function insertLinks(
  tx: Tx,
  verificationId: string,
  linked: readonly { readonly id: string; readonly reasonCode: string }[],
): Promise<void> {
  if (linked.length === 0) return
  await sql`INSERT INTO verification_links (verification_id, linked_id, reason_code)
    SELECT ${verificationId}::uuid, o.id, l.reason_code
    FROM unnest(${linked.map(({ id }) => id)}::uuid[], ${linked.map(({ reasonCode }) => reasonCode)}::text[])
      AS l (id, reason_code)
    JOIN verifications o ON o.id = l.id WHERE o.redacted_at IS NULL FOR KEY SHARE OF o`.execute(tx)
}

/** Takes back what the last run linked a verification to. */
export async function deleteLinks(tx: Tx, verificationId: string): Promise<void> {
  await sql`DELETE FROM verification_links WHERE verification_id = ${verificationId}`.execute(tx)
}
