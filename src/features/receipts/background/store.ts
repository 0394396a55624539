import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'

export interface Pending {
  readonly questionSealed: Buffer
  readonly webhookUrl: string
  readonly webhookMetadataSealed: Buffer
  readonly webhookSecretSealed: Buffer | null
}

/** A check that runs in the background and has not ended. */
export interface PendingCheck extends Pending {
  readonly id: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: Mode
  readonly bank: string
  /** Tries that have ended; it tells one job from the next. */
  readonly tries: number
  /** Tries in a row that found the bank out of reach. */
  readonly outages: number
  /** Tries that found the payment not settled. */
  readonly waits: number
  readonly createdAt: Date
}

/** Makes a check that was just written one of the background. */
export async function setPending(tx: Tx, checkId: string, pending: Pending): Promise<void> {
  await sql`UPDATE receipt_checks SET question_sealed = ${pending.questionSealed}, webhook_url = ${pending.webhookUrl},
      webhook_metadata_sealed = ${pending.webhookMetadataSealed}, webhook_secret_sealed = ${pending.webhookSecretSealed}
    WHERE id = ${checkId}`.execute(tx)
}

const selectPending = (
  checkId: string,
) => sql`SELECT id, organization_id AS "organizationId", group_id AS "groupId", mode,
  bank, tries, outages, waits, question_sealed AS "questionSealed", webhook_url AS "webhookUrl",
  webhook_metadata_sealed AS "webhookMetadataSealed", webhook_secret_sealed AS "webhookSecretSealed",
  created_at AS "createdAt"
  FROM receipt_checks WHERE id = ${checkId} AND question_sealed IS NOT NULL`

/** By the id of a job; undefined once it has ended. */
export async function findPending(db: Db, checkId: string): Promise<PendingCheck | undefined> {
  return (await sql<PendingCheck>`${selectPending(checkId)}`.execute(db)).rows[0]
}

/** The same, locked until the transaction ends: of two workers at one check only one can end it. */
export async function lockPending(tx: Tx, checkId: string): Promise<PendingCheck | undefined> {
  return (await sql<PendingCheck>`${selectPending(checkId)} FOR UPDATE`.execute(tx)).rows[0]
}

/** Writes down that a try was not the last. */
export async function countTry(tx: Tx, checkId: string, { outages, waits }: Turn): Promise<void> {
  await sql`UPDATE receipt_checks SET tries = tries + 1, outages = ${outages}, waits = ${waits}
    WHERE id = ${checkId}`.execute(tx)
}

export interface Turn {
  readonly outages: number
  readonly waits: number
}

interface Counting {
  readonly bank: string
  /** '' = everybody together. */
  readonly asker: string
  readonly max: number
}

/** Counts a question of this minute; false where there were as many as may be. */
export async function countAsk(db: Db, { bank, asker, max }: Counting): Promise<boolean> {
  const done = await sql`
    INSERT INTO receipt_asks AS a (bank, asker, minute, asks) VALUES (${bank}, ${asker}, date_trunc('minute', now()), 1)
    ON CONFLICT (bank, asker) DO UPDATE SET minute = excluded.minute,
      asks = CASE WHEN a.minute = excluded.minute THEN a.asks + 1 ELSE 1 END
    WHERE a.minute <> excluded.minute OR a.asks < ${max} RETURNING asks`.execute(db)
  return done.rows.length > 0
}
