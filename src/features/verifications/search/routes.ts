import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../platform/http/position-cursor.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { REVEAL, type Reader, readerOf } from '../../audit/reader.ts'
import { STATUSES } from '../lifecycle/status.ts'
import { VerificationBody } from '../present.ts'
import { type ShowDeps, showList, ViewQuery } from '../show-verification.ts'
import { findVerifications } from '../store.ts'
import { OUTPUT_STATUSES } from '../verdict.ts'
import { searchPositions } from './store.ts'

const flag = z.enum(['true', 'false'])
const moment = z.iso.datetime({ offset: true })

const SearchQuery = z.strictObject({
  status: z.enum(STATUSES).optional(),
  service_id: idParameter('Service').optional(),
  folder_id: idParameter('Folder').optional(),
  output_status: z.enum(OUTPUT_STATUSES).optional().describe('The verdict'),
  undecided_matches: flag.optional().describe('Whether somebody still has to decide on a match'),
  watched: flag.optional().describe('Whether the person is screened against lists that change'),
  from: moment.optional().describe('Created since then, that moment included'),
  to: moment.optional().describe('Created before then'),
  cursor: z.string().max(200).optional().describe('next_cursor of the page before'),
  ...ViewQuery.shape,
  ...REVEAL,
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
})

const SearchPage = z.object({
  items: z.array(VerificationBody),
  next_cursor: z.string().nullable().describe('For the next page; null on the last one'),
})

export const searchRoutes =
  (deps: ShowDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications/search',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Verifications'],
          operationId: 'searchVerifications',
          summary: 'Search verifications',
          description: 'Newest first, drafts included. A page costs the same however deep it lies.',
          querystring: SearchQuery,
          response: { 200: SearchPage.describe('One page of verifications') },
        },
      },
      async (request) => search(deps, readerOf(request), request.query),
    )
  }

function isSet(asked: z.infer<typeof flag> | undefined): boolean | null {
  return asked === undefined ? null : asked === 'true'
}

async function search(deps: ShowDeps, reader: Reader, query: z.infer<typeof SearchQuery>) {
  const { scope } = reader
  const filter = {
    statuses: query.status === undefined ? STATUSES : [query.status],
    serviceId: query.service_id ?? null,
    folderId: query.folder_id ?? null,
    outputStatus: query.output_status ?? null,
    hasUndecided: isSet(query.undecided_matches),
    isWatched: isSet(query.watched),
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
  }
  const after = query.cursor === undefined ? null : readCursor(query.cursor)
  // One more than asked for says whether there is a next page.
  const positions = await searchPositions(deps.db, scope, { filter, page: { after, size: query.page_size + 1 } })
  const page = positions.slice(0, query.page_size)
  const last = page.at(-1)
  const records = await findVerifications(
    deps.db,
    scope,
    page.map((each) => each.id),
  )
  return {
    items: await showList(deps, reader, { records, view: query.view }),
    next_cursor: positions.length > page.length && last !== undefined ? writeCursor(last) : null,
  }
}
