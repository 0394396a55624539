import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { idParameter, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../act.ts'
import { KEY_SCOPES } from '../caller.ts'
import { findGroup } from '../groups/store.ts'
import { callerOf } from '../guard-routes.ts'
import { addKey, type KeyDeps, revokeKeyOf, rotateKey } from './administer-keys.ts'
import { ApiKeyBody, NewApiKeyAnswer, presentApiKey } from './present.ts'
import { listKeys } from './store.ts'

const OVERLAP_HOURS_MAX = 720

const NewKeyBody = z.strictObject({
  name: text(200).trim().min(1).describe('What it is for'),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length).nullish().describe('Default: all a key may do'),
  expires_at: z.iso.datetime({ offset: true }).nullish().describe('Default: never'),
  is_organization_wide: z.boolean().default(false).describe('For every group; X-Branch-Id then picks one'),
})
const RotationBody = z.strictObject({
  overlap_hours: z.number().min(0).max(OVERLAP_HOURS_MAX).default(24).describe('How long the old key goes on'),
})
const KeyList = z.object({ total: z.int(), items: z.array(ApiKeyBody) }).describe('One page of API keys')
const GroupParameters = z.strictObject({ id: idParameter('Group') })
const KeyParameters = z.strictObject({ id: idParameter('API Key') })
const tags = ['Access']

export const keyRoutes =
  (deps: KeyDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/groups/:id/api-keys',
      {
        config: { permission: 'api-keys:read' },
        schema: {
          tags,
          operationId: 'listApiKeys',
          summary: 'List the API keys of a group',
          description: 'Those of the whole organization too. X-Absah-Mode picks live or test keys.',
          params: GroupParameters,
          querystring: PageQuery,
          response: { 200: KeyList },
        },
      },
      async (request) => {
        const { scope } = callerOf(request)
        const groupId = request.params.id
        if ((await findGroup(deps.db, scope, groupId)) === undefined) throw notFound('Group')
        const { total, keys } = await listKeys(deps.db, scope, { groupId, page: pageOf(request.query) })
        return { total, items: keys.map(presentApiKey) }
      },
    )
    app.post(
      '/groups/:id/api-keys',
      {
        config: { permission: 'api-keys:write', idempotency: 'none' },
        schema: {
          tags,
          operationId: 'createApiKey',
          summary: 'Create an API key',
          description: 'X-Absah-Mode says whether it is a live or a test key.',
          params: GroupParameters,
          body: NewKeyBody,
          response: { 201: NewApiKeyAnswer },
        },
      },
      async (request, reply) => {
        const { name, scopes = null, expires_at: expiresAt, is_organization_wide: isOrganizationWide } = request.body
        const made = await addKey(deps, actorOf(request, callerOf(request)), {
          groupId: request.params.id,
          isOrganizationWide,
          name,
          scopes,
          expiresAt: expiresAt ? new Date(expiresAt) : null,
        })
        const body = { ...presentApiKey(made.record), key: made.key }
        return reply.code(201).send(body)
      },
    )
    await app.register(oneKeyRoutes(deps))
  }

const oneKeyRoutes =
  (deps: KeyDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'api-keys:write' as const }
    app.delete(
      '/api-keys/:id',
      {
        config,
        schema: {
          tags,
          operationId: 'revokeApiKey',
          summary: 'Revoke an API key',
          description: 'From the next request on it is refused. This cannot be undone.',
          params: KeyParameters,
          response: { 204: z.null().describe('Revoked') },
        },
      },
      async (request, reply) => {
        await revokeKeyOf(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.code(204).send(null)
      },
    )
    app.post(
      '/api-keys/:id/rotate',
      {
        config: { ...config, idempotency: 'none', errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'rotateApiKey',
          summary: 'Rotate an API key',
          description: 'A new key with the same rights; the old one goes on for the overlap.',
          params: KeyParameters,
          body: RotationBody,
          response: { 201: NewApiKeyAnswer },
        },
      },
      async (request, reply) => {
        const made = await rotateKey(deps, actorOf(request, callerOf(request)), {
          id: request.params.id,
          overlapHours: request.body.overlap_hours,
        })
        const body = { ...presentApiKey(made.record), key: made.key }
        return reply.code(201).send(body)
      },
    )
  }
