import type { Jobs } from '../../platform/jobs/jobs.ts'
import { createDeliverer, type DeliverDeps } from './deliver.ts'
import { deliveryJob, slowDeliveryJob } from './delivery-job.ts'

import { registerReleaseJob } from './endpoints/release-job.ts'

export interface WebhookJobsDeps extends DeliverDeps {
  readonly jobs: Pick<Jobs, 'enqueue' | 'handle'>
}

/** Registers the delivery of webhooks. Call before the queue starts; an API process that only enqueues needs it too. */
export function registerWebhookJobs(deps: WebhookJobsDeps): void {
  const deliverer = createDeliverer(deps)
  deps.jobs.handle(
    deliveryJob,
    (job, context) => deliverer.deliverOrYield(job, context.signal),
    (job) => deliverer.giveUpTry(job),
  )
  deps.jobs.handle(
    slowDeliveryJob,
    (job, context) => deliverer.deliver(job, context.signal),
    (job) => deliverer.giveUpTry(job),
  )
  registerReleaseJob(deps)
}
