import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import { ERRORS } from '../../platform/http/error-body.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter } from '../../platform/http/validation.ts'
import type { Scope } from '../access/caller.ts'
import { callerOf } from '../access/guard-routes.ts'
import type { CreateVerification } from './creation/create-verification.ts'
import { createdRecord } from './creation/created-record.ts'
import { NewVerificationBody, type ReadDeps, readRequest } from './creation/read-request.ts'
import { STATUSES } from './lifecycle/status.ts'
import { overallStatus } from './overall-status.ts'
import { type PresentDeps, presentVerification, VerificationBody } from './present.ts'
import { openJson, type SealedColumn } from './sealed.ts'
import { countByStatus, findVerification, listByResult, type VerificationRecord } from './store.ts'

export interface VerificationRouteDeps extends PresentDeps, ReadDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly create: CreateVerification
}

const ResultQuery = PageQuery.extend({ result_id: idParameter('Result') })

const VerificationList = z.object({
  total: z.int().describe('Total number of verifications'),
  overall_status: z.enum(STATUSES).nullable().describe('Of the result group; null when it is empty'),
  items: z.array(VerificationBody),
})

export const verificationRoutes =
  (deps: VerificationRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/verifications',
      {
        config: { permission: 'verifications:write' },
        schema: {
          tags: ['Verifications'],
          summary: 'Create a verification',
          body: NewVerificationBody,
          response: { 201: VerificationBody.describe('Verification created'), ...ERRORS },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request)
        const asked = readRequest(deps, request.body)
        const created = await deps.create({ caller, request: asked, isGone: () => reply.sent || reply.raw.destroyed })
        request.logFields.verification_id = created.id
        const contents = { input: asked.configuration, output: {}, webhookMetadata: asked.webhookMetadata }
        return reply.code(201).send(presentVerification(deps, createdRecord(created, caller), contents))
      },
    )

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
      async (request) => {
        const found = await findVerification(deps.db, callerOf(request).scope, request.params.id)
        if (found === undefined) throw notFound('Verification')
        return present(deps, found)
      },
    )
  }

async function listResultGroup(deps: VerificationRouteDeps, scope: Scope, query: z.infer<typeof ResultQuery>) {
  const resultId = query.result_id
  const counts = await countByStatus(deps.db, scope, resultId)
  const found = await listByResult(deps.db, scope, { resultId, page: pageOf(query) })
  return {
    total: counts.reduce((sum, each) => sum + each.count, 0),
    overall_status: overallStatus(counts.map((each) => each.status)),
    items: await Promise.all(found.map((each) => present(deps, each))),
  }
}

async function present(deps: VerificationRouteDeps, record: VerificationRecord) {
  const sealer = await deps.keyring.forOrganization(deps.db, record.organizationId)
  const open = (column: SealedColumn, sealed: Buffer | null) =>
    openJson(sealer, { column, verificationId: record.id }, sealed)
  return presentVerification(deps, record, {
    input: open('input', record.inputSealed),
    output: open('output', record.outputSealed),
    webhookMetadata: open('webhook_metadata', record.webhookMetadataSealed),
  })
}
