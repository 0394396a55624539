import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Page } from '../../platform/http/pagination.ts'
import type { Mode, Scope } from '../access/caller.ts'
import { EXPORT_LOST, type ExportFormat, type ExportStatus } from './formats.ts'

export interface ExportRecord {
  readonly id: string
  readonly organizationId: string
  /** null = of every group. */
  readonly groupId: string | null
  readonly mode: Mode
  /** One of the two is null. */
  readonly folderId: string | null
  readonly resultId: string | null
  readonly format: ExportFormat
  readonly status: ExportStatus
  readonly errorCode: string | null
  readonly rowCount: number | null
  readonly sizeBytes: number | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly expiresAt: Date | null
}

const COLUMNS = sql`id, organization_id AS "organizationId", group_id AS "groupId", mode, folder_id AS "folderId",
  result_id AS "resultId", format, status, error_code AS "errorCode", row_count AS "rowCount",
  size_bytes AS "sizeBytes", created_at AS "createdAt", finished_at AS "finishedAt", expires_at AS "expiresAt"`

export type NewExport = Pick<ExportRecord, 'id' | 'groupId' | 'folderId' | 'resultId' | 'format'>

export async function insertExport(tx: Tx, scope: Scope, row: NewExport): Promise<ExportRecord> {
  const found = await sql<ExportRecord>`INSERT INTO exports (id, organization_id, group_id, mode, folder_id, result_id,
      format)
    VALUES (${row.id}, ${scope.organizationId}, ${row.groupId}, ${scope.mode}, ${row.folderId}, ${row.resultId},
      ${row.format}) RETURNING ${COLUMNS}`.execute(tx)
  const [inserted] = found.rows
  if (inserted === undefined) throw new Error('An insert that returns nothing')
  return inserted
}

export async function findExport(db: Db, scope: Scope, id: string): Promise<ExportRecord | undefined> {
  const found = await sql<ExportRecord>`SELECT ${COLUMNS} FROM exports
    WHERE id = ${id} AND organization_id = ${scope.organizationId} AND mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR group_id = ${scope.groupId})`.execute(db)
  return found.rows[0]
}

/** Newest first. */
export async function listExports(
  db: Db,
  scope: Scope,
  page: Page,
): Promise<{ readonly total: number; readonly exports: readonly ExportRecord[] }> {
  const mine = sql`organization_id = ${scope.organizationId} AND mode = ${scope.mode}
    AND (${scope.groupId}::uuid IS NULL OR group_id = ${scope.groupId})`
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM exports WHERE ${mine}`.execute(db)
  const found = await sql<ExportRecord>`SELECT ${COLUMNS} FROM exports WHERE ${mine}
    ORDER BY created_at DESC, id DESC LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, exports: found.rows }
}

/** For signed links alone: the signature has already said who may see it. */
export async function findSignedExport(db: Db, mode: Mode, id: string): Promise<ExportRecord | undefined> {
  const found = await sql<ExportRecord>`SELECT ${COLUMNS} FROM exports WHERE id = ${id} AND mode = ${mode}`.execute(db)
  return found.rows[0]
}

/** For the worker, which has no caller. */
export async function findExportById(db: Db, id: string): Promise<ExportRecord | undefined> {
  const found = await sql<ExportRecord>`SELECT ${COLUMNS} FROM exports WHERE id = ${id}`.execute(db)
  return found.rows[0]
}

/** Exports whose file can be fetched now. */
export async function findOpen(
  db: Db | Tx,
): Promise<readonly { readonly id: string; readonly organizationId: string; readonly sizeBytes: number }[]> {
  const found = await sql<{ id: string; organizationId: string; sizeBytes: number }>`
    SELECT id, organization_id AS "organizationId", size_bytes AS "sizeBytes" FROM exports
    WHERE status = 'COMPLETED' AND expires_at > now() ORDER BY id`.execute(db)
  return found.rows
}

