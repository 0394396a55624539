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
  /** Tries that found the bank out of reach. */
  readonly tries: number
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
  bank, tries, question_sealed AS "questionSealed", webhook_url AS "webhookUrl",
  webhook_metadata_sealed AS "webhookMetadataSealed", webhook_secret_sealed AS "webhookSecretSealed",
  created_at AS "createdAt"
  FROM receipt_checks WHERE id = ${checkId} AND question_sealed IS NOT NULL`

/** By the id of a job; undefined once it has ended. */
export async function findPending(db: Db, checkId: string): Promise<PendingCheck | undefined> {
  return (await sql<PendingCheck>`${selectPending(checkId)}`.execute(db)).rows[0]
}

/** The same, held until the transaction ends: of two workers at one check only one can end it. */
export async function lockPending(tx: Tx, checkId: string): Promise<PendingCheck | undefined> {
  return (await sql<PendingCheck>`${selectPending(checkId)} FOR UPDATE`.execute(tx)).rows[0]
}

export async function countTry(tx: Tx, checkId: string): Promise<void> {
  await sql`UPDATE receipt_checks SET tries = tries + 1 WHERE id = ${checkId}`.execute(tx)
}
