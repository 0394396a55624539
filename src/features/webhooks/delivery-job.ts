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
  isInTurns: true,
}

/**
 * The same for receivers that failed at the last try, or are slow at the moment: a lane of its own, where each has a
 * few hands, so that they hold up nobody who answers.
 */
export const slowDeliveryJob: JobKind<DeliveryTry> = {
  ...deliveryJob,
  name: 'webhooks.deliver-slow',
  isInTurns: false,
  groupLimit: 8,
}

/** A try to be queued. */
export interface NextTry extends DeliveryTry {
  readonly endpointId: string | null
  /** The endpoint has failed lately: its tries must not stand in the way of others'. */
  readonly isFailing: boolean
  /** Absent: at once. */
  readonly startAfter?: Date
}

/** Queues tries: those for receivers that fail or are slow in a lane of their own. */
export async function enqueueTries(tx: Tx, jobs: Pick<Jobs, 'enqueue'>, tries: readonly NextTry[]): Promise<void> {
  const { slow = [], usual = [] } = Object.groupBy(tries, (each) => (isForSlowLane(each) ? 'slow' : 'usual'))
  for (const [kind, some] of [
    [deliveryJob, usual],
    [slowDeliveryJob, slow],
  ] as const) {
    if (some.length === 0) continue
    const byDelivery = new Map(some.map((each) => [each.deliveryId, each]))
    const payloads = some.map(({ deliveryId, attempt }) => ({ deliveryId, attempt }))
    await jobs.enqueue(tx, kind, payloads, ({ deliveryId }) => settingsOf(byDelivery.get(deliveryId)))
  }
}

function isForSlowLane({ isFailing, endpointId }: NextTry): boolean {
  return isFailing && endpointId !== null
}

function settingsOf(next: NextTry | undefined): EnqueueOptions {
  if (next === undefined) return {}
  const { endpointId, startAfter } = next
  return {
    ...(startAfter === undefined ? {} : { startAfter }),
    // An endpoint is one organization's: what one has queued by the thousand holds up nobody else's.
    ...(endpointId === null ? {} : { group: endpointId }),
  }
}
