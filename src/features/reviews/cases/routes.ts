import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { idParameter } from '../../../platform/http/validation.ts'
import type { Scope } from '../../access/caller.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { openingReaderOf } from '../../audit/reader.ts'
import { etagOf } from '../../verifications/editing/version-tag.ts'
import { Tag } from '../changes/case-changes.ts'
import { readCaseCursor, writeCaseCursor } from './case-cursor.ts'
import { LEVELS } from './level.ts'
import { type OpenDeps, OpenedCaseBody, openCase } from './open-case.ts'
import { CaseBody, presentCase } from './present.ts'
import { findCases, listPositions } from './store.ts'

const flag = z.enum(['true', 'false']).default('false')

const CaseQuery = z.strictObject({
  assignee: z
    .enum(['me', 'none'])
    .or(idParameter('Assignee'))
    .optional()
    .describe('`me`, `none` or a user')
    .meta({ examples: ['me'] }),
  service_id: idParameter('Service').optional(),
  folder_id: idParameter('Folder').optional(),
  tag: Tag.optional(),
  level: z.enum(LEVELS).optional(),
  overdue: flag.describe('`true`: only those'),
  snoozed: flag.describe('`true`: only those, else none of them'),
  cursor: z.string().max(300).optional().describe('next_cursor of the page before'),
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
})
const CasePage = z.object({ items: z.array(CaseBody), next_cursor: z.string().nullable().describe('null: no more') })

export const caseRoutes =
  (deps: OpenDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases',
      {
        config: { permission: 'cases:read' },
        schema: {
          tags: ['Cases'],
          operationId: 'listCases',
          summary: 'List what waits for a person',
          description: 'What is due first comes first, then what waits longest. A page costs the same however deep.',
          querystring: CaseQuery,
          response: { 200: CasePage.describe('One page of cases') },
        },
      },
      async (request) => {
        const { scope, credential } = callerOf(request)
        return list(deps, scope, { query: request.query, userId: credential.id })
      },
    )
    app.get(
      '/cases/:id',
      {
        config: { permission: 'cases:read', reading: 'verification' },
        schema: {
          tags: ['Cases'],
          operationId: 'openCase',
          summary: 'Open a case',
          description:
            'Plain, with notes and what was done: one entry in the audit log a case, user and day. `ETag` is the verification’s.',
          params: z.strictObject({ id: idParameter('Case') }),
          response: { 200: OpenedCaseBody },
        },
      },
      async (request, reply) => {
        const { credential } = callerOf(request)
        const reader = openingReaderOf(request)
        const { body, version } = await openCase(deps, { reader, userId: credential.id, id: request.params.id })
        reply.header('etag', etagOf(version))
        return body
      },
    )
  }

interface Asked {
  readonly query: z.infer<typeof CaseQuery>
  readonly userId: string
}

async function list(deps: OpenDeps, scope: Scope, { query, userId }: Asked) {
  const filter = {
    ...(query.assignee === undefined ? {} : { assignee: { id: assigneeOf(query.assignee, userId) } }),
    serviceId: query.service_id ?? null,
    folderId: query.folder_id ?? null,
    tag: query.tag ?? null,
    level: query.level ?? null,
    isOverdue: query.overdue === 'true',
    isSnoozed: query.snoozed === 'true',
  }
  const after = query.cursor === undefined ? null : readCaseCursor(query.cursor)
  // One more than asked for says whether there is a next page.
  const positions = await listPositions(deps.db, scope, { filter, after, size: query.page_size + 1 })
  const page = positions.slice(0, query.page_size)
  const last = page.at(-1)
  const rows = await findCases(
    deps.db,
    scope,
    page.map(({ id }) => id),
  )
  return {
    items: rows.map((row) => presentCase(deps, row)),
    next_cursor: positions.length > page.length && last !== undefined ? writeCaseCursor(last) : null,
  }
}

function assigneeOf(asked: string, userId: string): string | null {
  if (asked === 'none') return null
  return asked === 'me' ? userId : asked
}
