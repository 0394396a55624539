import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../../platform/http/pagination.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { STATUSES } from '../lifecycle/status.ts'
import { findVerification } from '../store.ts'
import { OUTPUT_STATUSES } from '../verdict.ts'
import { TOLD_BY } from './hash-persons.ts'
import { type EarlierCase, listEarlier } from './store.ts'

const EarlierBody = z
  .object({
    id: z.guid(),
    service: z.object({ id: z.guid(), name: z.string() }),
    folder_id: z.guid(),
    status: z.enum(STATUSES),
    output_status: z.enum(OUTPUT_STATUSES).nullable(),
    told_by: z.array(z.enum(TOLD_BY)).describe('What it has in common with the verification'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'EarlierVerification', description: 'An earlier verification of the same person' })

export interface EarlierRouteDeps {
  readonly db: Db
  readonly serviceName: (serviceId: string) => string
}

export const samePersonRoutes =
  (deps: EarlierRouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications/:id/same-person',
      {
        // Ids and verdicts: whoever opens one of them is noted then.
        config: { permission: 'verifications:read', reading: 'none' },
        schema: {
          tags: ['Verifications'],
          operationId: 'listEarlierVerifications',
          summary: 'List earlier verifications of the same person',
          description:
            'Told by NIK, number of a document or `customer_reference`, by keyed hashes that a redaction removes; the newest first. Names are not searched.',
          params: z.strictObject({ id: idParameter('Verification') }),
          querystring: PageQuery,
          response: {
            200: z.object({ total: z.int(), items: z.array(EarlierBody) }).describe('One page, the newest first'),
          },
        },
      },
      async (request) => {
        const { scope } = callerOf(request)
        const { id } = request.params
        if ((await findVerification(deps.db, scope, id)) === undefined) throw notFound('Verification')
        const { total, cases } = await listEarlier(deps.db, scope, { verificationId: id, page: pageOf(request.query) })
        return { total, items: cases.map((each) => present(deps, each)) }
      },
    )
  }

function present({ serviceName }: EarlierRouteDeps, earlier: EarlierCase): z.infer<typeof EarlierBody> {
  return {
    id: earlier.id,
    service: { id: earlier.serviceId, name: serviceName(earlier.serviceId) },
    folder_id: earlier.folderId,
    status: earlier.status,
    output_status: earlier.outputStatus,
    told_by: [...earlier.toldBy],
    created_at: earlier.createdAt.toISOString(),
  }
}
