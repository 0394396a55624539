import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id, idParameter } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { CaseBody, type PresentCaseDeps } from '../cases/present.ts'
import { showCase } from '../cases/show-case.ts'
import { Tag } from '../changes/case-changes.ts'
import { type DealDeps, dealCase, giveBack, takeCase } from './deal-case.ts'

const NextBody = z
  .strictObject({
    service_id: id().optional(),
    folder_id: id().optional(),
    tag: Tag.optional(),
  })
  .describe('Only cases like that; `{}`: any')
  .meta({ example: {} })
const params = z.strictObject({ id: idParameter('Case') })
const tags = ['Cases']

export const dealRoutes =
  (deps: DealDeps & PresentCaseDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/cases/next',
      {
        config: {
          permission: 'cases:write',
          idempotency: { idIn: 'answer', show: (request, _reply, caseId) => showCase(deps, request, caseId) },
        },
        schema: {
          tags,
          operationId: 'dealCase',
          summary: 'Get the next case',
          description:
            'One’s own first, then what is due first of what is nobody’s. It is dealt to nobody else until the lease ends (`leased_until`), is given back, or the case is closed. Asking again deals another one: fetch ahead.',
          body: NextBody,
          response: { 200: CaseBody, 204: z.null().describe('Nothing waits') },
        },
      },
      async (request, reply) => {
        const { service_id: serviceId = null, folder_id: folderId = null, tag = null } = request.body
        const filter = { serviceId, folderId, tag }
        const dealt = await dealCase(deps, actorOf(request, callerOf(request)), filter)
        return dealt === null ? reply.code(204).send(null) : reply.code(200).send(await showCase(deps, request, dealt))
      },
    )
    await app.register(leaseRoutes(deps))
  }

const leaseRoutes =
  (deps: DealDeps & PresentCaseDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/cases/:id/lease',
      {
        config: { permission: 'cases:write', errors: ['CONFLICT'] },
        schema: {
          tags,
          operationId: 'leaseCase',
          summary: 'Take a case, or keep it for longer',
          description: 'Until `leased_until`. 409 where it is another’s turn.',
          params,
          response: { 200: CaseBody },
        },
      },
      async (request) => {
        await takeCase(deps, actorOf(request, callerOf(request)), request.params.id)
        return showCase(deps, request, request.params.id)
      },
    )
    app.delete(
      '/cases/:id/lease',
      {
        config: { permission: 'cases:write' },
        schema: {
          tags,
          operationId: 'returnCase',
          summary: 'Give a case back',
          description: 'It is dealt again at once. Another’s turn is left alone.',
          params,
          response: { 204: z.null().describe('Given back') },
        },
      },
      async (request, reply) => {
        await giveBack(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
