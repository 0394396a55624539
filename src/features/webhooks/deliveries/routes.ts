import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { invalidRequest, notFound } from '../../../platform/http/http-error.ts'
import { readCursor, writeCursor } from '../../../platform/http/position-cursor.ts'
import { id, idParameter } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { REVEAL, type Reader, readerOf } from '../../audit/reader.ts'
import { SUBJECT_KINDS } from '../subject.ts'
import { DELIVERY_STATUSES } from './delivery-status.ts'
import { DeliveryBody } from './present.ts'
import { REPLAY_MAX, replayDeliveries } from './replay-deliveries.ts'
import { type ResendDeps, resendDelivery } from './resend-delivery.ts'
import { type ShowDeliveryDeps, showDeliveries } from './show-deliveries.ts'
import { findDelivery, listDeliveries, type Selection } from './store.ts'

export type DeliveryRouteDeps = ShowDeliveryDeps & ResendDeps

const moment = z.iso.datetime({ offset: true })

const DeliveryQuery = z.strictObject({
  verification_id: idParameter('Verification').optional(),
  subject_kind: z.enum(SUBJECT_KINDS).optional().describe('What the webhooks tell of'),
  subject_id: idParameter('Subject').optional().describe('Of a receipt check: its check_id'),
  status: z.enum(DELIVERY_STATUSES).optional(),
  from: moment.optional().describe('Made since then, that moment included'),
  to: moment.optional().describe('Made before then'),
  cursor: z.string().max(200).optional().describe('next_cursor of the page before'),
  ...REVEAL,
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
})
const DeliveryPage = z.object({
  items: z.array(DeliveryBody),
  next_cursor: z.string().nullable().describe('For the next page; null on the last one'),
})
const DeliveryParameters = z.strictObject({ id: idParameter('Webhook Delivery') })

const IDS_MAX = 100
const ReplayBody = z
  .strictObject({
    ids: z.array(id()).min(1).max(IDS_MAX).optional().describe('These, or'),
    from: moment.optional().describe('those made since then, that moment included,'),
    to: moment.optional().describe('and before then, or'),
    all_failed: z.literal(true).optional().describe('all that FAILED'),
    status: z.enum(['DELIVERED', 'FAILED']).optional().describe('Of a time range only those; default: both'),
  })
  .meta({ example: { all_failed: true } })
const ReplayAnswer = z.object({
  replayed: z.int().describe('Deliveries that are sent again'),
  has_more: z.boolean().describe('More match: please call again, for a time range with replayed_until as from'),
  replayed_until: z.iso.datetime().nullable().describe('When the last of them was made'),
})

const tags = ['Webhooks']

export const deliveryRoutes =
  (deps: DeliveryRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'webhook-deliveries:read' as const }
    app.get(
      '/webhook-deliveries',
      {
        config,
        schema: {
          tags,
          operationId: 'listWebhookDeliveries',
          summary: 'List webhook deliveries',
          description: 'Newest first, each with its tries: what was answered, and when.',
          querystring: DeliveryQuery,
          response: { 200: DeliveryPage.describe('One page of deliveries') },
        },
      },
      async (request) => list(deps, readerOf(request), request.query),
    )
    app.get(
      '/webhook-deliveries/:id',
      {
        config,
        schema: {
          tags,
          operationId: 'getWebhookDelivery',
          summary: 'Get a webhook delivery',
          description: 'With each of its tries: when, what was answered, and when the next one is due.',
          params: DeliveryParameters,
          querystring: z.strictObject(REVEAL),
          response: { 200: DeliveryBody },
        },
      },
      async (request) => get(deps, readerOf(request), request.params.id),
    )
    await app.register(resendRoutes(deps))
  }

const resendRoutes =
  (deps: DeliveryRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'webhook-deliveries:write' as const }
    app.post(
      '/webhook-deliveries/:id/resend',
      {
        config: {
          ...config,
          idempotency: { idIn: 'path', show: (request, _reply, id) => get(deps, readerOf(request), id) },
        },
        schema: {
          tags,
          operationId: 'resendWebhookDelivery',
          summary: 'Send a webhook again',
          description: 'Under the same webhook-id. What waits for its next try is sent at once.',
          params: DeliveryParameters,
          response: { 202: DeliveryBody },
        },
      },
      async (request, reply) => {
        await resendDelivery(deps, callerOf(request).scope, request.params.id)
        return reply.code(202).send(await get(deps, readerOf(request), request.params.id))
      },
    )
    app.post(
      '/webhook-deliveries/replay',
      {
        config: { ...config, idempotency: 'answer' },
        schema: {
          tags,
          operationId: 'replayWebhookDeliveries',
          summary: 'Send webhooks again',
          description: `By ids (${IDS_MAX} at most), by the time they were made, or all that failed: the oldest first, \
${REPLAY_MAX} in one call at most. What is being sent and what was redacted is passed over.`,
          body: ReplayBody,
          response: { 202: ReplayAnswer.describe('They will be sent') },
        },
      },
      async (request, reply) => {
        const { count, hasMore, until } = await replayDeliveries(
          deps,
          callerOf(request).scope,
          selectionOf(request.body),
        )
        const body = { replayed: count, has_more: hasMore, replayed_until: until?.toISOString() ?? null }
        return reply.code(202).send(body)
      },
    )
  }

async function list(deps: ShowDeliveryDeps, reader: Reader, query: z.infer<typeof DeliveryQuery>) {
  const filter = {
    verificationId: query.verification_id ?? null,
    subjectKind: query.subject_kind ?? null,
    subjectId: query.subject_id ?? null,
    status: query.status ?? null,
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
  }
  const after = query.cursor === undefined ? null : readCursor(query.cursor)
  // One more than asked for says whether there is a next page.
  const found = await listDeliveries(deps.db, reader.scope, { filter, page: { after, size: query.page_size + 1 } })
  const page = found.slice(0, query.page_size)
  const last = page.at(-1)
  const hasMore = found.length > page.length && last !== undefined
  return {
    items: await showDeliveries(deps, reader, page),
    next_cursor: hasMore ? writeCursor({ createdAt: last.position, id: last.id }) : null,
  }
}

async function get(deps: ShowDeliveryDeps, reader: Reader, deliveryId: string) {
  const found = await findDelivery(deps.db, reader.scope, deliveryId)
  const [shown] = found === undefined ? [] : await showDeliveries(deps, reader, [found])
  if (shown === undefined) throw notFound('Webhook delivery')
  return shown
}

/** @throws {HttpError} 400 unless exactly one way of choosing was taken. */
function selectionOf(body: z.infer<typeof ReplayBody>): Selection {
  const { ids, from, to, status, all_failed: isAllFailed } = body
  const hasRange = from !== undefined || to !== undefined
  const ways = [ids !== undefined, hasRange, isAllFailed === true].filter(Boolean).length
  if (ways !== 1) {
    throw invalidRequest([{ field: 'body', message: 'Please give either ids, or from and to, or all_failed' }])
  }
  if (status !== undefined && !hasRange) {
    throw invalidRequest([{ field: 'status', message: 'Goes with from and to only' }])
  }
  if (ids !== undefined) return { kind: 'ids', ids }
  if (isAllFailed) return { kind: 'matching', status: 'FAILED', from: null, to: null }
  return {
    kind: 'matching',
    status: status ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  }
}
