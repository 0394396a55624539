import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { knownError } from '../../../platform/http/http-error.ts'
import { type JobKind, type Jobs, startingIn } from '../../../platform/jobs/jobs.ts'
import type { Caller } from '../../access/caller.ts'
import { takePasses } from '../../access/quotas/take-passes.ts'
import { ownPrices } from '../../credits/door.ts'
import { reserve } from '../../credits/reserve.ts'
import { lapseFirst } from '../decisions/lapse-first.ts'
import { eventActorOf } from '../lifecycle/event-actor.ts'
import type { LifecycleRow, MoveChanges } from '../lifecycle/store.ts'
import { type TransitionDeps, transition } from '../lifecycle/transition.ts'
import { priceOf, unitsOf } from '../price-of.ts'
import type { RedactCopies } from '../redaction/redact-verification.ts'
import { findOffered, type ServiceRegistry } from '../service-registry.ts'
import { deleteLinks } from '../store.ts'
import type { RunPayload } from './run-job.ts'

export interface StartDeps extends TransitionDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly runJob: JobKind<RunPayload>
  readonly services: ServiceRegistry
  /** Takes back what features keep of the run before. */
  readonly forgetRun: readonly RedactCopies[]
}

/** What a run that begins knows: nothing. */
const FRESH = {
  outputStatus: null,
  outputSealed: null,
  undecidedMatches: 0,
  externalJobId: {},
  errorCode: null,
  errorMessage: null,
  executionTimeMs: 0,
  leasesLost: 0,
  isLeaseHeld: false,
  isFraudAccepted: false,
  startDate: null,
  endDate: null,
} as const satisfies MoveChanges

export interface Start {
  readonly current: LifecycleRow
  readonly caller: Caller
  /** Before the run may begin: for a magic value of test mode. */
  readonly delaySeconds?: number
}

/**
 * Begins a new run of a verification that is there already: IN_QUEUE, its credits reserved at today's price, its job
 * queued.
 *
 * @throws {HttpError} 409 where the status does not allow it, 403 without the credits or above the quota, 503 when the service is off.
 */
export async function startRun(
  tx: Tx,
  deps: StartDeps,
  { current, caller, delaySeconds = 0 }: Start,
): Promise<LifecycleRow> {
  const verifier = findOffered(deps.services, current.serviceId, caller)
  const by = eventActorOf(caller)
  const runId = newId()
  const unitPrice = priceOf(verifier, current.mode, await ownPrices(tx, current.organizationId))
  const price = unitPrice * unitsOf(verifier, current.totalPages)
  const changes = { ...FRESH, runId, price }
  await lapseFirst(tx, current.id)
  const moved = await transition(tx, deps, { current, to: 'IN_QUEUE', changes, by })
  const { id: verificationId, organizationId, mode } = moved
  await deleteLinks(tx, verificationId)
  for (const forget of deps.forgetRun) await forget(tx, { verificationId, organizationId, mode })
  const [isWithin] = await takePasses(tx, [{ mode, userId: by.userId }])
  if (isWithin !== true) throw knownError('QUOTA_EXCEEDED')
  if (price > 0) await reserveOne(tx, { moved, runId, price })
  await deps.jobs.enqueue(tx, deps.runJob, [{ verificationId, runId }], {
    ...startingIn(delaySeconds),
    group: organizationId,
  })
  return moved
}

async function reserveOne(
  tx: Tx,
  { moved, runId, price }: { readonly moved: LifecycleRow; readonly runId: string; readonly price: number },
): Promise<void> {
  const { id: verificationId, organizationId, groupId } = moved
  const [isPaid] = await reserve(tx, [{ organizationId, groupId, verificationId, runId, amount: price }])
  if (isPaid !== true) throw knownError('INSUFFICIENT_BALANCE')
}
