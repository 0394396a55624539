import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter } from '../../platform/http/validation.ts'
import { callerOf } from '../access/guard-routes.ts'
import { REVEAL, type Reader, readerOf } from '../audit/reader.ts'
import type { CreateVerification } from './creation/create-verification.ts'
import { createdRecord } from './creation/created-record.ts'
import { NewVerificationBody, type ReadDeps, readRequest } from './creation/read-request.ts'
import type { CreatedVerification } from './creation/store.ts'
import { etagOf } from './editing/version-tag.ts'
import { STATUSES } from './lifecycle/status.ts'
import { presentVerification, VerificationBody } from './present.ts'
import { readResultGroup } from './read-result-group.ts'
import { answerWithVerification, type ShowDeps, showList, ViewQuery, verificationAgain } from './show-verification.ts'

export interface VerificationRouteDeps extends ShowDeps, ReadDeps {
  readonly create: CreateVerification
  /** As `create`, undone. */
  readonly tryOut: CreateVerification
}

const CreateQuery = z.strictObject({
  dry_run: z.enum(['true', 'false']).default('false').describe('Only say whether it would be created, and its price'),
})

const DryRun = z
  .object({
    dry_run: z.literal(true),
    service: z.object({ id: z.guid(), name: z.string() }),
    credit_cost: z.int().describe('Credits that would be reserved'),
    total_files: z.int(),
    total_pages: z.int(),
  })
  .meta({ id: 'DryRun', description: 'It would be created; nothing was' })

const ResultQuery = PageQuery.extend({ result_id: idParameter('Result'), ...ViewQuery.shape, ...REVEAL })

const VerificationList = z.object({
  total: z.int().describe('Total number of verifications'),
  overall_status: z.enum(STATUSES).describe('Of the result group; DRAFT when nothing is in it'),
  items: z.array(VerificationBody),
})

export const verificationRoutes =
  (deps: VerificationRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/verifications',
      {
        config: {
          permission: 'verifications:write',
          idempotency: verificationAgain(deps, 'answer'),
          errors: ['GONE', 'INSUFFICIENT_BALANCE', 'QUOTA_EXCEEDED', 'VERIFICATION_FAILED'],
        },
        schema: {
          tags: ['Verifications'],
          operationId: 'createVerification',
          summary: 'Create a verification',
          description:
            'Reserves its credits and answers at once; a worker carries it out. Be told by `webhook_url`, or look again. `POST /uploads` gives the paths that `configuration.files` takes, `GET /services/{id}/form-fields` says what else a service takes.',
          querystring: CreateQuery,
          body: NewVerificationBody,
          response: {
            201: VerificationBody.describe('Verification created'),
            '2xx': DryRun.describe('200, with `dry_run=true`: it would be created; nothing was'),
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const asked = readRequest(deps, caller, request.body)
        const isGone = () => reply.sent || reply.raw.destroyed
        const call = { caller, request: asked, isGone, claim: request.claim }
        if (request.query.dry_run === 'true') return reply.code(200).send(dryRunOf(deps, await deps.tryOut(call)))
        const created = await deps.create(call)
        request.logFields.verification_id = created.id
        const { isMasked } = readerOf(request)
        const contents = { input: asked.configuration, output: {}, webhookMetadata: asked.webhookMetadata }
        const shown = { ...contents, watch: null, isMasked }
        const record = createdRecord(created, caller)
        return reply
          .code(201)
          .header('etag', etagOf(record.version))
          .send(presentVerification(deps, record, shown))
      },
    )
    await app.register(readingRoutes(deps))
  }

const readingRoutes =
  (deps: VerificationRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Verifications'],
          operationId: 'listVerifications',
          summary: 'List verifications by result ID',
          description: 'Those that share a `result_id`, the oldest first, with the status of them all.',
          querystring: ResultQuery,
          response: { 200: VerificationList.describe('One page of the result group') },
        },
      },
      async (request) => listResultGroup(deps, readerOf(request), request.query),
    )

    app.get(
      '/verifications/:id',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Verifications'],
          operationId: 'getVerification',
          summary: 'Get a verification',
          description: 'Its status and, once it is settled, its verdict, its output and the checks behind them.',
          params: z.strictObject({ id: idParameter('Verification') }),
          querystring: z.strictObject(REVEAL),
          response: { 200: VerificationBody },
        },
      },
      async (request, reply) =>
        answerWithVerification(deps, reply, { reader: readerOf(request), id: request.params.id }),
    )
  }

function dryRunOf(
  { services }: VerificationRouteDeps,
  { serviceId, price, files, totalPages }: CreatedVerification,
): z.infer<typeof DryRun> {
  const service = { id: serviceId, name: services.nameOf(serviceId) }
  return { dry_run: true, service, credit_cost: price, total_files: files.length, total_pages: totalPages }
}

async function listResultGroup(deps: VerificationRouteDeps, reader: Reader, query: z.infer<typeof ResultQuery>) {
  const group = await readResultGroup(deps.db, reader.scope, { resultId: query.result_id, page: pageOf(query) })
  return {
    total: group.total,
    overall_status: group.overallStatus,
    items: await showList(deps, reader, { records: group.records, view: query.view }),
  }
}
