import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Scope } from '../access/caller.ts'
import type { CheckMethod, CheckOutcome } from './check-outcome.ts'
import { deleteEvidence } from './evidence/store.ts'
import type { KnownBefore } from './known-before/look-back.ts'

export interface StoredCheck {
  readonly id: string
  readonly number: number
  readonly organizationId: string
  readonly bank: string
  /** Null while the bank is being asked. */
  readonly outcome: CheckOutcome | null
  /** It runs in the background and has not ended. */
  readonly isPending: boolean
  readonly duplicateOf: number | null
  readonly firstVerifiedAt: Date | null
  /** The number of a check of what seems to be the same payment, at another bank. */
  readonly possibleDuplicateOf: number | null
  /** When another branch confirmed the payment first, where that may be told. */
  readonly elsewhereAt: Date | null
  /** Until when the bank's answer is kept; null where it is not. */
  readonly evidenceUntil: Date | null
  readonly method: CheckMethod | null
  readonly sourceType: 'api' | 'dashboard'
  readonly sourceLabel: string
  readonly detailsSealed: Buffer | null
  readonly createdAt: Date
}

const COLUMNS = sql`c.id, c.number::float8 AS number, c.organization_id AS "organizationId", c.bank, c.outcome,
  c.question_sealed IS NOT NULL AS "isPending",
  c.duplicate_of::float8 AS "duplicateOf",
  (SELECT f.created_at FROM receipt_checks f WHERE f.number = c.duplicate_of) AS "firstVerifiedAt",
  c.possible_duplicate_of::float8 AS "possibleDuplicateOf", c.elsewhere_at AS "elsewhereAt",
  (SELECT e.expires_at FROM receipt_evidence e WHERE e.check_id = c.id AND e.expires_at > now()) AS "evidenceUntil",
  c.method, CASE WHEN c.user_id IS NULL THEN 'api' ELSE 'dashboard' END AS "sourceType",
  c.source_label AS "sourceLabel", c.details_sealed AS "detailsSealed", c.created_at AS "createdAt"`

const visibleTo = (scope: Scope) => sql`c.organization_id = ${scope.organizationId} AND c.mode = ${scope.mode}
  AND (${scope.groupId}::uuid IS NULL OR c.group_id = ${scope.groupId})`

export interface NewCheck {
  readonly id: string
  readonly groupId: string
  readonly bank: string
  readonly isCounted: boolean
  readonly apiKeyId: string | null
  readonly userId: string | null
  readonly sourceLabel: string
}

export async function insertCheck(tx: Tx, scope: Scope, check: NewCheck): Promise<void> {
  const { id, groupId, bank, isCounted, apiKeyId, userId, sourceLabel } = check
  await sql`
    INSERT INTO receipt_checks (id, organization_id, group_id, mode, bank, is_counted, api_key_id, user_id, source_label)
    VALUES (${id}, ${scope.organizationId}, ${groupId}, ${scope.mode}, ${bank}, ${isCounted}, ${apiKeyId}, ${userId},
      ${sourceLabel})`.execute(tx)
}

/**
 * Writes the check of a verification, under the verification's id and outside the plan, or opens it anew for the next
 * run. Whichever payment it was the first to show stays its own.
 */
export async function openCheckAgain(
  tx: Tx,
  scope: Pick<Scope, 'organizationId' | 'mode'>,
  check: Omit<NewCheck, 'apiKeyId' | 'userId'>,
): Promise<void> {
  const { id, groupId, bank, isCounted, sourceLabel } = check
  await sql`
    INSERT INTO receipt_checks (id, organization_id, group_id, mode, bank, is_counted, source_label)
    VALUES (${id}, ${scope.organizationId}, ${groupId}, ${scope.mode}, ${bank}, ${isCounted}, ${sourceLabel})
    ON CONFLICT (id) DO UPDATE SET bank = excluded.bank, outcome = NULL, ended_at = NULL, duplicate_of = NULL`.execute(
    tx,
  )
}

export interface Plan {
  /** Null = unlimited. */
  readonly limit: number | null
  readonly used: number
  readonly periodStart: Date
  readonly periodEnd: Date
}

