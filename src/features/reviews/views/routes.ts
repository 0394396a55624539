import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { idParameter, text } from '../../../platform/http/validation.ts'
import { actorOf } from '../../access/act.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { NamedBody } from '../cases/present.ts'
import { createView, removeView, replaceView, type ViewDeps } from './save-view.ts'
import { findView, listViews, type SavedView, VIEW_PAGES, type ViewContents } from './store.ts'

const FILTERS_MAX = 20

const NewView = z.strictObject({
  name: text(100).trim().min(1),
  page: z.enum(VIEW_PAGES).describe('The list that it is of'),
  filter: z
    .record(z.string().regex(/^[a-z_]{1,40}$/), text(200))
    .refine((filter) => Object.keys(filter).length <= FILTERS_MAX, { error: `May have ${FILTERS_MAX} members at most` })
    .describe('The query of the list')
    .meta({ examples: [{ assignee: 'me' }] }),
  is_shared: z.boolean().default(false).describe('With the group; an owner’s with the organization'),
})
const ViewBody = NewView.extend({ id: z.guid(), by: NamedBody, created_at: z.iso.datetime() })
  .strip()
  .meta({ id: 'SavedView', description: 'A filter under a name' })
const params = z.strictObject({ id: idParameter('View') })
const tags = ['Cases']
const config = { permission: 'views' as const }

export const viewRoutes =
  (deps: ViewDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const show = createShow(deps)
    app.get(
      '/views',
      {
        config,
        schema: {
          tags,
          operationId: 'listViews',
          summary: 'List saved views',
          description: 'One’s own first, then those that are shared.',
          response: { 200: z.object({ items: z.array(ViewBody) }).describe('The views') },
        },
      },
      async (request) => {
        const { scope, credential } = callerOf(request)
        return { items: (await listViews(deps.db, scope, credential.id)).map(present) }
      },
    )
    app.post(
      '/views',
      {
        config: { ...config, idempotency: { idIn: 'answer', show }, errors: ['ALREADY_EXISTS', 'CONFLICT'] },
        schema: {
          tags,
          operationId: 'createView',
          summary: 'Save a view',
          description: 'A filter under a name, once a list and user. Put nothing of a person into it.',
          body: NewView,
          response: { 201: ViewBody },
        },
      },
      async (request, reply) => {
        const id = await createView(deps, actorOf(request, callerOf(request)), contentsOf(request.body))
        return reply.code(201).send(await show(request, reply, id))
      },
    )
    await app.register(oneViewRoutes(deps))
  }

const oneViewRoutes =
  (deps: ViewDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/views/:id',
      {
        config: { ...config, errors: ['ALREADY_EXISTS'] },
        schema: {
          tags,
          operationId: 'updateView',
          summary: 'Change a saved view',
          description: 'By whoever saved it, or an owner.',
          params,
          body: NewView,
          response: { 200: ViewBody },
        },
      },
      async (request) => {
        const { id } = request.params
        const actor = actorOf(request, callerOf(request))
        return present(await replaceView(deps, actor, { id, contents: contentsOf(request.body) }))
      },
    )
    app.delete(
      '/views/:id',
      {
        config,
        schema: {
          tags,
          operationId: 'deleteView',
          summary: 'Delete a saved view',
          description: 'By whoever saved it, or an owner.',
          params,
          response: { 204: z.null().describe('Deleted') },
        },
      },
      async (request, reply) => {
        await removeView(deps, actorOf(request, callerOf(request)), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }

const createShow =
  ({ db }: ViewDeps) =>
  async (request: FastifyRequest, _reply: FastifyReply, id: string) => {
    const { scope, credential } = callerOf(request)
    const view = await findView(db, scope, { id, userId: credential.id })
    if (view === undefined) throw notFound('View')
    return present(view)
  }

function contentsOf({ is_shared: isShared, ...rest }: z.infer<typeof NewView>): ViewContents {
  return { ...rest, isShared }
}

function present(view: SavedView): z.infer<typeof ViewBody> {
  const { id, name, page, filter, isShared, userId, userName, createdAt } = view
  return {
    ...{ id, name, page, filter: { ...filter }, is_shared: isShared },
    by: { id: userId, name: userName },
    created_at: createdAt.toISOString(),
  }
}
