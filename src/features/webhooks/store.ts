import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { AttemptOutcome } from './attempt.ts'
import type { NextTry } from './delivery-job.ts'
import type { Subject } from './subject.ts'

export interface NewDelivery {
  readonly id: string
  readonly organizationId: string
  readonly mode: 'live' | 'test'
  readonly groupId: string
  readonly subject: Subject
  readonly event: string
  /** Order among the deliveries of one subject. */
  readonly sequence: number
  readonly url: string
  readonly endpointId: string
  readonly bodySealed: Uint8Array
  readonly secretSealed: Uint8Array | null
}

/** A delivery that is not finished. */
export interface PendingDelivery {
  readonly id: string
  readonly organizationId: string
  readonly subjectKind: Subject['kind']
  readonly subjectId: string
  readonly url: string
  /** null once the subject was redacted. */
  readonly bodySealed: Buffer | null
  readonly secretSealed: Buffer | null
  /** Tries recorded so far. */
  readonly attemptCount: number
  /** null: made by a release that knew no endpoints. */
  readonly endpointId: string | null
  readonly isPaused: boolean
  readonly endpointSecretSealed: Buffer | null
  /** null once it signs no more. */
  readonly previousSecretSealed: Buffer | null
  /** Those of them that were before the last resend. */
  readonly resentAfter: number
}

/**
 * Lets one transaction at a time look at the order of a subject's deliveries, until it ends. Statements that
 * depend on the order must come after this one, so that they see what the last holder committed.
 */
export async function lockOrder(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  await sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('webhooks of ' || id, 0) AS key
      FROM unnest(${[...subjectIds]}::text[]) AS id ORDER BY key
    ) AS keys`.execute(tx)
}

export interface FirstTry {
  readonly isDue: boolean
  readonly isFailing: boolean
}

/** Whether the last that is known of an endpoint is a failure. */
const isFailing = (endpointId: RawBuilder<unknown>) =>
  sql`coalesce((SELECT failing_since IS NOT NULL FROM webhook_endpoints WHERE id = ${endpointId}), false)`

/** Writes the delivery. Answers whether its first try is due or waits for that of an earlier delivery, and how its endpoint is. */
export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<FirstTry> {
  const { id, organizationId, mode, subject, endpointId } = delivery
  const verificationId = subject.kind === 'verification' ? subject.id : null
  const found = await sql<FirstTry>`
    INSERT INTO webhook_deliveries (id, organization_id, mode, group_id, verification_id, subject_kind, subject_id,
      event, sequence, url, endpoint_id, body_sealed, secret_sealed, next_attempt_at)
    VALUES (${id}, ${organizationId}, ${mode}, ${delivery.groupId}, ${verificationId}, ${subject.kind}, ${subject.id},
      ${delivery.event}, ${delivery.sequence}, ${delivery.url}, ${endpointId}, ${delivery.bodySealed},
      ${delivery.secretSealed}, now())
    RETURNING NOT EXISTS (
      SELECT FROM webhook_deliveries AS earlier
      WHERE earlier.subject_id = ${subject.id} AND earlier.status = 'PENDING' AND earlier.attempt_count = 0
    ) AS "isDue", ${isFailing(sql`endpoint_id`)} AS "isFailing"`.execute(tx)
  return found.rows[0] ?? { isDue: true, isFailing: false }
}

export async function selectPending(db: Db | Tx, ids: readonly string[]): Promise<readonly PendingDelivery[]> {
  const found = await sql<PendingDelivery>`
    SELECT d.id, d.organization_id AS "organizationId", d.subject_kind AS "subjectKind", d.subject_id AS "subjectId",
      d.url, d.body_sealed AS "bodySealed", d.secret_sealed AS "secretSealed", d.attempt_count AS "attemptCount",
      d.resent_after AS "resentAfter", d.endpoint_id AS "endpointId", e.paused_at IS NOT NULL AS "isPaused",
      e.secret_sealed AS "endpointSecretSealed",
      CASE WHEN e.previous_secret_until > now() THEN e.previous_secret_sealed END AS "previousSecretSealed"
    FROM webhook_deliveries d LEFT JOIN webhook_endpoints e ON e.id = d.endpoint_id
    WHERE d.id = ANY(${[...ids]}::uuid[]) AND d.status = 'PENDING'`.execute(db)
  return found.rows
}

export interface AttemptRow {
  readonly deliveryId: string
  /** From 1. */
  readonly number: number
  readonly startedAt: Date
  readonly durationMs: number
  readonly outcome: AttemptOutcome
  readonly responseStatus: number | null
  readonly responseBodySealed: Buffer | null
  readonly failureCode: string | null
  readonly status: 'PENDING' | 'DELIVERED' | 'FAILED'
  readonly nextAttemptAt: Date | null
}

/** Writes tries and what follows from them. Answers the deliveries written: not those whose try was known already. */
export async function insertAttempts(tx: Tx, attempts: readonly AttemptRow[]): Promise<readonly string[]> {
  const rows = attempts.map((each) => ({ ...each, responseBodySealed: each.responseBodySealed?.toString('base64') }))
  const found = await sql<{ id: string }>`
    WITH attempt AS (
      SELECT DISTINCT ON ("deliveryId") * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
        "deliveryId" uuid, number integer, "startedAt" timestamptz, "durationMs" integer, outcome text,
        "responseStatus" integer, "responseBodySealed" text, "failureCode" text, status delivery_status,
        "nextAttemptAt" timestamptz)
    ), moved AS (
      UPDATE webhook_deliveries AS delivery
      SET status = attempt.status, attempt_count = attempt.number, next_attempt_at = attempt."nextAttemptAt",
        held_at = NULL, finished_at = CASE WHEN attempt.status <> 'PENDING' THEN now() END
      FROM attempt
      WHERE delivery.id = attempt."deliveryId" AND delivery.status = 'PENDING'
        AND delivery.attempt_count = attempt.number - 1
      RETURNING delivery.id
    ), written AS (
      INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms, outcome, response_status,
        response_body_sealed, failure_code)
      SELECT id, number, "startedAt", "durationMs", outcome, "responseStatus",
        decode("responseBodySealed", 'base64'), "failureCode"
      FROM attempt JOIN moved ON moved.id = attempt."deliveryId"
    )
    SELECT id FROM moved`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Ends a delivery that has nothing left to send. Answers false when it had ended already. */
export async function giveUp(tx: Tx, id: string): Promise<boolean> {
  const found = await sql`
    UPDATE webhook_deliveries SET status = 'FAILED', next_attempt_at = NULL, finished_at = now()
    WHERE id = ${id} AND status = 'PENDING' RETURNING id`.execute(tx)
  return found.rows.length > 0
}

/** The earliest delivery of each subject that has not had its first try. */
export async function selectNextFirst(tx: Tx, subjectIds: readonly string[]): Promise<readonly NextTry[]> {
  const found = await sql<NextTry>`
    SELECT DISTINCT ON (subject_id) id AS "deliveryId", 1 AS attempt, endpoint_id AS "endpointId",
      ${isFailing(sql`endpoint_id`)} AS "isFailing"
    FROM webhook_deliveries
    WHERE subject_id = ANY(${[...subjectIds]}::uuid[]) AND status = 'PENDING' AND attempt_count = 0
    ORDER BY subject_id, sequence`.execute(tx)
  return found.rows
}
