import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { idParameter, isStorable } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { visibleGroup } from '../../access/groups/visible-group.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { type GroupWebhookDeps, removeGroupWebhook, setGroupWebhook } from './administer-group-webhook.ts'
import { defaultWebhookOf } from './store.ts'

const NewGroupWebhook = z.strictObject({
  webhook_url: z.url().max(2048).refine(isStorable).describe('For what names no address itself'),
})
const GroupWebhookBody = z.object({ group_id: z.guid(), webhook_url: z.string().nullable().describe('null: none') })
const SetGroupWebhook = GroupWebhookBody.extend({
  endpoint_id: z.guid(),
  secret: z.string().nullable().describe('Of the endpoint, when it had none: shown this once'),
})
const GroupParameters = z.strictObject({ id: idParameter('Group') })
const tags = ['Webhooks']

/** The default webhook of a group, in the mode of the caller. */
export const groupWebhookRoutes =
  (deps: GroupWebhookDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/groups/:id/webhook',
      {
        config: { permission: 'groups:read' },
        schema: {
          tags,
          operationId: 'getGroupWebhook',
          summary: 'Get the default webhook of a group',
          description: 'Where its verifications tell that name no `webhook_url`. The secret is never answered.',
          params: GroupParameters,
          response: { 200: GroupWebhookBody.describe('The default webhook') },
        },
      },
      async (request) => {
        const { scope } = callerOf(request)
        const group = await visibleGroup(deps.db, scope, request.params.id)
        const url = await defaultWebhookOf(deps.db, { groupId: group.id, mode: scope.mode })
        return { group_id: group.id, webhook_url: url }
      },
    )
    await app.register(changeRoutes(deps))
  }

const changeRoutes =
  (deps: GroupWebhookDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'groups:write' as const }
    app.put(
      '/groups/:id/webhook',
      {
        config,
        schema: {
          tags,
          operationId: 'setGroupWebhook',
          summary: 'Set the default webhook of a group',
          description: 'Its verifications that name no webhook_url tell there. The secret of the endpoint signs.',
          params: GroupParameters,
          body: NewGroupWebhook,
          response: { 200: SetGroupWebhook.describe('The default webhook, and the secret where one was made') },
        },
      },
      async (request, reply) => {
        const { webhook_url: url } = request.body
        const groupId = request.params.id
        const { endpointId, secret } = await setGroupWebhook(deps, actorOf(request, callerOf(request)), {
          groupId,
          url,
        })
        const body = { group_id: groupId, webhook_url: url, endpoint_id: endpointId, secret }
        return reply.send(body)
      },
    )
    app.delete(
      '/groups/:id/webhook',
      {
        config,
        schema: {
          tags,
          operationId: 'deleteGroupWebhook',
          summary: 'Remove the default webhook of a group',
          description: 'Verifications of the group that name no `webhook_url` tell nobody from then on.',
          params: GroupParameters,
          response: { 204: z.null().describe('Removed') },
        },
      },
      async (request, reply) => {
        await removeGroupWebhook(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