/**
 * The month's plan of an organization, by UTC months. Locked until the transaction ends when it is limited, so that two
 * requests never take the same last check.
 */
export async function lockPlan(tx: Tx, scope: Scope): Promise<Plan> {
  const limit = await findLimit(tx, scope)
  if (limit !== null) {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`receipt plan ${scope.organizationId} ${scope.mode}`}, 0))`.execute(
      tx,
    )
  }
  return readPlan(tx, scope)
}

export async function readPlan(db: Db | Tx, scope: Scope): Promise<Plan> {
  const found = await sql<Plan>`
    WITH period AS (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS starts)
    SELECT o.receipt_checks_per_month AS "limit", p.starts AS "periodStart",
      p.starts + interval '1 month' AS "periodEnd",
      (SELECT count(*)::int FROM receipt_checks c WHERE c.organization_id = o.id AND c.mode = ${scope.mode}
        AND c.is_counted AND c.created_at >= p.starts
        AND (c.outcome IS NOT NULL OR c.question_sealed IS NOT NULL OR c.created_at > now() - interval '2 minutes')) AS used
    FROM organizations o, period p WHERE o.id = ${scope.organizationId}`.execute(db)
  const plan = found.rows[0]
  if (plan === undefined) throw new Error('The organization of a caller is gone')
  return plan
}

async function findLimit(tx: Tx, scope: Scope): Promise<number | null> {
  const found = await sql<{ limit: number | null }>`SELECT receipt_checks_per_month AS "limit" FROM organizations
    WHERE id = ${scope.organizationId}`.execute(tx)
  return found.rows[0]?.limit ?? null
}

/** What redaction takes: what is personal, and what would find the payment again from other branches and banks. */
const NOTHING_KNOWN = sql`details_sealed = NULL, answer_sealed = NULL, reference_hash = NULL, likeness_hash = NULL`

/** What was asked, and whom to tell, is kept no longer than the check runs. */
const NOTHING_ASKED = sql`question_sealed = NULL, webhook_url = NULL, webhook_metadata_sealed = NULL,
  webhook_secret_sealed = NULL`

export interface CheckEnd {
  readonly id: string
  readonly outcome: CheckOutcome
  readonly referenceHash: Buffer | null
  readonly isCounted: boolean
  readonly method: CheckMethod | null
  /** null where not even what was asked is known. */
  readonly detailsSealed: Buffer | null
  readonly answerSealed: Buffer | null
  /** The number of the check that confirmed the payment first, when this is not it. */
  readonly duplicateOf: number | null
  readonly known: KnownBefore
}

/** Ends a check with what came of it. */
export async function endCheck(tx: Tx, end: CheckEnd): Promise<void> {
  const { known, duplicateOf } = end
  await sql`UPDATE receipt_checks SET outcome = ${end.outcome}, reference_hash = ${end.referenceHash},
      duplicate_of = ${duplicateOf}, is_counted = is_counted AND ${end.isCounted && duplicateOf === null},
      possible_duplicate_of = ${known.possibleDuplicateOf}, elsewhere_at = ${known.elsewhereAt},
      likeness_hash = ${known.likenessHash}, method = ${end.method}, details_sealed = ${end.detailsSealed},
      answer_sealed = ${end.answerSealed}, ended_at = now(), ${NOTHING_ASKED}
    WHERE id = ${end.id} AND outcome IS NULL`.execute(tx)
}

interface Claiming {
  readonly id: string
  readonly referenceHash: Buffer
}

/**
 * Of all confirmed checks of one payment in one group exactly one is the first, whoever comes at once.
 *
 * @returns the number of the first one, when this is not it.
 */
export async function claimFirst(tx: Tx, check: Claiming): Promise<number | null> {
  return (await becomeFirst(tx, check)) ? null : findFirst(tx, check)
}

/** Waits for another transaction that is about to be the first, and loses to it when it commits. */
async function becomeFirst(tx: Tx, { id, referenceHash }: Claiming): Promise<boolean> {
  const done = await sql`
    INSERT INTO receipt_firsts (organization_id, mode, group_id, reference_hash, check_id)
    SELECT organization_id, mode, group_id, ${referenceHash}, id FROM receipt_checks WHERE id = ${id}
    ON CONFLICT DO NOTHING RETURNING check_id`.execute(tx)
  return done.rows.length > 0
}

async function findFirst(tx: Tx, { id, referenceHash }: Claiming): Promise<number | null> {
  const found = await sql<{ number: number }>`
    SELECT f.number::float8 AS number FROM receipt_checks c
    JOIN receipt_firsts r ON r.organization_id = c.organization_id AND r.mode = c.mode AND r.group_id = c.group_id
      AND r.reference_hash = ${referenceHash}
    JOIN receipt_checks f ON f.id = r.check_id
    WHERE c.id = ${id} AND f.id <> c.id`.execute(tx)
  return found.rows[0]?.number ?? null
}

export async function findCheck(db: Db | Tx, scope: Scope, id: string): Promise<StoredCheck | undefined> {
  const found = await sql<StoredCheck>`SELECT ${COLUMNS} FROM receipt_checks c WHERE ${visibleTo(scope)}
    AND c.id = ${id}`.execute(db)
  return found.rows[0]
}

export async function findCheckByNumber(db: Db, scope: Scope, number: number): Promise<StoredCheck | undefined> {
  const found = await sql<StoredCheck>`SELECT ${COLUMNS} FROM receipt_checks c WHERE ${visibleTo(scope)}
    AND c.number = ${number}`.execute(db)
  return found.rows[0]
}

export interface CheckFilter {
  readonly limit: number
  /** Null = from the beginning. */
  readonly since: Date | null
  /** Null = confirmed or not. */
  readonly isSuccess: boolean | null
  /** Only checks before this one; null = from the newest. */
  readonly before: number | null
}

/** Newest first; only those that have ended. */
export async function listChecks(db: Db, scope: Scope, filter: CheckFilter): Promise<readonly StoredCheck[]> {
  const { limit, since, isSuccess, before } = filter
  const found = await sql<StoredCheck>`SELECT ${COLUMNS} FROM receipt_checks c WHERE ${visibleTo(scope)}
    AND c.outcome IS NOT NULL AND (${since}::timestamptz IS NULL OR c.created_at >= ${since})
    AND (${isSuccess}::boolean IS NULL OR (c.outcome = 'CONFIRMED') = ${isSuccess})
    AND (${before}::bigint IS NULL OR c.number < ${before})
    ORDER BY c.number DESC LIMIT ${limit}`.execute(db)
  return found.rows
}

export interface Branch {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly isDefault: boolean
}

export async function listBranches(db: Db, scope: Scope): Promise<readonly Branch[]> {
  const found = await sql<Branch>`SELECT id, number, name, is_default AS "isDefault" FROM groups
    WHERE organization_id = ${scope.organizationId} AND (${scope.groupId}::uuid IS NULL OR id = ${scope.groupId})
    ORDER BY number LIMIT 1000`.execute(db)
  return found.rows
}

/**
 * Empties what is personal; that its branch has seen the payment stays known, so that it cannot be used a second time. A check that runs in the
 * background ends with it. Its id; null: there is none.
 */
export async function redactCheck(tx: Tx, scope: Scope, number: number): Promise<string | null> {
  const done = await sql<{ id: string }>`UPDATE receipt_checks c SET ${NOTHING_KNOWN},
      outcome = coalesce(outcome, 'CANCELLED'), is_counted = is_counted AND outcome IS NOT NULL,
      ended_at = coalesce(ended_at, now()), redacted_at = coalesce(redacted_at, now()), ${NOTHING_ASKED}
    WHERE ${visibleTo(scope)} AND c.number = ${number} AND (c.outcome IS NOT NULL OR c.question_sealed IS NOT NULL)
    RETURNING c.id`.execute(tx)
  const id = done.rows[0]?.id ?? null
  if (id !== null) await deleteEvidence(tx, id)
  return id
}

/** Empties the check of a verification. */
export async function redactCheckOf(tx: Tx, verificationId: string): Promise<void> {
  await deleteEvidence(tx, verificationId)
  await sql`UPDATE receipt_checks SET ${NOTHING_KNOWN},
      redacted_at = coalesce(redacted_at, now()) WHERE id = ${verificationId}`.execute(tx)
}
