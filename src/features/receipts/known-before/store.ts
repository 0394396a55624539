import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'

/** A check that was confirmed earlier in the same branch. */
export interface EarlierCheck {
  readonly id: string
  readonly number: number
  readonly bank: string
  readonly detailsSealed: Buffer | null
}

const EARLIER = sql`f.id, f.number::float8 AS number, f.bank, f.details_sealed AS "detailsSealed"`

interface Seeking {
  /** Of the check that asks, which is not its own earlier one. */
  readonly checkId: string
  readonly hashes: readonly Buffer[]
}

/** The first confirmed checks of payments with one of these hashes. */
export async function findFirsts(tx: Tx, scope: Scope, { checkId, hashes }: Seeking): Promise<readonly EarlierCheck[]> {
  const found =
    await sql<EarlierCheck>`SELECT ${EARLIER} FROM receipt_firsts r JOIN receipt_checks f ON f.id = r.check_id
    WHERE r.organization_id = ${scope.organizationId} AND r.mode = ${scope.mode} AND r.group_id = ${scope.groupId}
      AND r.reference_hash = ANY(${hashes}::bytea[]) AND f.id <> ${checkId} ORDER BY f.number`.execute(tx)
  return found.rows
}

const ALIKE_MAX = 20

/** Confirmed checks that look alike, at other banks. */
export async function findAlike(
  tx: Tx,
  scope: Scope,
  { checkId, hashes, bank }: Seeking & { readonly bank: string },
): Promise<readonly EarlierCheck[]> {
  const found = await sql<EarlierCheck>`SELECT ${EARLIER} FROM receipt_checks f
    WHERE f.organization_id = ${scope.organizationId} AND f.mode = ${scope.mode} AND f.group_id = ${scope.groupId}
      AND f.likeness_hash = ANY(${hashes}::bytea[]) AND f.bank <> ${bank} AND f.id <> ${checkId}
      AND f.outcome = 'CONFIRMED' ORDER BY f.number LIMIT ${ALIKE_MAX}`.execute(tx)
  return found.rows
}

/** When another branch confirmed a payment first; null where none has, or what it has is redacted. */
export async function findElsewhere(tx: Tx, scope: Scope, hash: Buffer): Promise<Date | null> {
  const found = await sql<{ at: Date | null }>`SELECT min(f.ended_at) AS at FROM receipt_checks f
    WHERE f.organization_id = ${scope.organizationId} AND f.mode = ${scope.mode} AND f.group_id <> ${scope.groupId}
      AND f.reference_hash = ${hash} AND f.outcome = 'CONFIRMED'`.execute(tx)
  return found.rows[0]?.at ?? null
}

/** Of checks that are confirmed at the same time the one sees the other. */
export async function lockAlike(tx: Tx, scope: Scope, what: string): Promise<void> {
  const key = `receipt ${scope.organizationId} ${scope.mode} ${what}`
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}
