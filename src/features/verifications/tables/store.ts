import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'

/** A table of a result: what tells where its rows are. */
export interface StoredTable {
  readonly id: string
  readonly name: string
  readonly rowCount: number
  /** Of each page but the last. */
  readonly pageRows: number
  /** Bytes of the object up to the end of each page. */
  readonly pageEnds: readonly number[]
}

export interface TableRecord extends StoredTable {
  readonly organizationId: string
  readonly verificationId: string
  readonly isLost: boolean
}

const COLUMNS = sql`t.id, t.name, t.row_count AS "rowCount", t.page_rows AS "pageRows", t.page_ends AS "pageEnds",
  t.organization_id AS "organizationId", t.verification_id AS "verificationId", t.lost_at IS NOT NULL AS "isLost"`

interface Owner {
  readonly organizationId: string
  readonly mode: Mode
  readonly verificationId: string
}

/** The caller holds the lock of the verification, which has no tables now. */
export async function insertTables(tx: Tx, owner: Owner, tables: readonly StoredTable[]): Promise<void> {
  if (tables.length === 0) return
  await sql`INSERT INTO verification_tables
      (id, organization_id, mode, verification_id, name, row_count, page_rows, page_ends)
    SELECT id, ${owner.organizationId}::uuid, ${owner.mode}::mode, ${owner.verificationId}::uuid, name, "rowCount",
      "pageRows", ARRAY(SELECT jsonb_array_elements_text("pageEnds")::int)
    FROM jsonb_to_recordset(${JSON.stringify(tables)}::jsonb)
      AS t (id uuid, name text, "rowCount" int, "pageRows" int, "pageEnds" jsonb)`.execute(tx)
}

/** Answers the ids of those that were there. */
export async function deleteTables(tx: Tx, { organizationId, mode, verificationId }: Owner): Promise<string[]> {
  const gone = await sql<{ id: string }>`DELETE FROM verification_tables WHERE organization_id = ${organizationId}
    AND mode = ${mode} AND verification_id = ${verificationId} RETURNING id`.execute(tx)
  return gone.rows.map(({ id }) => id)
}

/** In the order of their names. Undefined where the scope may not see such a verification, or it was redacted. */
export async function findTables(
  db: Db | Tx,
  { organizationId, mode, groupId }: Scope,
  verificationId: string,
): Promise<{ readonly serviceId: string; readonly tables: readonly TableRecord[] } | undefined> {
  const seen = await sql<{ serviceId: string }>`SELECT service_id AS "serviceId" FROM verifications
    WHERE id = ${verificationId} AND organization_id = ${organizationId} AND mode = ${mode}
      AND (${groupId}::uuid IS NULL OR group_id = ${groupId})`.execute(db)
  const [verification] = seen.rows
  if (verification === undefined) return undefined
  const found = await sql<TableRecord>`SELECT ${COLUMNS} FROM verification_tables t
    WHERE t.organization_id = ${organizationId} AND t.mode = ${mode} AND t.verification_id = ${verificationId}
    ORDER BY t.name`.execute(db)
  return { ...verification, tables: found.rows }
}

export async function isNamed(db: Db, id: string): Promise<boolean> {
  const found = await sql`SELECT FROM verification_tables WHERE id = ${id}`.execute(db)
  return found.rows.length > 0
}

/** For backups: all whose rows can be read. */
export async function findStored(
  db: Db | Tx,
): Promise<readonly { readonly id: string; readonly organizationId: string; readonly sizeBytes: number }[]> {
  const found = await sql<{ id: string; organizationId: string; sizeBytes: number }>`
    SELECT id, organization_id AS "organizationId", page_ends[cardinality(page_ends)] AS "sizeBytes"
    FROM verification_tables WHERE lost_at IS NULL ORDER BY id`.execute(db)
  return found.rows
}

interface Lost {
  readonly verificationId: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: Mode
}

/** Writes that the rows of these tables are lost. Answers whose they were. */
export async function markLost(db: Db | Tx, ids: readonly string[]): Promise<readonly Lost[]> {
  const found = await sql<Lost>`UPDATE verification_tables t SET lost_at = now() FROM verifications v
    WHERE t.id = ANY(${ids}::uuid[]) AND t.lost_at IS NULL AND v.id = t.verification_id
    RETURNING t.verification_id AS "verificationId", t.organization_id AS "organizationId", v.group_id AS "groupId",
      t.mode`.execute(db)
  return found.rows
}
