import { z } from 'zod'
import type { JobKind } from '../../platform/jobs/jobs.ts'

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
  // Most of a try is waiting for the receiver, up to 15 s when it is slow. No more than outbound opens to one origin.
  concurrency: 64,
}
