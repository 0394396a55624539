import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { text } from '../../../platform/http/validation.ts'
import { actorOf } from '../act.ts'
import { callerOf } from '../guard-routes.ts'
import { createGroup, type GroupDeps } from './create-group.ts'
import { findGroup, type Group, listGroups } from './store.ts'

const GroupBody = z
  .object({
    id: z.guid(),
    number: z.int().describe('What X-Branch-Id carries'),
    name: z.string(),
    is_default: z.boolean().describe('Whether new things go here where nobody said otherwise'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Group', description: 'A group' })

const NewGroup = z.strictObject({ name: text(200).trim().min(1).describe('Once per organization') })
const GroupList = z.object({ total: z.int(), items: z.array(GroupBody) }).describe('One page of groups')
const tags = ['Access']

export const groupRoutes =
  (deps: GroupDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/groups',
      {
        config: { permission: 'groups:read' },
        schema: {
          tags,
          operationId: 'listGroups',
          summary: 'List groups',
          description: 'The parts of the organization; a group user sees his own alone.',
          querystring: PageQuery,
          response: { 200: GroupList },
        },
      },
      async (request) => {
        const { total, groups } = await listGroups(deps.db, callerOf(request).scope, pageOf(request.query))
        return { total, items: groups.map(presentGroup) }
      },
    )
    const showGroup = async (request: FastifyRequest, _reply: FastifyReply, id: string) => {
      const group = await findGroup(deps.db, callerOf(request).scope, id)
      if (group === undefined) throw notFound('Group')
      return presentGroup(group)
    }
    app.post(
      '/groups',
      {
        config: {
          permission: 'groups:write',
          idempotency: { idIn: 'answer', show: showGroup },
          errors: ['ALREADY_EXISTS'],
        },
        schema: {
          tags,
          operationId: 'createGroup',
          summary: 'Create a group',
          description: 'It gets the next number, which `X-Branch-Id` carries.',
          body: NewGroup,
          response: { 201: GroupBody },
        },
      },
      async (request, reply) => {
        const group = await createGroup(deps, actorOf(request, callerOf(request)), request.body.name)
        return reply.code(201).send(presentGroup(group))
      },
    )
  }

function presentGroup(group: Group): z.infer<typeof GroupBody> {
  const { id, number, name, isDefault, createdAt } = group
  return { id, number, name, is_default: isDefault, created_at: createdAt.toISOString() }
}
