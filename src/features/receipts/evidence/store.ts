import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

export interface StoredEvidence {
  readonly checkId: string
  readonly contentType: string
  readonly bodySealed: Buffer
}

export interface NewEvidence extends StoredEvidence {
  readonly days: number
}

/** A run that is done over has the later answer. */
export async function saveEvidence(tx: Tx, scope: Scope, evidence: NewEvidence): Promise<void> {
  const { checkId, contentType, bodySealed, days } = evidence
  await sql`INSERT INTO receipt_evidence (check_id, organization_id, mode, content_type, body_sealed, expires_at)
    VALUES (${checkId}, ${scope.organizationId}, ${scope.mode}, ${contentType}, ${bodySealed},
      now() + make_interval(days => ${days}))
    ON CONFLICT (check_id) DO UPDATE SET content_type = excluded.content_type, body_sealed = excluded.body_sealed,
      expires_at = excluded.expires_at`.execute(tx)
}

/** That of a check by its number; undefined where there is none (any more). */
export async function findEvidence(db: Db | Tx, scope: Scope, number: number): Promise<StoredEvidence | undefined> {
  const found = await sql<StoredEvidence>`SELECT e.check_id AS "checkId", e.content_type AS "contentType",
      e.body_sealed AS "bodySealed" FROM receipt_evidence e JOIN receipt_checks c ON c.id = e.check_id
    WHERE c.organization_id = ${scope.organizationId} AND c.mode = ${scope.mode}
      AND (${scope.groupId}::uuid IS NULL OR c.group_id = ${scope.groupId})
      AND c.number = ${number} AND e.expires_at > now()`.execute(db)
  return found.rows[0]
}

export async function deleteEvidence(tx: Tx, checkId: string): Promise<void> {
  await sql`DELETE FROM receipt_evidence WHERE check_id = ${checkId}`.execute(tx)
}

const SWEEP_MAX = 500

/** Deletes what is kept no longer. Answers how many there were, a limited number at a time. */
export async function deleteExpired(db: Db): Promise<number> {
  const done = await sql`DELETE FROM receipt_evidence WHERE check_id IN
    (SELECT check_id FROM receipt_evidence WHERE expires_at <= now() ORDER BY expires_at LIMIT ${SWEEP_MAX}
      FOR UPDATE SKIP LOCKED) RETURNING check_id`.execute(db)
  return done.rows.length
}

/** @param signal a stopping worker ends between two lots. */
export async function sweepEvidence(db: Db, signal: AbortSignal): Promise<number> {
  let all = 0
  for (;;) {
    const swept = signal.aborted ? 0 : await deleteExpired(db)
    all += swept
    if (swept < SWEEP_MAX) return all
  }
}
