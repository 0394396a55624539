import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { concludeScreening, LIST_TOPICS, type LiveScreening, type OwnLists } from '../../engines/screening/screening.ts'
import { callerOf } from '../access/guard-routes.ts'

const ListBody = z
  .object({
    list: z.string(),
    topics: z.array(z.enum(LIST_TOPICS)).describe('Why its entries are listed'),
    version: z.string().describe('First 12 digits of the SHA-256 of the files it was read from'),
    entry_count: z.int(),
    imported_at: z.iso.datetime(),
    checked_at: z.iso.datetime().describe('When its source was last asked, with or without news'),
    is_stale: z.boolean().describe('A stale list clears nobody'),
    licence: z.string().nullable().describe('What its publisher allows; null for a list of your own'),
  })
  .meta({ id: 'ScreeningList', description: 'A list that names are screened against' })

export interface ListRouteDeps {
  readonly screening: LiveScreening
  readonly staleAfterDays: number
  readonly own: OwnLists
}

export const listRoutes =
  ({ screening, staleAfterDays, own }: ListRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/lists',
      {
        config: { permission: 'services:read' },
        schema: {
          tags: ['Screening'],
          operationId: 'listScreeningLists',
          summary: 'List the sanctions and PEP lists that names are screened against, and the organization’s own',
          description: 'Each with its version, the number of its entries and when it was imported.',
          response: { 200: z.object({ total: z.int(), items: z.array(ListBody) }).describe('The lists') },
        },
      },
      async (request) => {
        const lists = (await own(callerOf(request).scope, await screening.current())).lists()
        const { screened_lists } = concludeScreening({ matches: [], lists }, { now: new Date(), staleAfterDays })
        const items = lists.map((list, at) => ({
          list: list.list,
          topics: [...list.topics],
          version: list.version,
          entry_count: list.entryCount,
          imported_at: list.importedAt.toISOString(),
          checked_at: list.checkedAt.toISOString(),
          is_stale: screened_lists[at]?.is_stale ?? true,
          licence: list.licence ?? null,
        }))
        return { total: items.length, items }
      },
    )
  }
