import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Position } from '../../../platform/http/position-cursor.ts'
import type { Scope } from '../../access/caller.ts'
import type { AttemptOutcome } from '../attempt.ts'
import type { Subject } from '../subject.ts'
import type { DeliveryStatus } from './delivery-status.ts'

export interface DeliveryRecord {
  readonly id: string
  readonly groupId: string | null
  readonly subjectKind: Subject['kind']
  readonly subjectId: string
  readonly event: string
  readonly endpointId: string | null
  readonly url: string
  readonly status: DeliveryStatus
  readonly attemptCount: number
  readonly nextAttemptAt: Date | null
  readonly isHeld: boolean
  readonly isRedacted: boolean
  readonly createdAt: Date
  readonly finishedAt: Date | null
  /** When it was made, to the microsecond. */
  readonly position: string
}

const COLUMNS = sql`d.id, d.group_id AS "groupId", d.subject_kind AS "subjectKind", d.subject_id AS "subjectId", d.event,
  d.endpoint_id AS "endpointId", d.url, d.status, d.attempt_count AS "attemptCount",
  d.next_attempt_at AS "nextAttemptAt", d.held_at IS NOT NULL AS "isHeld", d.body_sealed IS NULL AS "isRedacted",
  d.created_at AS "createdAt", d.finished_at AS "finishedAt",
  to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS position`

const visibleTo = (scope: Scope) => sql<SqlBool>`d.organization_id = ${scope.organizationId} AND d.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR d.group_id = ${scope.groupId})`

export interface DeliveryFilter {
  readonly verificationId: string | null
  readonly subjectKind: Subject['kind'] | null
  readonly subjectId: string | null
  readonly status: DeliveryStatus | null
  /** That moment included. */
  readonly from: Date | null
  /** That moment not included. */
  readonly to: Date | null
}

/** Newest first. */
export async function listDeliveries(
  db: Db,
  scope: Scope,
  { filter, page }: { readonly filter: DeliveryFilter; readonly page: { after: Position | null; size: number } },
): Promise<readonly DeliveryRecord[]> {
  const { verificationId, subjectKind, subjectId, from, to } = filter
  const { after, size } = page
  const found = await sql<DeliveryRecord>`SELECT ${COLUMNS} FROM webhook_deliveries d WHERE ${visibleTo(scope)}
    ${verificationId === null ? sql`` : sql`AND d.subject_id = ${verificationId} AND d.subject_kind = 'verification'`}
    ${subjectKind === null ? sql`` : sql`AND d.subject_kind = ${subjectKind}`}
    ${subjectId === null ? sql`` : sql`AND d.subject_id = ${subjectId}`}
    ${ofStatus(filter.status)}
    ${from === null ? sql`` : sql`AND d.created_at >= ${from}`}
    ${to === null ? sql`` : sql`AND d.created_at < ${to}`}
    ${after === null ? sql`` : sql`AND (d.created_at, d.id) < (${`${after.createdAt}Z`}::timestamptz, ${after.id}::uuid)`}
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${size}`.execute(db)
  return found.rows
}

/** Written out, so that the planner can see which partial index it may use. */
function ofStatus(status: DeliveryStatus | null) {
  return status === null ? sql`` : sql`AND d.status = ${sql.lit(status)}`
}

export async function findDelivery(db: Db | Tx, scope: Scope, id: string): Promise<DeliveryRecord | undefined> {
  const found = await sql<DeliveryRecord>`SELECT ${COLUMNS} FROM webhook_deliveries d
    WHERE ${visibleTo(scope)} AND d.id = ${id}`.execute(db)
  return found.rows[0]
}

export interface AttemptRecord {
  readonly deliveryId: string
  /** From 1. */
  readonly number: number
  readonly startedAt: Date
  readonly durationMs: number
  readonly outcome: AttemptOutcome
  readonly responseStatus: number | null
  readonly responseBodySealed: Buffer | null
  readonly failureCode: string | null
}

