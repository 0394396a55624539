import type { Tx } from '../../../platform/database/database.ts'
import { release } from '../../credits/door.ts'
import { type LifecycleRow, lockVerification, setLease } from '../lifecycle/store.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'
import { RUN_FAILURES, type RunFailureCode } from '../run-failures.ts'
import { LEASES_LOST_MAX, type RunPayload } from './run-job.ts'

/** A worker's turn at a run. `passed` = there is nothing (more) to do for this job. */
export type Take =
  | {
      readonly kind: 'taken'
      readonly verification: LifecycleRow
      readonly leaseNumber: number
      /** No worker has had this run before. */
      readonly isFirst: boolean
    }
  | { readonly kind: 'passed'; readonly reason: 'GONE' | 'NOT_THIS_RUN' | 'SETTLED' | 'WORKER_LOST' }

/**
 * Begins a worker's turn: IN_QUEUE becomes IN_PROGRESS; a run whose earlier worker was lost stays IN_PROGRESS under a
 * new lease, and is given up after three losses.
 */
export async function takeRun(tx: Tx, deps: TransitionDeps, run: RunPayload): Promise<Take> {
  const current = await lockVerification(tx, run.verificationId)
  if (current === undefined) return { kind: 'passed', reason: 'GONE' }
  if (current.runId !== run.runId) return { kind: 'passed', reason: 'NOT_THIS_RUN' }
  const leaseNumber = current.leaseNumber + 1
  if (current.status === 'IN_QUEUE') {
    const changes = { leaseNumber, isLeaseHeld: true, startDate: 'now' as const }
    const verification = await transition(tx, deps, { current, to: 'IN_PROGRESS', changes })
    return { kind: 'taken', verification, leaseNumber, isFirst: true }
  }
  if (current.status !== 'IN_PROGRESS') return { kind: 'passed', reason: 'SETTLED' }
  const leasesLost = current.leasesLost + (current.isLeaseHeld ? 1 : 0)
  if (leasesLost >= LEASES_LOST_MAX) {
    await giveUpRun(tx, deps, { current, code: 'WORKER_LOST' })
    return { kind: 'passed', reason: 'WORKER_LOST' }
  }
  await setLease(tx, { id: current.id, leaseNumber, leasesLost, isLeaseHeld: true })
  return { kind: 'taken', verification: current, leaseNumber, isFirst: false }
}

/** Ends a turn without a result, so that the next worker may take the run at once; no lease is counted as lost. */
export async function handBackRun(tx: Tx, turn: { readonly id: string; readonly leaseNumber: number }): Promise<void> {
  const current = await lockVerification(tx, turn.id)
  if (current?.status !== 'IN_PROGRESS' || current.leaseNumber !== turn.leaseNumber) return
  await setLease(tx, { ...turn, leasesLost: current.leasesLost, isLeaseHeld: false })
}

/** FAILED, with the credits given back. */
export async function giveUpRun(
  tx: Tx,
  deps: TransitionDeps,
  given: { readonly current: LifecycleRow; readonly code: RunFailureCode },
): Promise<void> {
  const { current, code } = given
  if (current.runId !== null) await release(tx, current.runId)
  const changes = { errorCode: code, errorMessage: RUN_FAILURES[code], isLeaseHeld: false, endDate: 'now' as const }
  await transition(tx, deps, { current, to: 'FAILED', changes })
}
