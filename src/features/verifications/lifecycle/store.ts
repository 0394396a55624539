import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import type { Mode, Scope } from '../../access/caller.ts'
import type { OutputStatus } from '../verdict.ts'
import type { Status } from './status.ts'

/** A verification as the lifecycle sees it: everything a move may need. */
export interface LifecycleRow {
  readonly id: string
  readonly organizationId: string
  readonly mode: Mode
  readonly folderId: string
  readonly resultId: string
  readonly serviceId: string
  readonly status: Status
  readonly outputStatus: OutputStatus | null
  readonly inputSealed: Buffer | null
  readonly outputSealed: Buffer | null
  readonly webhookUrl: string | null
  readonly webhookMetadataSealed: Buffer | null
  readonly webhookSecretSealed: Buffer | null
  readonly errorCode: string | null
  readonly errorMessage: string | null
  readonly runId: string | null
  readonly leaseNumber: number
  readonly leasesLost: number
  readonly isLeaseHeld: boolean
  readonly eventCount: number
  readonly price: number
  readonly creditUsed: number
  readonly totalPages: number
  readonly executionTimeMs: number
  readonly groupId: string
  /** null: a key started it. */
  readonly userId: string | null
  readonly isFraudAccepted: boolean
  readonly redactedAt: Date | null
  readonly updatedAt: Date
}

const COLUMNS = sql`id, organization_id AS "organizationId", group_id AS "groupId", mode, folder_id AS "folderId",
  result_id AS "resultId", service_id AS "serviceId", status, output_status AS "outputStatus",
  input_sealed AS "inputSealed", output_sealed AS "outputSealed", webhook_url AS "webhookUrl",
  webhook_metadata_sealed AS "webhookMetadataSealed", webhook_secret_sealed AS "webhookSecretSealed",
  error_code AS "errorCode", error_message AS "errorMessage", run_id AS "runId", lease_number AS "leaseNumber",
  leases_lost AS "leasesLost", is_lease_held AS "isLeaseHeld", event_count AS "eventCount",
  price, credit_used AS "creditUsed", total_pages AS "totalPages", execution_time_ms AS "executionTimeMs", updated_at AS "updatedAt",
  user_id AS "userId", is_fraud_accepted AS "isFraudAccepted", redacted_at AS "redactedAt"`

/** The row, locked to the end of the transaction: whoever moves a verification waits here for his turn. */
export async function lockVerification(tx: Tx, id: string): Promise<LifecycleRow | undefined> {
  const found = await sql<LifecycleRow>`SELECT ${COLUMNS} FROM verifications WHERE id = ${id} FOR UPDATE`.execute(tx)
  return found.rows[0]
}

/** The same for a caller: undefined where the scope may not see such a verification. */
export async function lockVisible(tx: Tx, scope: Scope, id: string): Promise<LifecycleRow | undefined> {
  const found = await sql<LifecycleRow>`SELECT ${COLUMNS} FROM verifications WHERE id = ${id}
    AND organization_id = ${scope.organizationId} AND mode = ${scope.mode}
    AND (${scope.groupId}::uuid IS NULL OR group_id = ${scope.groupId}) FOR UPDATE`.execute(tx)
  return found.rows[0]
}

/** What may change together with the status; what is absent stays. */
export interface MoveChanges {
  readonly inputSealed?: Buffer
  readonly runId?: string
  readonly price?: number
  readonly totalFiles?: number
  readonly totalPages?: number
  readonly leasesLost?: number
  readonly isFraudAccepted?: boolean
  readonly outputStatus?: OutputStatus | null
  readonly outputSealed?: Buffer | null
  /** Of the output. */
  readonly undecidedMatches?: number
  readonly externalJobId?: Readonly<Record<string, readonly string[]>>
  readonly errorCode?: string | null
  readonly errorMessage?: string | null
  readonly creditUsed?: number
  readonly executionTimeMs?: number
  readonly isLeaseHeld?: boolean
  readonly leaseNumber?: number
  /** By the database's clock, like every other date of a verification. */
  readonly startDate?: 'now' | null
  readonly endDate?: 'now' | null
}

const COLUMN_OF: Readonly<Record<keyof MoveChanges, string>> = {
  inputSealed: 'input_sealed',
  runId: 'run_id',
  price: 'price',
  totalFiles: 'total_files',
  totalPages: 'total_pages',
  leasesLost: 'leases_lost',
  isFraudAccepted: 'is_fraud_accepted',
  outputStatus: 'output_status',
  outputSealed: 'output_sealed',
  undecidedMatches: 'undecided_matches',
  externalJobId: 'external_job_id',
  errorCode: 'error_code',
  errorMessage: 'error_message',
  creditUsed: 'credit_used',
  executionTimeMs: 'execution_time_ms',
  isLeaseHeld: 'is_lease_held',
  leaseNumber: 'lease_number',
  startDate: 'start_date',
  endDate: 'end_date',
}

