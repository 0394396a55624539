import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Page } from '../../../platform/http/pagination.ts'
import type { Scope } from '../../access/caller.ts'
import type { AskedEvent } from './asked-events.ts'

export interface NewEndpoint {
  readonly id: string
  readonly organizationId: string
  readonly mode: 'live' | 'test'
  readonly origin: string
}

/** Does nothing when it is there. */
export async function insertEndpoint(tx: Tx, { id, organizationId, mode, origin }: NewEndpoint): Promise<void> {
  await sql`INSERT INTO webhook_endpoints (id, organization_id, mode, origin)
    VALUES (${id}, ${organizationId}, ${mode}, ${origin}) ON CONFLICT DO NOTHING`.execute(tx)
}

export interface EndpointRecord {
  readonly id: string
  readonly origin: string
  readonly failingSince: Date | null
  readonly pausedAt: Date | null
  readonly hasSecret: boolean
  /** Until when the secret before this one signs too; null when none does. */
  readonly previousSecretUntil: Date | null
  readonly heldCount: number
  /** Those of `ASKED_EVENTS` that it is told. */
  readonly events: readonly AskedEvent[]
  readonly createdAt: Date
}

/** Held deliveries are counted up to here. */
export const HELD_COUNT_MAX = 10_000

const COLUMNS = sql`e.id, e.origin, e.failing_since AS "failingSince", e.paused_at AS "pausedAt",
  e.secret_sealed IS NOT NULL AS "hasSecret", e.created_at AS "createdAt", e.events,
  CASE WHEN e.previous_secret_until > now() THEN e.previous_secret_until END AS "previousSecretUntil",
  (SELECT count(*)::int FROM (SELECT FROM webhook_deliveries WHERE endpoint_id = e.id AND held_at IS NOT NULL
    LIMIT ${sql.lit(HELD_COUNT_MAX)}) AS held) AS "heldCount"`

const visibleTo = (scope: Scope) => sql<SqlBool>`e.organization_id = ${scope.organizationId} AND e.mode = ${scope.mode}`

