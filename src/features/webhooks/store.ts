import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { AttemptOutcome } from './attempt.ts'

export interface NewDelivery {
  readonly id: string
  readonly organizationId: string
  readonly mode: 'live' | 'test'
  readonly verificationId: string
  /** Order among the deliveries of one verification. */
  readonly sequence: number
  readonly url: string
  readonly bodySealed: Uint8Array
  readonly secretSealed: Uint8Array | null
}

/** A delivery that is not finished. */
export interface PendingDelivery {
  readonly id: string
  readonly organizationId: string
  readonly verificationId: string
  readonly url: string
  /** null once the verification was redacted. */
  readonly bodySealed: Buffer | null
  readonly secretSealed: Buffer | null
  /** Tries recorded so far. */
  readonly attemptCount: number
}

/**
 * Lets one transaction at a time look at the order of a verification's deliveries, until it ends. Statements that
 * depend on the order must come after this one, so that they see what the last holder committed.
 */
export async function lockOrder(tx: Tx, verificationIds: readonly string[]): Promise<void> {
  await sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('webhooks of ' || id, 0) AS key
      FROM unnest(${[...verificationIds]}::text[]) AS id ORDER BY key
    ) AS keys`.execute(tx)
}

/** Writes the delivery. Answers whether its first try is due, or has to wait for that of an earlier delivery. */
export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<{ readonly isDue: boolean }> {
  const found = await sql<{ isDue: boolean }>`
    INSERT INTO webhook_deliveries
      (id, organization_id, mode, verification_id, sequence, url, body_sealed, secret_sealed, next_attempt_at)
    VALUES (${delivery.id}, ${delivery.organizationId}, ${delivery.mode}, ${delivery.verificationId},
      ${delivery.sequence}, ${delivery.url}, ${delivery.bodySealed}, ${delivery.secretSealed}, now())
    RETURNING NOT EXISTS (
      SELECT FROM webhook_deliveries AS earlier
      WHERE earlier.verification_id = ${delivery.verificationId} AND earlier.status = 'PENDING'
        AND earlier.attempt_count = 0
    ) AS "isDue"`.execute(tx)
  return { isDue: found.rows[0]?.isDue ?? true }
}

export async function selectPending(db: Db | Tx, ids: readonly string[]): Promise<readonly PendingDelivery[]> {
  const found = await sql<PendingDelivery>`
    SELECT id, organization_id AS "organizationId", verification_id AS "verificationId", url,
      body_sealed AS "bodySealed", secret_sealed AS "secretSealed", attempt_count AS "attemptCount"
    FROM webhook_deliveries WHERE id = ANY(${[...ids]}::uuid[]) AND status = 'PENDING'`.execute(db)
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
        finished_at = CASE WHEN attempt.status <> 'PENDING' THEN now() END
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

/** The earliest delivery of each verification that has not had its first try. */
export async function selectNextFirst(tx: Tx, verificationIds: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    SELECT DISTINCT ON (verification_id) id FROM webhook_deliveries
    WHERE verification_id = ANY(${[...verificationIds]}::uuid[]) AND status = 'PENDING' AND attempt_count = 0
    ORDER BY verification_id, sequence`.execute(tx)
  return found.rows.map((row) => row.id)
}
