import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { AttemptOutcome } from '../attempt.ts'

export interface TrailEntry {
  readonly deliveryId: string
  /** Of the event that was told of. */
  readonly sequence: number
  /** From 1. */
  readonly number: number
  readonly startedAt: Date
  readonly durationMs: number
  readonly outcome: AttemptOutcome
  readonly responseStatus: number | null
  readonly failureCode: string | null
}

/**
 * The tries at telling of one verification, the oldest first, `countMax` of them at most. The caller has made sure that
 * the verification may be seen.
 */
export async function listTrail(
  db: Db,
  asked: { readonly verificationId: string; readonly countMax: number },
): Promise<{ readonly total: number; readonly entries: readonly TrailEntry[] }> {
  const of = sql`webhook_attempts a JOIN webhook_deliveries d ON d.id = a.delivery_id
    WHERE d.subject_id = ${asked.verificationId}`
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM ${of}`.execute(db)
  const found = await sql<TrailEntry>`SELECT d.id AS "deliveryId", d.sequence, a.number, a.started_at AS "startedAt",
      a.duration_ms AS "durationMs", a.outcome, a.response_status AS "responseStatus", a.failure_code AS "failureCode"
    FROM ${of} ORDER BY a.started_at, d.sequence, a.number LIMIT ${asked.countMax}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, entries: found.rows }
}

/** What the deliveries of a subject said, and what was answered, is gone; what was not sent is never sent. */
export async function clearDeliveries(tx: Tx, subjectId: string): Promise<void> {
  await sql`UPDATE webhook_deliveries SET body_sealed = NULL, secret_sealed = NULL, url = split_part(url, '?', 1),
    status = CASE status WHEN 'PENDING' THEN 'FAILED' ELSE status END, next_attempt_at = NULL,
    held_at = NULL, finished_at = coalesce(finished_at, now()) WHERE subject_id = ${subjectId}`.execute(tx)
  await sql`UPDATE webhook_attempts SET response_body_sealed = NULL
    WHERE delivery_id IN (SELECT id FROM webhook_deliveries WHERE subject_id = ${subjectId})`.execute(tx)
}
