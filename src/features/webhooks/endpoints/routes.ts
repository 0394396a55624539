import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import {
  chooseEvents,
  type EndpointDeps,
  resumeEndpoint,
  rotateSecret,
  visibleEndpoint,
} from './administer-endpoints.ts'
import { ASKED_EVENTS } from './asked-events.ts'
import { type EndpointRecord, HELD_COUNT_MAX, listEndpoints } from './store.ts'

const OVERLAP_HOURS_MAX = 720

const EndpointBody = z
  .object({
    id: z.guid(),
    origin: z.string().describe('Scheme, host and port of the addresses it stands for'),
    is_paused: z.boolean(),
    paused_at: z.iso.datetime().nullable(),
    failing_since: z.iso.datetime().nullable().describe('The first failure since the last success'),
    held_count: z.int().describe(`Deliveries that wait for it to be resumed, counted up to ${HELD_COUNT_MAX}`),
    has_secret: z.boolean().describe('Whether it signs with a secret of its own, beside that of a verification'),
    previous_secret_until: z.iso.datetime().nullable().describe('Until then the secret before this one signs too'),
    events: z.array(z.enum(ASKED_EVENTS)).describe('What it is told beside changes of status'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'WebhookEndpoint', description: 'A receiver of webhooks' })

const RotatedBody = EndpointBody.extend({
  secret: z.string().nullable().describe('Shown this once; null when the request is repeated'),
})
const EndpointList = z.object({ total: z.int(), items: z.array(EndpointBody) }).describe('One page of endpoints')
const RotationBody = z.strictObject({
  overlap_hours: z
    .number()
    .min(0)
    .max(OVERLAP_HOURS_MAX)
    .default(24)
    .describe('How long the secret before this one signs too'),
})
const ChangeBody = z.strictObject({
  events: z
    .array(z.enum(ASKED_EVENTS))
    .max(ASKED_EVENTS.length)
    .describe('What it is told beside changes of status; `[]`: nothing'),
})
const EndpointParameters = z.strictObject({ id: idParameter('Webhook Endpoint') })
const tags = ['Webhooks']

export const endpointRoutes =
  (deps: EndpointDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'webhook-endpoints:read' as const }
    app.get(
      '/webhook-endpoints',
      {
        config,
        schema: {
          tags,
          operationId: 'listWebhookEndpoints',
          summary: 'List webhook endpoints',
          description: 'One per scheme, host and port that webhooks went to, by name.',
          querystring: PageQuery,
          response: { 200: EndpointList },
        },
      },
      async (request) => {
        const { total, endpoints } = await listEndpoints(deps.db, callerOf(request).scope, pageOf(request.query))
        return { total, items: endpoints.map(presentEndpoint) }
      },
    )
    app.get(
      '/webhook-endpoints/:id',
      {
        config,
        schema: {
          tags,
          operationId: 'getWebhookEndpoint',
          summary: 'Get a webhook endpoint',
          description: 'Whether it is paused, since when it fails, and how much waits for it.',
          params: EndpointParameters,
          response: { 200: EndpointBody },
        },
      },
      async (request) => presentEndpoint(await visibleEndpoint(deps.db, callerOf(request).scope, request.params.id)),
    )
    await app.register(administrationRoutes(deps))
  }

const administrationRoutes =
  (deps: EndpointDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const permission = 'webhook-endpoints:write' as const
    const show = async (request: FastifyRequest, _reply: FastifyReply, id: string) =>
      presentEndpoint(await visibleEndpoint(deps.db, callerOf(request).scope, id))
    app.post(
      '/webhook-endpoints/:id/resume',
      {
        config: { permission, idempotency: { idIn: 'path', show } },
        schema: {
          tags,
          operationId: 'resumeWebhookEndpoint',
          summary: 'Resume a paused webhook endpoint',
          description: 'What waits is sent. One that is not paused is answered as it is.',
          params: EndpointParameters,
          response: { 200: EndpointBody },
        },
      },
      async (request) =>
        presentEndpoint(await resumeEndpoint(deps, actorOf(request, callerOf(request)), request.params.id)),
    )
    await app.register(choosingRoutes(deps))
    app.post(
      '/webhook-endpoints/:id/rotate-secret',
      {
        config: {
          permission,
          idempotency: { idIn: 'path', show: async (...asked) => ({ ...(await show(...asked)), secret: null }) },
        },
        schema: {
          tags,
          operationId: 'rotateWebhookSecret',
          summary: 'Give a webhook endpoint a new secret',
          description:
            'Every webhook to it is signed with the new secret at once, and with the old one for the overlap.',
          params: EndpointParameters,
          body: RotationBody,
          response: { 201: RotatedBody.describe('The endpoint and its new secret, shown once') },
        },
      },
      async (request, reply) => {
        const { endpoint, secret } = await rotateSecret(deps, actorOf(request, callerOf(request)), {
          id: request.params.id,
          overlapHours: request.body.overlap_hours,
        })
        const body = { ...presentEndpoint(endpoint), secret }
        return reply.code(201).send(body)
      },
    )
  }

const choosingRoutes =
  (deps: EndpointDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.patch(
      '/webhook-endpoints/:id',
      {
        config: { permission: 'webhook-endpoints:write' },
        schema: {
          tags,
          operationId: 'changeWebhookEndpoint',
          summary: 'Choose the events of a webhook endpoint',
          description:
            'Every endpoint is told of changes of status. These events are told beside them, to those that ask for them.',
          params: EndpointParameters,
          body: ChangeBody,
          response: { 200: EndpointBody },
        },
      },
      async (request) => {
        const { id } = request.params
        const { events } = request.body
        return presentEndpoint(await chooseEvents(deps, actorOf(request, callerOf(request)), { id, events }))
      },
    )
  }

function presentEndpoint(endpoint: EndpointRecord): z.infer<typeof EndpointBody> {
  const { id, origin, events, pausedAt, failingSince, heldCount, hasSecret, previousSecretUntil, createdAt } = endpoint
  return {
    id,
    origin,
    is_paused: pausedAt !== null,
    paused_at: pausedAt?.toISOString() ?? null,
    failing_since: failingSince?.toISOString() ?? null,
    held_count: heldCount,
    has_secret: hasSecret,
    previous_secret_until: previousSecretUntil?.toISOString() ?? null,
    events: [...events],
    created_at: createdAt.toISOString(),
  }
}
