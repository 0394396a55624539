import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import { ERRORS } from '../../platform/http/error-body.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { callerOf } from '../access/guard-routes.ts'
import { AuditEntryBody, presentEntry } from './present.ts'
import { listEntries } from './store.ts'

const moment = z.iso.datetime({ offset: true })

const AuditQuery = PageQuery.extend({
  page_size: z.coerce.number().int().min(1).max(1_000).default(10).describe('Up to 1000, for taking the log out'),
  action: text(100).optional().describe('For example `api_key.created`'),
  actor_id: idParameter('Actor').optional().describe('A user or an API key'),
  target_id: idParameter('Target').optional(),
  from: moment.optional().describe('Since then, that moment included'),
  to: moment.optional().describe('Before then'),
})

const AuditList = z.object({ total: z.int(), items: z.array(AuditEntryBody) })

export const auditRoutes =
  (deps: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/audit-log',
      {
        config: { permission: 'audit-log:read' },
        schema: {
          tags: ['Access'],
          summary: 'Read the audit log',
          description: 'Every administrative act and every reading of personal data by a user, newest first.',
          querystring: AuditQuery,
          response: { 200: AuditList, ...ERRORS },
        },
      },
      async (request) => {
        const { action = null, actor_id: actorId = null, target_id: targetId = null, from, to } = request.query
        const { total, entries } = await listEntries(deps.db, callerOf(request).scope, {
          action,
          actorId,
          targetId,
          from: from === undefined ? null : new Date(from),
          to: to === undefined ? null : new Date(to),
          page: pageOf(request.query),
        })
        return { total, items: entries.map(presentEntry) }
      },
    )
  }
