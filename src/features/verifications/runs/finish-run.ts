import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Failure, Findings, RunEnd } from '../../../verifiers/verifier.ts'
import { release, settle } from '../../credits/door.ts'
import { type LifecycleRow, lockVerification, type MoveChanges } from '../lifecycle/store.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'
import { outputChanges } from '../output-changes.ts'
import { notePersons, type PersonDeps } from '../same-person/note-persons.ts'
import { deleteLinks, insertLinks } from '../store.ts'
import { dropTables } from '../tables/keep-tables.ts'
import { insertTables, type StoredTable } from '../tables/store.ts'
import { verdictOf } from '../verdict.ts'
import type { AddToRun } from './addition.ts'

export type FinishDeps = TransitionDeps & PersonDeps & { readonly jobs: Pick<Jobs, 'enqueue'> }

export interface FinishedTurn {
  readonly verificationId: string
  readonly runId: string
  readonly leaseNumber: number
  readonly decidingChecks: readonly string[]
  readonly outcome: Findings | Failure | { readonly kind: 'cancelled' }
  /** A magic value of test mode chose the outcome. */
  readonly isPlayed: boolean
  readonly executionTimeMs: number
  /** Stored already, and named by nothing yet. */
  readonly tables: readonly StoredTable[]
  /** What is added to findings; null: nothing. */
  readonly add: AddToRun | null
}

/**
 * Writes a run's result, settles or releases its credits and moves the verification, all together — or nothing, when
 * the turn is no longer this worker's (cancelled, retried, or taken over after it was thought lost).
 *
 * @returns the settled verification, or null when the turn was over.
 */
export async function finishRun(tx: Tx, deps: FinishDeps, turn: FinishedTurn): Promise<LifecycleRow | null> {
  const current = await lockVerification(tx, turn.verificationId)
  const isStillOurs =
    current?.status === 'IN_PROGRESS' && current.runId === turn.runId && current.leaseNumber === turn.leaseNumber
  if (current === undefined || !isStillOurs) return null
  const ended = { executionTimeMs: turn.executionTimeMs, isLeaseHeld: false, endDate: 'now' as const }
  if (turn.outcome.kind === 'cancelled') {
    await release(tx, turn.runId)
    return transition(tx, deps, { current, to: 'CANCELLED', changes: ended })
  }
  if (turn.outcome.kind === 'failed') {
    await release(tx, turn.runId)
    const { code, message } = turn.outcome
    return transition(tx, deps, {
      current,
      to: 'FAILED',
      changes: { ...ended, errorCode: code, errorMessage: message },
    })
  }
  const findings = await addTo(tx, turn, turn.outcome)
  const result = await resultOf(tx, deps, { turn, findings, organizationId: current.organizationId })
  await replaceTables(tx, deps, { current, tables: turn.tables })
  const to = turn.isPlayed ? (findings.end ?? 'COMPLETED') : endOf(findings, current)
  if (to === 'FRAUD_DETECTED') {
    // Neither settled nor paid: whether the run goes on is for somebody to say.
    return transition(tx, deps, { current, to, changes: { ...ended, ...result, outputStatus: null } })
  }
  const creditUsed = current.creditUsed + (await settle(tx, turn.runId))
  const settled = await transition(tx, deps, { current, to, changes: { ...ended, ...result, creditUsed } })
  await notePersons(tx, deps, settled)
  return settled
}

async function replaceTables(
  tx: Tx,
  { jobs }: FinishDeps,
  { current, tables }: { readonly current: LifecycleRow; readonly tables: readonly StoredTable[] },
): Promise<void> {
  const owner = { verificationId: current.id, organizationId: current.organizationId, mode: current.mode }
  await dropTables(tx, jobs, owner)
  await insertTables(tx, owner, tables)
}

async function addTo(tx: Tx, { verificationId, add }: FinishedTurn, findings: Findings): Promise<Findings> {
  if (add === null) return findings
  const { checks, linked, amend } = await add(tx)
  await deleteLinks(tx, verificationId)
  await insertLinks(tx, verificationId, linked)
  const own = amend?.(findings) ?? findings
  return { ...own, checks: [...own.checks, ...checks] }
}

/** A review is a user's matter: what a key started has nobody to wait for. */
function endOf({ end = 'COMPLETED' }: Findings, current: LifecycleRow): RunEnd {
  return end === 'NEED_REVIEW' && current.userId === null ? 'COMPLETED' : end
}

async function resultOf(
  tx: Tx,
  deps: TransitionDeps,
  input: { readonly turn: FinishedTurn; readonly findings: Findings; readonly organizationId: string },
): Promise<MoveChanges> {
  const { turn, findings, organizationId } = input
  const sealer = await deps.keyring.forOrganization(tx, organizationId)
  const output = { ...findings.output, checks: findings.checks, fields: findings.fields }
  return {
    outputStatus: verdictOf(findings.checks, turn.decidingChecks),
    ...outputChanges(sealer, turn.verificationId, output),
    externalJobId: Object.fromEntries(findings.engineJobs.map((name) => [name, [newId()]])),
    errorCode: null,
    errorMessage: null,
  }
}
