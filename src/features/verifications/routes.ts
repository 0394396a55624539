import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ERRORS } from '../../platform/http/error-body.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter } from '../../platform/http/validation.ts'
import type { Scope } from '../access/caller.ts'
import { callerOf } from '../access/guard-routes.ts'
import type { CreateVerification } from './creation/create-verification.ts'
import { createdRecord } from './creation/created-record.ts'
import { NewVerificationBody, type ReadDeps, readRequest } from './creation/read-request.ts'
import type { CreatedVerification } from './creation/store.ts'
import { STATUSES } from './lifecycle/status.ts'
import { overallStatus } from './overall-status.ts'
import { presentVerification, VerificationBody } from './present.ts'
import {
  answerWithVerification,
  etagOf,
  type ShowDeps,
  showVerifications,
  verificationAgain,
} from './show-verification.ts'
import { countByStatus, listByResult } from './store.ts'

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
  .meta({ id: 'DryRun' })

const ResultQuery = PageQuery.extend({ result_id: idParameter('Result') })

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
        config: { permission: 'verifications:write', idempotency: verificationAgain(deps, 'answer') },
        schema: {
          tags: ['Verifications'],
          summary: 'Create a verification',
          querystring: CreateQuery,
          body: NewVerificationBody,
          response: {
            200: DryRun.describe('With dry_run: it would be created'),
            201: VerificationBody.describe('Verification created'),
            ...ERRORS,
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
        const shown = { input: asked.configuration, output: {}, webhookMetadata: asked.webhookMetadata, watch: null }
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
          summary: 'List verifications by result ID',
          querystring: ResultQuery,
          response: { 200: VerificationList, ...ERRORS },
        },
      },
      async (request) => listResultGroup(deps, callerOf(request).scope, request.query),
    )

    app.get(
      '/verifications/:id',
      {
        config: { permission: 'verifications:read' },
        schema: {
          tags: ['Verifications'],
          summary: 'Get a verification',
          params: z.strictObject({ id: idParameter('Verification') }),
          response: { 200: VerificationBody, ...ERRORS },
        },
      },
      async (request, reply) =>
        answerWithVerification(deps, reply, { scope: callerOf(request).scope, id: request.params.id }),
    )
  }

function dryRunOf(
  { services }: VerificationRouteDeps,
  { serviceId, price, files, totalPages }: CreatedVerification,
): z.infer<typeof DryRun> {
  const service = { id: serviceId, name: services.nameOf(serviceId) }
  return { dry_run: true, service, credit_cost: price, total_files: files.length, total_pages: totalPages }
}

async function listResultGroup(deps: VerificationRouteDeps, scope: Scope, query: z.infer<typeof ResultQuery>) {
  const resultId = query.result_id
  const counts = await countByStatus(deps.db, scope, resultId)
  const found = await listByResult(deps.db, scope, { resultId, page: pageOf(query) })
  return {
    total: counts.reduce((sum, each) => sum + each.count, 0),
    overall_status: overallStatus(counts.map((each) => each.status)),
    items: await showVerifications(deps, scope, found),
  }
}