/** Who did it, as far as it was a caller. */
export interface EventActor {
  readonly userId: string | null
  readonly apiKeyId: string | null
}

export interface Move {
  readonly id: string
  readonly to: Status
  readonly changes: MoveChanges
  /** null: the worker. */
  readonly by: EventActor | null
}

/** Only `transition` calls this. Writes status, changes and the event row in one statement. */
export async function setStatus(tx: Tx, move: Move): Promise<LifecycleRow> {
  const moved = await sql<LifecycleRow>`
    WITH before AS (SELECT status FROM verifications WHERE id = ${move.id}), moved AS (
      UPDATE verifications SET status = ${move.to}, event_count = event_count + 1, updated_at = now()
        ${assignmentsOf(move.changes)}
      WHERE id = ${move.id} RETURNING *
    ), event AS (
      INSERT INTO verification_events (verification_id, sequence, organization_id, mode, kind, from_status, to_status,
        run_id, reason_code, user_id, api_key_id)
      SELECT id, event_count, organization_id, mode, 'STATUS_CHANGED', before.status, moved.status, run_id,
        CASE WHEN moved.status = 'FAILED' THEN error_code END, ${move.by?.userId ?? null}::uuid,
        ${move.by?.apiKeyId ?? null}::uuid FROM moved, before
    )
    SELECT ${COLUMNS} FROM moved`.execute(tx)
  const row = moved.rows[0]
  if (row === undefined) throw new Error(`Verification ${move.id} disappeared while it was locked`)
  return row
}

export interface Edit {
  readonly id: string
  readonly kind: 'EDITED' | 'REDACTED' | 'DECIDED' | 'DECISION_LAPSED'
  readonly changes: MoveChanges
  readonly by: EventActor
}

/** Changes without a move, and the event that says so. The caller holds the row's lock. */
export async function setContents(tx: Tx, edit: Edit): Promise<LifecycleRow> {
  const edited = await sql<LifecycleRow>`
    WITH edited AS (
      UPDATE verifications SET event_count = event_count + 1, updated_at = now() ${assignmentsOf(edit.changes)}
      WHERE id = ${edit.id} RETURNING *
    ), event AS (
      INSERT INTO verification_events (verification_id, sequence, organization_id, mode, kind, from_status, to_status,
        run_id, user_id, api_key_id)
      SELECT id, event_count, organization_id, mode, ${edit.kind}, status, status, run_id, ${edit.by.userId}::uuid,
        ${edit.by.apiKeyId}::uuid FROM edited
    )
    SELECT ${COLUMNS} FROM edited`.execute(tx)
  const row = edited.rows[0]
  if (row === undefined) throw new Error(`Verification ${edit.id} disappeared while it was locked`)
  return row
}

/** Keeps what the event `sequence` replaced. */
export async function insertHistory(
  tx: Tx,
  entry: { readonly verificationId: string; readonly sequence: number; readonly detailsSealed: Buffer },
): Promise<void> {
  await sql`INSERT INTO verification_history (verification_id, sequence, details_sealed)
    VALUES (${entry.verificationId}, ${entry.sequence}, ${entry.detailsSealed})`.execute(tx)
}

function assignmentsOf(changes: MoveChanges) {
  const assignments = keysOf(changes).map((key) => {
    const value = changes[key]
    return sql`, ${sql.ref(COLUMN_OF[key])} = ${value === 'now' ? sql`now()` : value}`
  })
  return sql.join(assignments, sql``)
}

function keysOf(changes: MoveChanges): (keyof MoveChanges)[] {
  const isKnown = (key: string): key is keyof MoveChanges => key in COLUMN_OF
  return Object.keys(changes).filter(isKnown)
}

export interface LeaseChange {
  readonly id: string
  readonly leaseNumber: number
  readonly leasesLost: number
  readonly isLeaseHeld: boolean
}

/** A new turn at the same run: no move, so no event. */
export async function setLease(tx: Tx, lease: LeaseChange): Promise<void> {
  await sql`UPDATE verifications SET lease_number = ${lease.leaseNumber}, leases_lost = ${lease.leasesLost},
    is_lease_held = ${lease.isLeaseHeld} WHERE id = ${lease.id}`.execute(tx)
}
