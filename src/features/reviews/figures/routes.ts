import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { invalidRequest } from '../../../platform/http/http-error.ts'
import type { Scope } from '../../access/caller.ts'
import { callerOf } from '../../access/guard-routes.ts'
import {
  type DecisionFigures,
  type OpenFigures,
  PERIODS,
  readByGroup,
  readByPeriod,
  readByReason,
  readOpen,
  type Span,
} from './store.ts'

const DAY_MS = 86_400_000
const DAYS_MAX = 366
const DAYS = 30
const moment = z.iso.datetime({ offset: true }).optional()

const FiguresQuery = z.strictObject({
  from: moment.describe(`Decided since then; absent: ${DAYS} days before \`to\``),
  to: moment.describe(`Decided before then, ${DAYS_MAX} days later at most; absent: now`),
  period: z.enum(PERIODS).default('DAY').describe('By UTC'),
})

const count = z.int()
const seconds = z.number().nullable()
const Decisions = {
  decisions: count.describe('That took effect, or are about to'),
  approved: count,
  rejected: count,
  false_alarms: count,
  median_seconds: seconds.describe('From when it began to wait to the decision'),
  p90_seconds: seconds,
}

const FiguresBody = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    groups: z.array(
      z.object({
        group_id: z.guid(),
        open: count.describe('That wait now'),
        overdue: count,
        escalated: count,
        median_age_seconds: seconds,
        oldest_seconds: seconds,
        ...Decisions,
      }),
    ),
    periods: z.array(z.object({ since: z.iso.datetime(), ...Decisions })),
    reasons: z
      .array(z.object({ reason_code: z.string(), decisions: count, approved: count, false_alarms: count }))
      .describe('What had stopped those that were decided on, the most false alarms first'),
  })
  .meta({ id: 'DeskFigures', description: 'How the desk does' })

export const figureRoutes =
  (deps: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/desk/figures',
      {
        config: { permission: 'desk-figures:read' },
        schema: {
          tags: ['Cases'],
          operationId: 'getDeskFigures',
          summary: 'Tell how the desk does',
          description: 'For compliance and owners: what waits, time to decision, false alarms by what stopped it.',
          querystring: FiguresQuery,
          response: { 200: FiguresBody },
        },
      },
      async (request) => {
        const { period } = request.query
        return read(deps.db, callerOf(request).scope, { span: spanOf(request.query), period })
      },
    )
  }

function spanOf(query: z.infer<typeof FiguresQuery>): Span {
  const to = query.to === undefined ? new Date() : new Date(query.to)
  const from = query.from === undefined ? new Date(to.getTime() - DAYS * DAY_MS) : new Date(query.from)
  const days = (to.getTime() - from.getTime()) / DAY_MS
  if (days >= 0 && days <= DAYS_MAX) return { from, to }
  throw invalidRequest([{ field: 'to', message: `Must be after from, ${DAYS_MAX} days at most` }])
}

const NONE = { decisions: 0, approved: 0, rejected: 0, falseAlarms: 0, medianSeconds: null, p90Seconds: null }
const NONE_OPEN = { open: 0, overdue: 0, escalated: 0, medianAgeSeconds: null, oldestSeconds: null }

interface Asked {
  readonly span: Span
  readonly period: (typeof PERIODS)[number]
}

async function read(db: Db, scope: Scope, { span, period }: Asked): Promise<z.infer<typeof FiguresBody>> {
  const [open, byGroup, byPeriod, byReason] = await Promise.all([
    readOpen(db, scope),
    readByGroup(db, scope, span),
    readByPeriod(db, scope, { span, period }),
    readByReason(db, scope, span),
  ])
  const groups = [...new Set([...open, ...byGroup].map(({ groupId }) => groupId))].sort()
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    groups: groups.map((id) => ({
      group_id: id,
      ...presentOpen(open.find(({ groupId }) => groupId === id) ?? NONE_OPEN),
      ...presentDecisions(byGroup.find(({ groupId }) => groupId === id) ?? NONE),
    })),
    periods: byPeriod.map((each) => ({ since: each.since.toISOString(), ...presentDecisions(each) })),
    reasons: byReason.map(({ reasonCode, decisions, approved, falseAlarms }) => ({
      ...{ reason_code: reasonCode, decisions, approved, false_alarms: falseAlarms },
    })),
  }
}

function presentOpen({ open, overdue, escalated, medianAgeSeconds, oldestSeconds }: Omit<OpenFigures, 'groupId'>) {
  return { open, overdue, escalated, median_age_seconds: medianAgeSeconds, oldest_seconds: oldestSeconds }
}

function presentDecisions(figures: DecisionFigures) {
  const { decisions, approved, rejected, falseAlarms, medianSeconds, p90Seconds } = figures
  return {
    ...{ decisions, approved, rejected, false_alarms: falseAlarms },
    median_seconds: medianSeconds,
    p90_seconds: p90Seconds,
  }
}
