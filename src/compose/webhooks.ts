import { recordAct } from '../features/audit/door.ts'
import { deliveryRoutes } from '../features/webhooks/deliveries/routes.ts'
import { endpointRoutes } from '../features/webhooks/endpoints/routes.ts'
import { groupWebhookRoutes } from '../features/webhooks/groups/routes.ts'
import { registerWebhookJobs } from '../features/webhooks/jobs.ts'
import { testRoutes } from '../features/webhooks/testing/routes.ts'
import { redactDeliveries } from '../features/webhooks/trail/redact-deliveries.ts'
import type { Ground } from './ground.ts'
import type { Part } from './part.ts'

/** Webhooks as a whole: their delivery and their routes. */
export function openWebhooks({ db, jobs, keyring, outbound, logger, webhookAllow }: Ground): Part {
  const deps = { db, jobs, keyring, outbound, logger, webhookAllow, recordAct }
  return {
    routes: [deliveryRoutes(deps), endpointRoutes(deps), testRoutes(deps), groupWebhookRoutes(deps)],
    jobs: () => registerWebhookJobs(deps),
    redactCopies: [redactDeliveries],
  }
}
