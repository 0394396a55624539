import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import { DOWNLOAD_TIMEOUT_MS, downloadHeaders } from '../../platform/http/download.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { actorOf } from '../access/act.ts'
import { callerOf } from '../access/guard-routes.ts'
import { AUDIT_CONTENT, AUDIT_FORMATS, AUDIT_TYPES, exportLog } from './export-log.ts'
import { AuditEntryBody, presentEntry } from './present.ts'
import { type AuditFilter, listEntries } from './store.ts'

const moment = z.iso.datetime({ offset: true })

const FILTER = {
  action: text(100).optional().describe('For example `api_key.created`'),
  actor_id: idParameter('Actor').optional().describe('A user or an API key'),
  target_id: idParameter('Target').optional(),
  from: moment.optional().describe('Since then, that moment included'),
  to: moment.optional().describe('Before then'),
}

const AuditQuery = PageQuery.extend({
  page_size: z.coerce.number().int().min(1).max(1_000).default(10).describe('Number of items per page'),
  ...FILTER,
})

const ExportQuery = z.strictObject({ format: z.enum(AUDIT_FORMATS).default('json'), ...FILTER })

const AuditList = z.object({ total: z.int(), items: z.array(AuditEntryBody) }).describe('One page of the log')

export const auditRoutes =
  (deps: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/audit-log',
      {
        config: { permission: 'audit-log:read' },
        schema: {
          tags: ['Access'],
          operationId: 'listAuditEntries',
          summary: 'Read the audit log',
          description: 'Every administrative act and every reading of personal data by a user, newest first.',
          querystring: AuditQuery,
          response: { 200: AuditList },
        },
      },
      async (request) => {
        const filter = { ...filterOf(request.query), page: pageOf(request.query) }
        const { total, entries } = await listEntries(deps.db, callerOf(request).scope, filter)
        return { total, items: entries.map(presentEntry) }
      },
    )

    app.get(
      '/audit-log/export',
      {
        config: { permission: 'audit-log:read' },
        handlerTimeout: DOWNLOAD_TIMEOUT_MS,
        schema: {
          tags: ['Access'],
          operationId: 'exportAuditLog',
          summary: 'Export the audit log',
          description: 'The same entries as a file, oldest first. That it was taken is an entry too.',
          querystring: ExportQuery,
          response: { 200: { description: 'The file', content: AUDIT_CONTENT } },
        },
      },
      async (request, reply) => {
        const { format, ...query } = request.query
        const actor = actorOf(request, callerOf(request))
        const content = await exportLog(deps.db, actor, { format, filter: filterOf(query) })
        return reply
          .headers(downloadHeaders(`audit-log.${format}`))
          .type(AUDIT_TYPES[format])
          .send(content)
      },
    )
  }

function filterOf(query: Omit<z.infer<typeof ExportQuery>, 'format'>): AuditFilter {
  const { action = null, actor_id: actorId = null, target_id: targetId = null, from, to } = query
  const momentOf = (text: string | undefined) => (text === undefined ? null : new Date(text))
  return { action, actorId, targetId, from: momentOf(from), to: momentOf(to) }
}