/** By origin. */
export async function listEndpoints(
  db: Db,
  scope: Scope,
  page: Page,
): Promise<{ readonly total: number; readonly endpoints: readonly EndpointRecord[] }> {
  const counted = await sql<{ total: number }>`SELECT count(*)::int AS total FROM webhook_endpoints e
    WHERE ${visibleTo(scope)}`.execute(db)
  const found = await sql<EndpointRecord>`SELECT ${COLUMNS} FROM webhook_endpoints e WHERE ${visibleTo(scope)}
    ORDER BY e.origin LIMIT ${page.size} OFFSET ${page.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, endpoints: found.rows }
}

export async function findEndpoint(db: Db | Tx, scope: Scope, id: string): Promise<EndpointRecord | undefined> {
  const found = await sql<EndpointRecord>`SELECT ${COLUMNS} FROM webhook_endpoints e
    WHERE ${visibleTo(scope)} AND e.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The same, locked to the end of the transaction. */
export async function lockEndpoint(tx: Tx, scope: Scope, id: string): Promise<EndpointRecord | undefined> {
  await sql`SELECT FROM webhook_endpoints e WHERE ${visibleTo(scope)} AND e.id = ${id} FOR NO KEY UPDATE`.execute(tx)
  return findEndpoint(tx, scope, id)
}

/** What tries told of an endpoint: that it works, or that it does not. */
export interface EndpointResult {
  readonly id: string
  readonly isDelivered: boolean
}

export interface PausedEndpoint {
  readonly id: string
  readonly organizationId: string
  readonly mode: 'live' | 'test'
  readonly failingSince: Date
}

/**
 * Writes down since when endpoints fail, and pauses those that have for `pauseAfterSeconds`. Answers the ones that were
 * paused by this. Touches no row whose state stays, and locks in the order of ids.
 *
 * @param results one per endpoint.
 */
export async function writeResults(
  tx: Tx,
  results: readonly EndpointResult[],
  pauseAfterSeconds: number,
): Promise<readonly PausedEndpoint[]> {
  const found = await sql<PausedEndpoint & { isNewlyPaused: boolean }>`
    WITH result AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS row (id uuid, "isDelivered" boolean)
    ), touched AS (
      SELECT e.id, e.paused_at, result."isDelivered",
        e.failing_since <= now() - ${pauseAfterSeconds} * interval '1 second' AS "isPast"
      FROM webhook_endpoints e JOIN result USING (id)
      WHERE CASE WHEN result."isDelivered" THEN e.failing_since IS NOT NULL
        ELSE e.failing_since IS NULL
          OR (e.paused_at IS NULL AND e.failing_since <= now() - ${pauseAfterSeconds} * interval '1 second') END
      ORDER BY e.id FOR NO KEY UPDATE OF e
    )
    UPDATE webhook_endpoints AS e SET
      failing_since = CASE WHEN NOT touched."isDelivered" THEN coalesce(e.failing_since, now()) END,
      paused_at = CASE WHEN touched."isPast" AND NOT touched."isDelivered" THEN coalesce(e.paused_at, now())
        ELSE e.paused_at END
    FROM touched WHERE e.id = touched.id
    RETURNING e.id, e.organization_id AS "organizationId", e.mode, e.failing_since AS "failingSince",
      (touched.paused_at IS NULL AND e.paused_at IS NOT NULL) AS "isNewlyPaused"`.execute(tx)
  return found.rows.filter((row) => row.isNewlyPaused)
}

/** Lets an endpoint be tried again, as if it had never failed. The caller has locked it. */
export async function clearPause(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE webhook_endpoints SET paused_at = NULL, failing_since = NULL WHERE id = ${id}`.execute(tx)
}

/** Whether the endpoint is paused, and stays so to the end of the transaction. */
export async function lockPause(tx: Tx, id: string): Promise<boolean> {
  const found = await sql`SELECT FROM webhook_endpoints WHERE id = ${id} AND paused_at IS NOT NULL
    FOR SHARE`.execute(tx)
  return found.rows.length > 0
}

/** Puts a try off until the endpoint is resumed, unless it was recorded meanwhile. */
export async function holdDelivery(tx: Tx, { id, attempt }: { id: string; attempt: number }): Promise<void> {
  await sql`UPDATE webhook_deliveries SET held_at = now(), next_attempt_at = NULL
    WHERE id = ${id} AND status = 'PENDING' AND attempt_count = ${attempt - 1}`.execute(tx)
}

/** Lets the oldest held deliveries of an endpoint that is not paused go on. */
export async function releaseHeld(
  tx: Tx,
  { id, countMax }: { readonly id: string; readonly countMax: number },
): Promise<readonly { readonly id: string; readonly attemptCount: number }[]> {
  const found = await sql<{ id: string; attemptCount: number }>`
    UPDATE webhook_deliveries SET held_at = NULL, next_attempt_at = now()
    WHERE id = ANY (ARRAY(
        SELECT d.id FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
        WHERE d.endpoint_id = ${id} AND d.held_at IS NOT NULL AND e.paused_at IS NULL
        ORDER BY d.id LIMIT ${countMax} FOR UPDATE OF d SKIP LOCKED))
      AND held_at IS NOT NULL
    RETURNING id, attempt_count AS "attemptCount"`.execute(tx)
  return found.rows
}

/** The caller has locked it. */
export async function setEvents(tx: Tx, id: string, events: readonly AskedEvent[]): Promise<void> {
  await sql`UPDATE webhook_endpoints SET events = ${[...events]} WHERE id = ${id}`.execute(tx)
}

export interface Addressee {
  readonly organizationId: string
  readonly mode: 'live' | 'test'
  /** As `checkTarget` took it. */
  readonly url: string
}

/** Whether somebody asked for an event to be told to the endpoint that an address belongs to. */
export async function asksFor(tx: Tx, { organizationId, mode, url }: Addressee, event: string): Promise<boolean> {
  const { origin } = new URL(url)
  const found = await sql`SELECT FROM webhook_endpoints WHERE organization_id = ${organizationId} AND mode = ${mode}
    AND origin = ${origin} AND ${event} = ANY(events)`.execute(tx)
  return found.rows.length > 0
}

export interface NewSecret {
  readonly id: string
  readonly secretSealed: Uint8Array
  /** How long the secret before this one signs too. */
  readonly overlapSeconds: number
}

/** The caller has locked the endpoint. */
export async function setSecret(tx: Tx, { id, secretSealed, overlapSeconds }: NewSecret): Promise<void> {
  await sql`UPDATE webhook_endpoints SET secret_sealed = ${secretSealed},
    previous_secret_sealed = CASE WHEN ${overlapSeconds} > 0 THEN secret_sealed END,
    previous_secret_until = CASE WHEN secret_sealed IS NOT NULL AND ${overlapSeconds} > 0
      THEN now() + ${overlapSeconds} * interval '1 second' END
    WHERE id = ${id}`.execute(tx)
}
