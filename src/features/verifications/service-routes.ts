import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter } from '../../platform/http/validation.ts'
import type { Verifier } from '../../verifiers/verifier.ts'
import type { Caller, Mode } from '../access/caller.ts'
import { callerOf } from '../access/guard-routes.ts'
import { ownPrices } from '../credits/door.ts'
import { FormField, formFieldsOf } from './form-fields.ts'
import { priceOf } from './price-of.ts'
import type { ServiceRegistry, ServiceUser } from './service-registry.ts'
import { testModeRoutes } from './test-mode/routes.ts'

const Reason = z.object({ code: z.string(), check: z.string(), meaning: z.string() })

const ServiceBody = z
  .object({
    id: z.guid(),
    category: z.object({ id: z.guid(), name: z.string(), type: z.string() }),
    code: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    icon_file_url: z.url().nullable(),
    credit_cost_default: z.int(),
    credit_cost: z
      .int()
      .describe('What a run costs you: the price of your organization where it has one; 0 in test mode'),
    priced_by: z.enum(['run', 'page']).describe('What `credit_cost` is for: a run, or each page of its files'),
    action_type: z.enum(['URL', 'WEBVIEW', 'SCREEN', 'SCREEN_PREFIX']),
    action_param: z.record(z.string(), z.unknown()),
    is_enabled: z.boolean(),
    deciding_checks: z.array(z.string()).describe('Checks whose failure makes the verdict NOT_VERIFIED'),
    reasons: z.array(Reason).describe('Every reason code that its checks may carry'),
    created_at: z.iso.datetime(),
    created_by: z.guid().nullable(),
    updated_at: z.iso.datetime(),
    updated_by: z.guid().nullable(),
  })
  .meta({ id: 'Service', description: 'A service' })

const AnySchema = z.record(z.string(), z.unknown())

const ServiceWithSchemas = ServiceBody.extend({
  configuration_schema: AnySchema.describe('JSON Schema of `configuration`'),
  output_schema: AnySchema.nullable().describe('JSON Schema of `output`, beside its `checks` and `fields`'),
  tables: z
    .array(
      z.object({
        name: z.string(),
        description: z.string(),
        row_schema: AnySchema.describe('JSON Schema of a row'),
      }),
    )
    .describe('What it may find beside `output`; `GET /verifications/{id}/tables` lists those that a verification has'),
}).meta({ id: 'ServiceWithSchemas', description: 'A service, with what it takes and answers' })

function schemasOf({ configuration, output, tables = {} }: Verifier) {
  return {
    configuration_schema: { ...z.toJSONSchema(configuration, { io: 'input', unrepresentable: 'any' }) },
    output_schema: output === undefined ? null : { ...z.toJSONSchema(output, { unrepresentable: 'any' }) },
    tables: Object.entries(tables).map(([name, { description, row }]) => ({
      name,
      description,
      row_schema: { ...z.toJSONSchema(row, { unrepresentable: 'any' }) },
    })),
  }
}

/** Services come with the software, not with the installation: their dates are those of the first release. */
const SERVICES_SINCE = '2026-11-20T00:00:00.000Z'

export interface ServiceDeps {
  readonly db: Db
  readonly services: ServiceRegistry
}

export const serviceRoutes =
  (deps: ServiceDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/services',
      {
        config: { permission: 'services:read' },
        schema: {
          tags: ['Services'],
          operationId: 'listServices',
          summary: 'List services',
          description: 'What can be verified here, with the price that your organization pays.',
          querystring: PageQuery,
          response: { 200: z.object({ total: z.int(), items: z.array(ServiceBody) }).describe('One page of services') },
        },
      },
      async (request) => {
        const { offset, size } = pageOf(request.query)
        const payer = await payerOf(deps, callerOf(request))
        const items = deps.services.all
          .slice(offset, offset + size)
          .map((each) => presentService(deps.services, each, payer))
        return { total: deps.services.all.length, items }
      },
    )

    app.get(
      '/services/:id',
      {
        config: { permission: 'services:read' },
        schema: {
          tags: ['Services'],
          operationId: 'getService',
          summary: 'Get a service',
          description: 'Its price, its deciding checks and every reason it may give.',
          params: z.strictObject({ id: idParameter('Service') }),
          response: { 200: ServiceWithSchemas },
        },
      },
      async (request) => {
        const verifier = deps.services.find(request.params.id)
        if (verifier === undefined) throw notFound('Service')
        const service = presentService(deps.services, verifier, await payerOf(deps, callerOf(request)))
        return { ...service, ...schemasOf(verifier) }
      },
    )
    await app.register(formFieldRoutes(deps))
    await app.register(testModeRoutes(deps))
  }

const formFieldRoutes =
  (deps: { services: ServiceRegistry }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/services/:id/form-fields',
      {
        config: { permission: 'services:read' },
        schema: {
          tags: ['Services'],
          operationId: 'listServiceFormFields',
          summary: 'List the inputs of a service',
          description: 'What `configuration` takes, from the schema that it is checked with.',
          params: z.strictObject({ id: idParameter('Service') }),
          response: { 200: z.object({ total: z.int(), items: z.array(FormField) }).describe('The inputs') },
        },
      },
      async (request) => {
        const verifier = deps.services.find(request.params.id)
        if (verifier === undefined) throw notFound('Service')
        const items = formFieldsOf(verifier)
        return { total: items.length, items }
      },
    )
  }

interface Payer extends ServiceUser {
  readonly mode: Mode
  readonly prices: ReadonlyMap<string, number>
}

async function payerOf({ db }: ServiceDeps, { scope, featuresOff }: Caller): Promise<Payer> {
  return { mode: scope.mode, prices: await ownPrices(db, scope.organizationId), featuresOff }
}

function presentService(
  services: ServiceRegistry,
  verifier: Verifier,
  { mode, prices, featuresOff }: Payer,
): z.infer<typeof ServiceBody> {
  const { service } = verifier
  return {
    id: service.id,
    category: service.category,
    code: service.code,
    name: service.name,
    description: service.description,
    icon_file_url: null,
    credit_cost_default: service.price,
    credit_cost: priceOf(verifier, mode, prices),
    priced_by: service.pricedBy ?? 'run',
    action_type: 'SCREEN',
    action_param: { service_id: service.id },
    is_enabled: services.isOn(verifier, { featuresOff }),
    deciding_checks: [...verifier.decidingChecks({ mode })],
    reasons: [...verifier.reasons],
    created_at: SERVICES_SINCE,
    created_by: null,
    updated_at: SERVICES_SINCE,
    updated_by: null,
  }
}
