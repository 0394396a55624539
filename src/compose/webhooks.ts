import type { FastifyPluginAsync } from 'fastify'
import { recordAct } from '../features/audit/record-act.ts'
import { deliveryRoutes } from '../features/webhooks/deliveries/routes.ts'
import { endpointRoutes } from '../features/webhooks/endpoints/routes.ts'
import { groupWebhookRoutes } from '../features/webhooks/groups/routes.ts'
import { registerWebhookJobs, type WebhookJobsDeps } from '../features/webhooks/jobs.ts'
import { testRoutes } from '../features/webhooks/testing/routes.ts'
import type { WebhookUrlDeps } from '../features/webhooks/webhook-url.ts'

/** Webhooks as a whole: registers their delivery, answers their routes. */
export function openWebhooks(
  parts: Omit<WebhookJobsDeps, 'recordAct'> & WebhookUrlDeps,
): readonly FastifyPluginAsync[] {
  const deps = { ...parts, recordAct }
  registerWebhookJobs(deps)
  return [deliveryRoutes(deps), endpointRoutes(deps), testRoutes(deps), groupWebhookRoutes(deps)]
}
