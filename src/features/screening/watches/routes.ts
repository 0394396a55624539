import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../platform/http/position-cursor.ts'
import type { Scope } from '../../access/caller.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { STATUSES } from '../../verifications/lifecycle/status.ts'
import { WatchBody } from '../../verifications/present.ts'
import type { ShowDeps } from '../../verifications/show-verification.ts'
import { OUTPUT_STATUSES } from '../../verifications/verdict.ts'
import { listWatches } from './store.ts'

const WatchesQuery = z.strictObject({
  cursor: z.string().max(200).optional().describe('next_cursor of the page before'),
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
})

const WatchedBody = z
  .object({
    verification_id: z.guid(),
    service: z.object({ id: z.guid(), name: z.string() }),
    folder_id: z.guid(),
    result_id: z.guid(),
    status: z.enum(STATUSES),
    output_status: z.enum(OUTPUT_STATUSES).nullable().describe('The verdict; null while unsettled'),
    undecided_matches: z.int().describe('Matches that somebody still has to decide on'),
    watch: WatchBody,
  })
  .meta({ id: 'WatchedVerification', description: 'A verification whose person is watched' })

const WatchesPage = z.object({
  items: z.array(WatchedBody),
  next_cursor: z.string().nullable().describe('For the next page; null on the last one'),
})

export const watchesRoutes =
  (deps: ShowDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/watches',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Screening'],
          operationId: 'listWatches',
          summary: 'List who is watched',
          description:
            'Verifications whose person is screened against every change of a list. Those watched last come first.',
          querystring: WatchesQuery,
          response: { 200: WatchesPage.describe('One page of watches') },
        },
      },
      async (request) => list(deps, callerOf(request).scope, request.query),
    )
  }

async function list(
  deps: ShowDeps,
  scope: Scope,
  { cursor, page_size: size }: z.infer<typeof WatchesQuery>,
): Promise<z.infer<typeof WatchesPage>> {
  const after = cursor === undefined ? null : readCursor(cursor)
  // One more than asked for says whether there is a next page.
  const found = await listWatches(deps.db, scope, { after, size: size + 1 })
  const page = found.slice(0, size)
  const watches = await deps.readWatches(
    deps.db,
    scope,
    page.map(({ id }) => id),
  )
  const last = page.at(-1)
  return {
    items: page.flatMap(({ id, folderId, resultId, serviceId, undecidedMatches, ...record }) => {
      const watch = watches.get(id)
      // It ended between two looks.
      if (watch === undefined) return []
      return {
        verification_id: id,
        service: { id: serviceId, name: deps.services.nameOf(serviceId) },
        folder_id: folderId,
        result_id: resultId,
        status: record.status,
        output_status: record.outputStatus,
        undecided_matches: undecidedMatches,
        watch,
      }
    }),
    next_cursor: found.length > page.length && last !== undefined ? writeCursor(last.place) : null,
  }
}
