import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isStorable } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { WebhookSecret } from '../webhook-url.ts'
import { type SendTestDeps, sendTest } from './send-test.ts'

const TestBody = z.strictObject({
  webhook_url: z.url().max(2048).refine(isStorable).describe('Where to'),
  webhook_secret: WebhookSecret.optional().describe('Signs it; that of its endpoint signs too'),
})
const TestAnswer = z.object({ id: z.guid().describe('Of the delivery: GET /webhook-deliveries/{id} says how it went') })

export const testRoutes =
  (deps: SendTestDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/webhooks/test',
      {
        config: {
          permission: 'webhook-deliveries:write',
          idempotency: { idIn: 'answer', show: (_request, _reply, id) => ({ id }) },
        },
        schema: {
          tags: ['Webhooks'],
          operationId: 'sendTestWebhook',
          summary: 'Send a test event',
          description: 'The event webhook.test, once, also to an endpoint that is paused.',
          body: TestBody,
          response: { 202: TestAnswer.describe('It will be sent') },
        },
      },
      async (request, reply) => {
        const { webhook_url: url, webhook_secret: secret = null } = request.body
        return reply.code(202).send({ id: await sendTest(deps, callerOf(request), { url, secret }) })
      },
    )
  }
