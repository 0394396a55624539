import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import type { DecisionOutcome, DecisionReason, DecisionState } from './review-check.ts'

export interface Decision {
  readonly id: string
  readonly verificationId: string
  readonly organizationId: string
  readonly mode: Mode
  readonly userId: string
  /** As the user is called: the name, or the address of who has none. */
  readonly userName: string
  readonly outcome: DecisionOutcome
  readonly reasonCode: string
  readonly noteSealed: Buffer | null
  readonly state: DecisionState
  readonly decidedAt: Date
  /** null: not before a second person decides. */
  readonly takesEffectAt: Date | null
  readonly endedAt: Date | null
  /** Of the verification, as the decision left it; null for one of an earlier release. */
  readonly version: number | null
  /** The one that it is the second to. */
  readonly firstId: string | null
}

const COLUMNS = sql`d.id, d.verification_id AS "verificationId", d.organization_id AS "organizationId", d.mode,
  d.user_id AS "userId", coalesce(nullif(u.name, ''), u.email) AS "userName", d.outcome, d.reason_code AS "reasonCode",
  d.note_sealed AS "noteSealed", d.state, d.decided_at AS "decidedAt", nullif(d.takes_effect_at, 'infinity') AS "takesEffectAt",
  d.ended_at AS "endedAt", d.version, d.first_id AS "firstId"`
const DECISIONS = sql`verification_decisions d JOIN users u ON u.id = d.user_id`

export interface NewDecision {
  readonly id: string
  readonly verificationId: string
  readonly organizationId: string
  readonly mode: Mode
  readonly userId: string
  readonly outcome: DecisionOutcome
  readonly reasonCode: string
  readonly noteSealed: Buffer | null
  /** null: it waits for a second person. */
  readonly delaySeconds: number | null
  readonly firstId: string | null
  /** Reason codes of the checks that had stopped the verification. */
  readonly stoppedBy: readonly string[]
  readonly isFalseAlarm: boolean
  /** Of the verification, as the decision leaves it. */
  readonly version: number
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  const { id, verificationId, organizationId, mode, userId, outcome, reasonCode, noteSealed, delaySeconds, version } =
    decision
  const state = delaySeconds === null ? 'AWAITING_SECOND' : 'WAITING'
  await sql`INSERT INTO verification_decisions (id, verification_id, organization_id, mode, user_id, outcome, reason_code,
      note_sealed, state, takes_effect_at, version, first_id, stopped_by, is_false_alarm)
    VALUES (${id}, ${verificationId}, ${organizationId}, ${mode}, ${userId}, ${outcome}, ${reasonCode}, ${noteSealed},
      ${state}, coalesce(now() + make_interval(secs => ${delaySeconds}::double precision), 'infinity'), ${version}, ${decision.firstId},
      ${[...decision.stoppedBy]}::text[], ${decision.isFalseAlarm})`.execute(tx)
}

/** For who holds the verification's lock: the decision that has not taken effect yet. */
export async function findWaiting(tx: Tx, verificationId: string): Promise<Decision | undefined> {
  const found = await sql<Decision>`SELECT ${COLUMNS} FROM ${DECISIONS}
    WHERE d.verification_id = ${verificationId} AND d.state = 'WAITING'`.execute(tx)
  return found.rows[0]
}

/** For who holds the verification's lock: the decision that waits to take effect, or for a second one. */
export async function findOpen(tx: Tx, verificationId: string): Promise<Decision | undefined> {
  const found = await sql<Decision>`SELECT ${COLUMNS} FROM ${DECISIONS}
    WHERE d.verification_id = ${verificationId} AND d.ended_at IS NULL`.execute(tx)
  return found.rows[0]
}

/** The last that stood: neither undone nor overtaken. */
export async function findStanding(tx: Tx, verificationId: string): Promise<Decision | undefined> {
  const found = await sql<Decision>`SELECT ${COLUMNS} FROM ${DECISIONS}
    WHERE d.verification_id = ${verificationId} AND d.state IN ('WAITING', 'DONE', 'AWAITING_SECOND')
    ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`.execute(tx)
  return found.rows[0]
}

export async function findLatest(db: Db, scope: Scope, verificationId: string): Promise<Decision | undefined> {
  const found = await sql<Decision>`SELECT ${COLUMNS} FROM ${DECISIONS} JOIN verifications v ON v.id = d.verification_id
    WHERE d.verification_id = ${verificationId} AND v.organization_id = ${scope.organizationId}
      AND v.mode = ${scope.mode} AND (${scope.groupId}::uuid IS NULL OR v.group_id = ${scope.groupId})
    ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`.execute(db)
  return found.rows[0]
}

/** For the worker, by the id of its work. */
export async function findDecision(tx: Tx, id: string): Promise<Decision | undefined> {
  const found = await sql<Decision>`SELECT ${COLUMNS} FROM ${DECISIONS} WHERE d.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** The caller holds the verification's lock. */
export async function endDecision(
  tx: Tx,
  id: string,
  state: Exclude<DecisionState, 'WAITING' | 'AWAITING_SECOND'>,
): Promise<void> {
  await sql`UPDATE verification_decisions SET state = ${state}, ended_at = now()
    WHERE id = ${id} AND ended_at IS NULL`.execute(tx)
}

/** Lets a first decision wait for a second one again, which was undone. The caller holds the verification's lock. */
export async function reopenFirst(tx: Tx, id: string, version: number): Promise<void> {
  await sql`UPDATE verification_decisions SET state = 'AWAITING_SECOND', ended_at = NULL, version = ${version}
    WHERE id = ${id} AND state = 'SECONDED'`.execute(tx)
}

type Place = Pick<Scope, 'organizationId' | 'mode'>

export async function findFourEyes(db: Db | Tx, { organizationId, mode }: Place): Promise<boolean> {
  const found = await sql<{ isOn: boolean }>`SELECT four_eyes AS "isOn" FROM desk_settings
    WHERE organization_id = ${organizationId} AND mode = ${mode}`.execute(db)
  return found.rows[0]?.isOn === true
}

/** In their order; none where the built-in ones hold. */
export async function listOwnReasons(db: Db | Tx, { organizationId, mode }: Place): Promise<readonly DecisionReason[]> {
  const found = await sql<DecisionReason>`SELECT code, outcome, meaning, needs_note AS "needsNote",
      is_false_alarm AS "isFalseAlarm" FROM decision_reasons
    WHERE organization_id = ${organizationId} AND mode = ${mode} ORDER BY position, code`.execute(db)
  return found.rows
}
