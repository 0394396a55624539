import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Mode } from '../access/caller.ts'
import type { Outcome } from './outcome.ts'

/** An Idempotency-Key that a request wants to claim. */
export interface ClaimRequest {
  readonly organizationId: string
  readonly mode: Mode
  /** The API key or user that calls. */
  readonly actorId: string
  readonly key: string
  /** 32 bytes in hex. */
  readonly fingerprint: string
  readonly claimId: string
  readonly leaseSeconds: number
}

export interface Found {
  readonly isClaimed: boolean
  /** null when the key came to be in this very moment. */
  readonly fingerprint: string | null
  readonly outcome: Outcome | null
}

/** How long a key is remembered. */
const KEPT = sql`interval '24 hours'`

interface FoundRow {
  readonly isClaimed: boolean
  readonly fingerprint: string | null
  readonly status: number | null
  readonly resourceId: string | null
  readonly error: Outcome['error']
  readonly answer: Outcome['answer']
}

/**
 * Claims keys that nobody has: new ones, forgotten ones, and those whose claim has run out without an outcome.
 * Answers in the order of the requests, of which no two may have one key.
 */
export async function claimKeys(db: Db, requests: readonly ClaimRequest[]): Promise<readonly Found[]> {
  const asked = requests.map((each, position) => ({ ...each, position }))
  const found = await sql<FoundRow>`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a (position int, "organizationId" uuid,
        mode mode, "actorId" uuid, key text, fingerprint text, "claimId" uuid, "leaseSeconds" int)
    ), claimed AS (
      INSERT INTO idempotency_keys AS k (organization_id, mode, actor_id, key, fingerprint, claim_id, claimed_until)
      SELECT "organizationId", mode, "actorId", key, decode(fingerprint, 'hex'), "claimId",
        now() + "leaseSeconds" * interval '1 second'
      FROM asked ORDER BY "organizationId", mode, "actorId", key
      ON CONFLICT (organization_id, mode, actor_id, key) DO UPDATE
      SET fingerprint = excluded.fingerprint, claim_id = excluded.claim_id, claimed_until = excluded.claimed_until,
        status = NULL, resource_id = NULL, error = NULL, answer = NULL, created_at = now()
      WHERE (k.created_at < now() - ${KEPT} AND k.claimed_until < now())
        OR (k.status IS NULL AND k.claimed_until < now() AND k.fingerprint = excluded.fingerprint)
      RETURNING claim_id
    )
    SELECT c.claim_id IS NOT NULL AS "isClaimed", encode(k.fingerprint, 'hex') AS fingerprint, k.status,
      k.resource_id AS "resourceId", k.error, k.answer
    FROM asked a LEFT JOIN claimed c ON c.claim_id = a."claimId"
    LEFT JOIN idempotency_keys k ON k.organization_id = a."organizationId" AND k.mode = a.mode
      AND k.actor_id = a."actorId" AND k.key = a.key
    ORDER BY a.position`.execute(db)
  return found.rows.map(({ isClaimed, fingerprint, status, resourceId, error, answer }) => ({
    isClaimed,
    fingerprint,
    outcome: status === null ? null : { status, resourceId, error, answer },
  }))
}

/** How the request that claimed a key ended. */
export type KeptEffect = Pick<Outcome, 'status' | 'resourceId'> &
  Partial<Outcome> & {
    readonly claimId: string
  }

/** Writes outcomes of claims that still stand. Answers how many did. */
export async function writeEffects(db: Db | Tx, effects: readonly KeptEffect[]): Promise<number> {
  const written = await sql`
    UPDATE idempotency_keys k SET status = e.status, resource_id = e."resourceId", error = e.error,
      answer = e.answer
    FROM jsonb_to_recordset(${JSON.stringify(effects)}::jsonb)
      AS e ("claimId" uuid, status int, "resourceId" uuid, error jsonb, answer jsonb)
    WHERE k.claim_id = e."claimId" AND k.status IS NULL`.execute(db)
  return Number(written.numAffectedRows ?? 0)
}

/** Stands for what was asked once that is forgotten. */
export const FORGOTTEN = '00'.repeat(32)

/**
 * Forgets what was asked in the requests that made or changed these resources, when they are redacted. What they were
 * answered with, a status and an id, stays until its time is up: the same key still does nothing twice.
 */
export async function forgetRequests(tx: Tx, resourceIds: readonly string[]): Promise<void> {
  await sql`UPDATE idempotency_keys SET fingerprint = decode(${FORGOTTEN}, 'hex')
    WHERE resource_id = ANY(${resourceIds}::uuid[])`.execute(tx)
}

/** Forgets a key whose request had no effect, so that it can be sent again. One with an outcome stays. */
export async function releaseClaim(db: Db, claimId: string): Promise<void> {
  await sql`DELETE FROM idempotency_keys WHERE claim_id = ${claimId} AND status IS NULL`.execute(db)
}

/** Deletes keys that are no longer remembered, at most 1,000 at a time. Answers how many. */
export async function deleteOldKeys(db: Db): Promise<number> {
  const deleted = await sql`DELETE FROM idempotency_keys WHERE claim_id IN (
    SELECT claim_id FROM idempotency_keys WHERE created_at < now() - ${KEPT} AND claimed_until < now()
    ORDER BY created_at LIMIT 1000 FOR UPDATE SKIP LOCKED)`.execute(db)
  return Number(deleted.numAffectedRows ?? 0)
}
