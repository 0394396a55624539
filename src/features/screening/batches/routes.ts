import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { newId } from '../../../lib/ids.ts'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { id, idParameter } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { REVEAL, readerOf } from '../../audit/reader.ts'
import type { CreateBatch } from '../../verifications/creation/create-batch.ts'
import type { ReadDeps } from '../../verifications/creation/read-request.ts'
import { STATUSES } from '../../verifications/lifecycle/status.ts'
import { VerificationBody } from '../../verifications/present.ts'
import { type ShowDeps, showVerifications } from '../../verifications/show-verification.ts'
import { WebhookFields } from '../../webhooks/webhook-url.ts'
import { readBatch } from './read-batch.ts'
import { ENTRIES_MAX, readEntries } from './read-entries.ts'

export interface BatchRouteDeps extends ShowDeps, ReadDeps {
  readonly createBatch: CreateBatch
}

const BODY_BYTES_MAX = 4 * 1024 * 1024

const NewBatchBody = z.strictObject({
  folder_id: id().describe('Folder that the verifications are kept in'),
  entries: z
    .array(z.record(z.string(), z.unknown()))
    .min(1)
    .max(ENTRIES_MAX)
    .describe('Whom to look for: each as the `configuration` of AML_SCREENING, without `files`')
    .meta({ examples: [[{ name: 'Dedi Kusuma Hidayat', birth_date: '1977-01-16', customer_reference: 'C-1042' }]] }),
  ...WebhookFields.shape,
})

const BatchBody = z
  .object({
    id: z.guid().describe('Of the batch; the `result_id` of its verifications too'),
    folder_id: z.guid(),
    total: z.int().describe('Entries, each a verification of its own'),
    overall_status: z.enum(STATUSES).describe('Of all of them'),
  })
  .meta({ id: 'ScreeningBatch', description: 'Many names that are screened together' })

const BatchPage = BatchBody.extend({
  counts: z.array(z.object({ status: z.enum(STATUSES), count: z.int() })).describe('How many entries stand where'),
  items: z.array(VerificationBody).describe('In the order in which they were sent'),
}).meta({ id: 'ScreeningBatchPage', description: 'A batch and one page of its verifications' })

export const batchRoutes =
  (deps: BatchRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const show = async (request: FastifyRequest, _reply: FastifyReply, batchId: string) =>
      (await readBatch(deps.db, callerOf(request).scope, { id: batchId })).batch
    app.post(
      '/screenings/batch',
      {
        bodyLimit: BODY_BYTES_MAX,
        config: {
          permission: 'verifications:write',
          idempotency: { idIn: 'answer', show },
          errors: ['INSUFFICIENT_BALANCE', 'QUOTA_EXCEEDED', 'VERIFICATION_FAILED'],
        },
        schema: {
          tags: ['Screening'],
          operationId: 'createScreeningBatch',
          summary: 'Screen many names',
          description: `All or none of up to ${ENTRIES_MAX} entries become verifications of AML_SCREENING, each paid by itself. They are worked on in the background, in turns with those of other organizations. Look at them by page, or be told of each by \`webhook_url\`.`,
          body: NewBatchBody,
          response: { 202: BatchBody.describe('The entries are queued') },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const requests = readEntries(deps, caller, request.body)
        const isGone = () => reply.sent || reply.raw.destroyed
        const batchId = newId()
        await deps.createBatch({ caller, requests, id: batchId, isGone, claim: request.claim })
        request.logFields.batch_id = batchId
        const batch = { id: batchId, folder_id: request.body.folder_id, total: requests.length }
        return reply.code(202).send({ ...batch, overall_status: 'IN_QUEUE' })
      },
    )
    await app.register(readingRoutes(deps))
  }

const readingRoutes =
  (deps: BatchRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/screenings/batch/:id',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Screening'],
          operationId: 'getScreeningBatch',
          summary: 'Get the results of a batch',
          description: 'How far it is, and one page of its verifications in the order in which they were sent.',
          params: z.strictObject({ id: idParameter('Batch') }),
          querystring: PageQuery.extend(REVEAL),
          response: { 200: BatchPage },
        },
      },
      async (request) => {
        const reader = readerOf(request)
        const { scope } = reader
        const page = pageOf(request.query)
        const { batch, counts, records } = await readBatch(deps.db, scope, { id: request.params.id, page })
        return { ...batch, counts, items: await showVerifications(deps, reader, records) }
      },
    )
  }
