import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Mode } from '../access/caller.ts'

export interface Tenant {
  readonly organizationId: string
  readonly mode: Mode
}

/** On what legal basis, and for how long, an organization keeps what faces look like. */
export interface Terms {
  readonly legalBasis: string
  readonly retentionDays: number
}

export interface RecordedTerms extends Terms {
  readonly setBy: string | null
  readonly setAt: Date
}

const TERMS = sql`legal_basis AS "legalBasis", retention_days AS "retentionDays", set_by AS "setBy", set_at AS "setAt"`

const of = ({ organizationId, mode }: Tenant) => sql`organization_id = ${organizationId} AND mode = ${mode}`

/** Undefined: it is off. */
export async function findTerms(handle: Db | Tx, tenant: Tenant): Promise<RecordedTerms | undefined> {
  const found = await sql<RecordedTerms>`SELECT ${TERMS} FROM duplicate_face_terms WHERE ${of(tenant)}`.execute(handle)
  return found.rows[0]
}

/** The same, locked: whoever enrols a face or turns it off waits here for his turn. */
export async function lockTerms(tx: Tx, tenant: Tenant): Promise<RecordedTerms | undefined> {
  const found = await sql<RecordedTerms>`SELECT ${TERMS} FROM duplicate_face_terms WHERE ${of(tenant)}
    FOR UPDATE`.execute(tx)
  return found.rows[0]
}

export async function saveTerms(
  tx: Tx,
  tenant: Tenant,
  { legalBasis, retentionDays, setBy }: Terms & { readonly setBy: string | null },
): Promise<RecordedTerms> {
  const saved = await sql<RecordedTerms>`INSERT INTO duplicate_face_terms AS t (organization_id, mode, legal_basis,
      retention_days, set_by)
    VALUES (${tenant.organizationId}, ${tenant.mode}, ${legalBasis}, ${retentionDays}, ${setBy})
    ON CONFLICT (organization_id, mode) DO UPDATE SET legal_basis = excluded.legal_basis,
      retention_days = excluded.retention_days, set_by = excluded.set_by, set_at = now()
    RETURNING ${TERMS}`.execute(tx)
  const [row] = saved.rows
  if (row === undefined) throw new Error('The terms that were saved did not come back')
  return row
}

/** Takes the terms and every face that was kept under them. Answers how many faces; undefined when it was off. */
export async function deleteTerms(tx: Tx, tenant: Tenant): Promise<number | undefined> {
  if ((await lockTerms(tx, tenant)) === undefined) return undefined
  const deleted = await sql`DELETE FROM enrolled_faces WHERE ${of(tenant)}`.execute(tx)
  await sql`DELETE FROM duplicate_face_terms WHERE ${of(tenant)}`.execute(tx)
  return Number(deleted.numAffectedRows ?? 0n)
}

export async function countFaces(db: Db, tenant: Tenant): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM enrolled_faces
    WHERE ${of(tenant)}`.execute(db)
  return found.rows[0]?.count ?? 0
}

export interface FaceRow {
  readonly number: number
  readonly verificationId: string
  readonly faceSealed: Buffer
}

const FACE = sql`number, verification_id AS "verificationId", face_sealed AS "faceSealed"`

/** The faces of one net with greater numbers, in their order. */
export async function listFacesAfter(
  handle: Db | Tx,
  tenant: Tenant,
  page: { readonly net: string; readonly after: number; readonly limit: number },
): Promise<readonly FaceRow[]> {
  const found = await sql<FaceRow>`SELECT ${FACE} FROM enrolled_faces WHERE ${of(tenant)} AND net = ${page.net}
      AND number > ${page.after}
    ORDER BY number LIMIT ${page.limit}`.execute(handle)
  return found.rows
}

/** The faces of one net with smaller numbers, the newest first. */
export async function listFacesBefore(
  db: Db,
  tenant: Tenant,
  page: { readonly net: string; readonly before: number; readonly limit: number },
): Promise<readonly FaceRow[]> {
  const found = await sql<FaceRow>`SELECT ${FACE} FROM enrolled_faces WHERE ${of(tenant)} AND net = ${page.net}
      AND number < ${page.before}
    ORDER BY number DESC LIMIT ${page.limit}`.execute(db)
  return found.rows
}

/** The number of the newest face; 0 when there is none. */
export async function lastNumber(db: Db, tenant: Tenant): Promise<number> {
  const found = await sql<{ last: number }>`SELECT coalesce(max(number), 0) AS last FROM enrolled_faces
    WHERE ${of(tenant)}`.execute(db)
  return found.rows[0]?.last ?? 0
}

export async function listNumbers(db: Db, tenant: Tenant): Promise<readonly number[]> {
  const found = await sql<{ numbers: number[] | null }>`SELECT array_agg(number) AS numbers FROM enrolled_faces
    WHERE ${of(tenant)}`.execute(db)
  return found.rows[0]?.numbers ?? []
}

/** Which verifications these faces are of, as far as they are still kept. */
export async function findKept(
  tx: Tx,
  tenant: Tenant,
  asked: { readonly numbers: readonly number[]; readonly retentionDays: number },
): Promise<readonly { readonly number: number; readonly verificationId: string }[]> {
  if (asked.numbers.length === 0) return []
  const found = await sql<{ number: number; verificationId: string }>`SELECT number,
      verification_id AS "verificationId" FROM enrolled_faces
    WHERE ${of(tenant)} AND number = ANY(${asked.numbers}::bigint[])
      AND enrolled_at > now() - ${asked.retentionDays} * interval '1 day'`.execute(tx)
  return found.rows
}

/** The caller holds the lock of the terms. */
export async function insertFace(
  tx: Tx,
  tenant: Tenant,
  { verificationId, faceSealed, net }: Omit<FaceRow, 'number'> & { readonly net: string },
): Promise<void> {
  await sql`INSERT INTO enrolled_faces (verification_id, organization_id, mode, net, face_sealed)
    VALUES (${verificationId}, ${tenant.organizationId}, ${tenant.mode}, ${net}, ${faceSealed})`.execute(tx)
}

export async function deleteFace(tx: Tx, verificationId: string): Promise<void> {
  await sql`DELETE FROM enrolled_faces WHERE verification_id = ${verificationId}`.execute(tx)
}

/** Deletes faces that their organization keeps no longer, at most this many. Answers how many. */
export async function deleteExpired(tx: Tx, limit: number): Promise<number> {
  const deleted = await sql`DELETE FROM enrolled_faces WHERE verification_id IN (
      SELECT f.verification_id FROM duplicate_face_terms t CROSS JOIN LATERAL (
        SELECT e.verification_id FROM enrolled_faces e WHERE e.organization_id = t.organization_id AND e.mode = t.mode
          AND e.enrolled_at <= now() - t.retention_days * interval '1 day'
        ORDER BY e.enrolled_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ) AS f LIMIT ${limit})`.execute(tx)
  return Number(deleted.numAffectedRows ?? 0n)
}
