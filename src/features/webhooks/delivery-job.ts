import { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'
import type { EnqueueOptions, JobKind, Jobs } from '../../platform/jobs/jobs.ts'

/** One try of one delivery. A job whose try is already recorded does nothing. */
export interface DeliveryTry {
  readonly deliveryId: string
  /** From 1. */
  readonly attempt: number
}

/**
 * The queue's own retries are for lost workers and a database that went away, not for receivers that refuse: those
 * follow the retry schedule, as a new job each.
 */
export const deliveryJob: JobKind<DeliveryTry> = {
  name: 'webhooks.deliver',
  payload: z.strictObject({ deliveryId: z.guid(), attempt: z.int().min(1) }),
  retriesMax: 8,
  retryDelaySeconds: 2,
  // Most of a try is waiting for the receiver, up to 15 s when it is slow.
  concurrency: 128,
  // A receiver that is slow or dead holds a quarter of a process' hands for a moment, and a few once it is known.
  groupLimits: { usual: 32, slow: 8 },
}

/** A try to be queued. */
export interface NextTry extends DeliveryTry {
  readonly endpointId: string | null
  /** The endpoint has failed lately: its tries must not stand in the way of others'. */
  readonly isFailing: boolean
  /** Absent: at once. */
  readonly startAfter?: Date
}

/** Queues tries in the group of their receiver, so that one that is slow or dead does not hold up the others. */
export async function enqueueTries(tx: Tx, jobs: Pick<Jobs, 'enqueue'>, tries: readonly NextTry[]): Promise<void> {
  if (tries.length === 0) return
  const byDelivery = new Map(tries.map((each) => [each.deliveryId, each]))
  await jobs.enqueue(
    tx,
    deliveryJob,
    tries.map(({ deliveryId, attempt }) => ({ deliveryId, attempt })),
    ({ deliveryId }) => settingsOf(byDelivery.get(deliveryId)),
  )
}

function settingsOf(next: NextTry | undefined): EnqueueOptions {
  if (next === undefined) return {}
  const { endpointId, isFailing, startAfter } = next
  return {
    ...(startAfter === undefined ? {} : { startAfter }),
    ...(endpointId === null ? {} : { group: { id: endpointId, isSlow: isFailing } }),
  }
}
