import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { NamedBody } from '../cases/present.ts'
import { findCase } from '../cases/store.ts'
import { LOOKING_SECONDS, listViewers, noteViewer } from './store.ts'

export const viewerRoutes =
  (deps: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.put(
      '/cases/:id/presence',
      {
        config: { permission: 'cases:write' },
        schema: {
          tags: ['Cases'],
          operationId: 'announcePresence',
          summary: 'Say that one is looking, and hear who else is',
          description: `Holds for ${LOOKING_SECONDS} seconds: say it again in time. Kept nowhere else.`,
          params: z.strictObject({ id: idParameter('Case') }),
          response: { 200: z.object({ viewers: z.array(NamedBody) }).describe('Who else is looking') },
        },
      },
      async (request) => {
        const { scope, credential } = callerOf(request)
        const look = { id: request.params.id, userId: credential.id }
        if ((await findCase(deps.db, scope, look.id)) === undefined) throw notFound('Case')
        await noteViewer(deps.db, look)
        return { viewers: [...(await listViewers(deps.db, look))] }
      },
    )
  }