/** The last `countMax` tries of each delivery, in their order. The caller has made sure that these may be seen. */
export async function listAttempts(
  db: Db,
  deliveryIds: readonly string[],
  countMax: number,
): Promise<readonly AttemptRecord[]> {
  const found = await sql<AttemptRecord>`SELECT a.delivery_id AS "deliveryId", a.number, a.started_at AS "startedAt",
      a.duration_ms AS "durationMs", a.outcome, a.response_status AS "responseStatus",
      a.response_body_sealed AS "responseBodySealed", a.failure_code AS "failureCode"
    FROM unnest(${[...deliveryIds]}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
      SELECT * FROM webhook_attempts WHERE delivery_id = asked.id ORDER BY number DESC LIMIT ${countMax}) AS a
    ORDER BY a.delivery_id, a.number`.execute(db)
  return found.rows
}

/** Which finished deliveries are to be sent again. */
export type Selection =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | {
      readonly kind: 'matching'
      readonly status: 'DELIVERED' | 'FAILED' | null
      readonly from: Date | null
      readonly to: Date | null
    }

export interface Candidate {
  readonly id: string
  readonly subjectId: string
  readonly createdAt: Date
}

/** Finished deliveries that still have a body, the oldest first. */
export async function selectResendable(
  tx: Tx,
  scope: Scope,
  { selection, countMax }: { readonly selection: Selection; readonly countMax: number },
): Promise<readonly Candidate[]> {
  const found = await sql<Candidate>`SELECT d.id, d.subject_id AS "subjectId", d.created_at AS "createdAt"
    FROM webhook_deliveries d WHERE ${visibleTo(scope)} AND d.status <> 'PENDING' AND d.body_sealed IS NOT NULL
    ${selectedBy(selection)} ORDER BY d.created_at, d.id LIMIT ${countMax}`.execute(tx)
  return found.rows
}

function selectedBy(selection: Selection) {
  if (selection.kind === 'ids') return sql`AND d.id = ANY(${[...selection.ids]}::uuid[])`
  const { status, from, to } = selection
  return sql`${ofStatus(status)} ${from === null ? sql`` : sql`AND d.created_at >= ${from}`}
    ${to === null ? sql`` : sql`AND d.created_at < ${to}`}`
}

/** Of these ids, those that the scope may see. */
export async function selectVisible(tx: Tx, scope: Scope, ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT d.id FROM webhook_deliveries d
    WHERE ${visibleTo(scope)} AND d.id = ANY(${[...ids]}::uuid[])`.execute(tx)
  return found.rows.map((row) => row.id)
}

export interface Resent {
  readonly id: string
  readonly attemptCount: number
  readonly endpointId: string | null
}

/**
 * Makes finished deliveries pending again, their schedule beginning anew. Answers those that were: one may have been
 * resent or redacted since it was looked at. The caller holds the order of their subjects.
 */
export async function reopen(tx: Tx, ids: readonly string[]): Promise<readonly Resent[]> {
  const found = await sql<Resent>`UPDATE webhook_deliveries SET status = 'PENDING', next_attempt_at = now(),
      finished_at = NULL, resent_after = attempt_count
    WHERE id = ANY(${[...ids]}::uuid[]) AND status <> 'PENDING' AND body_sealed IS NOT NULL
    RETURNING id, attempt_count AS "attemptCount", endpoint_id AS "endpointId"`.execute(tx)
  return found.rows
}

/** Makes the next try of a delivery due that waits for its time. Answers false for one that waits for something else. */
export async function hasten(tx: Tx, id: string): Promise<Resent | undefined> {
  const found = await sql<Resent>`UPDATE webhook_deliveries SET next_attempt_at = now()
    WHERE id = ${id} AND status = 'PENDING' AND attempt_count > 0 AND held_at IS NULL AND next_attempt_at > now()
    RETURNING id, attempt_count AS "attemptCount", endpoint_id AS "endpointId"`.execute(tx)
  return found.rows[0]
}
