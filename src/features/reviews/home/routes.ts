import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { invalidRequest } from '../../../platform/http/http-error.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { type Around, HomeBody, presentHome } from './present.ts'
import { readHome } from './read-home.ts'

export interface HomeDeps extends Around {
  readonly db: Db
}

const HomeQuery = z.strictObject({
  since: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Where the day of the reader began, 31 days ago at most; absent: midnight in UTC'),
})
const DAY_MS = 86_400_000
const DAYS_MAX = 31

export const homeRoutes =
  (deps: HomeDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/home',
      {
        config: { permission: 'home:read' },
        schema: {
          tags: ['Verifications'],
          operationId: 'getHome',
          summary: 'Get what waits and how it goes',
          description:
            'For a signed-in user: what waits for a person, the oldest first, figures of the day, and the health of webhooks and banks. `GET /credits` and `GET /lists` tell the rest.',
          querystring: HomeQuery,
          response: { 200: HomeBody },
        },
      },
      async (request) =>
        presentHome(deps, await readHome(deps.db, callerOf(request).scope, sinceOf(request.query.since))),
    )
  }

function sinceOf(asked: string | undefined): Date {
  const now = Date.now()
  if (asked === undefined) return new Date(Math.floor(now / DAY_MS) * DAY_MS)
  const since = new Date(asked)
  if (now - since.getTime() <= (DAYS_MAX + 1) * DAY_MS) return since
  throw invalidRequest([{ field: 'since', message: `Must be ${DAYS_MAX} days ago at most` }])
}
