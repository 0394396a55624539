import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { invalidRequest } from '../../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { readUsage, USAGE_SIDES, type UsageRow } from './store.ts'

const DAY_MS = 86_400_000
const DAYS_MAX = 92
const DAYS_DEFAULT = 30

const UsageQuery = PageQuery.extend({
  from: z.iso.date().optional().describe('First day, UTC; 30 days up to `to` when it is left out'),
  to: z.iso.date().optional().describe('Last day, UTC; today when it is left out'),
  by: z.enum(USAGE_SIDES).optional().describe('Adds up along this alone; by all four when it is left out'),
})

const UsageBody = z
  .object({
    day: z.iso.date().nullable(),
    service_id: z.guid().nullable().describe('null for receipt checks'),
    api_key_id: z.guid().nullable().describe('null for what a user began'),
    user_id: z.guid().nullable().describe('null for what a key began'),
    passes: z.int().describe('Begun on these days, retries among them'),
    paid_passes: z.int().describe('Those that have been settled so far'),
    credits_used: z.int(),
    receipt_checks: z.int().describe('Of the receipt API: those that count against the plan'),
  })
  .meta({ id: 'Usage', description: 'What was used' })

const UsageAnswer = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  total: z.int().describe('Lines there are'),
  items: z.array(UsageBody),
})

export const usageRoutes =
  (deps: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/usage',
      {
        config: { permission: 'credits:read' },
        schema: {
          tags: ['Credits'],
          operationId: 'getUsage',
          summary: 'Get what was used',
          description: `Passes, credits and receipt checks per day, service, key and user, over ${DAYS_MAX} days at most. What you may not see is not counted.`,
          querystring: UsageQuery,
          response: { 200: UsageAnswer.describe('One page of what was used') },
        },
      },
      async (request) => {
        const { by = null, ...range } = request.query
        const days = daysOf(range)
        const { total, rows } = await readUsage(deps.db, callerOf(request).scope, {
          ...days,
          by,
          page: pageOf(request.query),
        })
        return { ...days, total, items: rows.map(presentUsage) }
      },
    )
  }

/** @throws {HttpError} 400 for a range that ends before it begins, or is too long. */
function daysOf(range: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  const to = range.to ?? dayOf(Date.now())
  const from = range.from ?? dayOf(Date.parse(to) - (DAYS_DEFAULT - 1) * DAY_MS)
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days < 1) throw invalidRequest([{ field: 'from', message: 'Must not be after `to`' }])
  if (days > DAYS_MAX) throw invalidRequest([{ field: 'from', message: `May be ${DAYS_MAX} days at most` }])
  return { from, to }
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10)
}

function presentUsage(row: UsageRow): z.infer<typeof UsageBody> {
  return {
    day: row.day,
    service_id: row.serviceId,
    api_key_id: row.apiKeyId,
    user_id: row.userId,
    passes: row.passes,
    paid_passes: row.paidPasses,
    credits_used: row.creditsUsed,
    receipt_checks: row.receiptChecks,
  }
}