/** Ends those that can be fetched and whose files are lost. Answers them. */
export async function markLost(
  db: Db | Tx,
  ids: readonly string[],
): Promise<readonly Pick<ExportRecord, 'id' | 'organizationId' | 'groupId' | 'mode'>[]> {
  const found = await sql<Pick<ExportRecord, 'id' | 'organizationId' | 'groupId' | 'mode'>>`
    UPDATE exports SET status = 'FAILED', error_code = ${EXPORT_LOST}
    WHERE id = ANY(${ids}::uuid[]) AND status = 'COMPLETED'
    RETURNING id, organization_id AS "organizationId", group_id AS "groupId", mode`.execute(db)
  return found.rows
}

/** Exports of an organization that are still to be made, in either mode. */
export async function countUnfinished(tx: Tx, organizationId: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM exports
    WHERE organization_id = ${organizationId} AND status IN ('IN_QUEUE', 'IN_PROGRESS')`.execute(tx)
  return found.rows[0]?.count ?? 0
}

/** Until the transaction ends no other one begins, or asks for, an export of the organization, and none redacts. */
export async function lockExports(tx: Tx, organizationId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`exports:${organizationId}`}, 0))`.execute(tx)
}

/** Until the transaction ends no export of the organization is begun. Any number may share it. */
export async function shareExports(tx: Tx, organizationId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`exports:${organizationId}`}, 0))`.execute(tx)
}

/** IN_PROGRESS, also once more after a lost worker. Undefined when there is nothing to make any more. */
export async function markBegun(tx: Tx, id: string): Promise<ExportRecord | undefined> {
  const found = await sql<ExportRecord>`UPDATE exports SET status = 'IN_PROGRESS'
    WHERE id = ${id} AND status IN ('IN_QUEUE', 'IN_PROGRESS') RETURNING ${COLUMNS}`.execute(tx)
  return found.rows[0]
}

export interface FinishedExport {
  readonly id: string
  readonly rowCount: number
  readonly sizeBytes: number
  readonly expiresAt: Date
}

/** False when it was redacted meanwhile, or finished by another worker. */
export async function markCompleted(tx: Tx, { id, rowCount, sizeBytes, expiresAt }: FinishedExport): Promise<boolean> {
  const found = await sql`UPDATE exports SET status = 'COMPLETED', row_count = ${rowCount}, size_bytes = ${sizeBytes},
      finished_at = now(), expires_at = ${expiresAt}
    WHERE id = ${id} AND status = 'IN_PROGRESS' RETURNING id`.execute(tx)
  return found.rows.length > 0
}

export async function markFailed(db: Db, id: string, errorCode: string): Promise<void> {
  await sql`UPDATE exports SET status = 'FAILED', error_code = ${errorCode}, finished_at = now()
    WHERE id = ${id} AND status IN ('IN_QUEUE', 'IN_PROGRESS')`.execute(db)
}

/** EXPIRED, when its time is over. */
export async function markExpired(db: Db, id: string): Promise<void> {
  await sql`UPDATE exports SET status = 'EXPIRED' WHERE id = ${id} AND status = 'COMPLETED'
    AND expires_at <= now()`.execute(db)
}

/** Ends every export that holds the verification, or may be about to. Answers their ids. */
export async function markRedacted(tx: Tx, verificationId: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`UPDATE exports e SET status = 'REDACTED',
      finished_at = coalesce(e.finished_at, now())
    FROM verifications v WHERE v.id = ${verificationId} AND e.organization_id = v.organization_id AND e.mode = v.mode
      AND e.status IN ('IN_PROGRESS', 'COMPLETED') AND (e.folder_id = v.folder_id OR e.result_id = v.result_id)
      AND (e.finished_at IS NULL OR e.finished_at >= v.created_at) RETURNING e.id`.execute(tx)
  return found.rows.map((each) => each.id)
}
