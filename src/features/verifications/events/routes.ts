import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { pageOf } from '../../../platform/http/pagination.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { REVEAL, type Reader, readerOf } from '../../audit/reader.ts'
import { listTrail } from '../../webhooks/door.ts'
import { openHistory } from '../editing/history.ts'
import { maskHistory } from '../masking/mask-contents.ts'
import type { ShowDeps } from '../show-verification.ts'
import { findVerification } from '../store.ts'
import { inOrder } from './in-order.ts'
import { EventBody, presentAttempt, presentEvent } from './present.ts'
import { listEvents } from './store.ts'

const EventQuery = z.strictObject({
  page_offset: z.coerce.number().int().min(0).max(10_000).default(0).describe('Number of items to skip'),
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
  ...REVEAL,
})

export const eventRoutes =
  (deps: ShowDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications/:id/events',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Verifications'],
          operationId: 'listVerificationEvents',
          summary: 'List what happened to a verification',
          description: 'Every status change, review edit and webhook attempt, the oldest first.',
          params: z.strictObject({ id: idParameter('Verification') }),
          querystring: EventQuery,
          response: {
            200: z.object({ total: z.int(), items: z.array(EventBody) }).describe('What happened, the oldest first'),
          },
        },
      },
      async (request) => list(deps, readerOf(request), { id: request.params.id, query: request.query }),
    )
  }

async function list(
  deps: ShowDeps,
  reader: Reader,
  { id, query }: { readonly id: string; readonly query: z.infer<typeof EventQuery> },
) {
  const { scope } = reader
  const verification = await findVerification(deps.db, scope, id)
  if (verification === undefined) throw notFound('Verification')
  if (!reader.isMasked) reader.note([id])
  const { offset, size } = pageOf(query)
  const asked = { verificationId: id, countMax: offset + size }
  const { events, total } = await listEvents(deps.db, scope, asked)
  const trail = await listTrail(deps.db, asked)
  const sealer = await deps.keyring.forOrganization(deps.db, scope.organizationId)
  const happened = inOrder(
    events.map((event) => ({ kind: 'event' as const, at: event.createdAt, event })),
    trail.entries.map((attempt) => ({ kind: 'attempt' as const, at: attempt.startedAt, attempt })),
  )
  const items = happened.slice(offset, offset + size).map((each) => {
    if (each.kind === 'attempt') return presentAttempt(each.attempt)
    const { sequence, detailsSealed } = each.event
    const details = detailsSealed && openHistory(sealer, { verificationId: id, sequence, detailsSealed })
    return presentEvent(each.event, details === null || !reader.isMasked ? details : maskHistory(details))
  })
  return { total: total + trail.total, items }
}
