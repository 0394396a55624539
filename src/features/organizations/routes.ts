import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../platform/http/http-error.ts'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { idParameter, text } from '../../platform/http/validation.ts'
import { actorOf } from '../access/act.ts'
import { callerOf } from '../access/guard-routes.ts'
import { addOrganization, changeOrganization, type OrganizationDeps } from './administer-organizations.ts'
import { NewOrganizationAnswer, OrganizationBody, presentMade, presentOrganization } from './present.ts'
import { findMade, findOrganization, listOrganizations } from './store.ts'

const PRICES_MAX = 100

const Prices = z
  .record(z.guid().toLowerCase(), z.int().min(0).max(1_000_000).nullable())
  .refine((prices) => Object.keys(prices).length <= PRICES_MAX, { error: `May name ${PRICES_MAX} services at most` })
  .describe('Credits that a run costs, by service id; null: the default price again. Others stay as they are')

const name = text(200).trim().min(1)
const SettingsBody = z.strictObject({
  name: name.optional(),
  rate_limit_per_minute: z.int().min(1).max(1_000_000).nullish().describe('null: what the server is set to'),
  receipt_checks_per_month: z.int().min(0).max(1_000_000_000).nullish().describe('null: as many as it likes'),
  retention_days: z
    .int()
    .min(1)
    .max(36_500)
    .nullish()
    .describe('Days after its end at which a verification is redacted; null: never by itself'),
  service_prices: Prices.optional(),
  features: z
    .strictObject({
      receipts: z.boolean().optional(),
      continuous_screening: z.boolean().optional(),
      exports: z.boolean().optional(),
    })
    .optional()
    .describe('Whether it is on; what is absent stays as it is'),
  moved_area_counts: z
    .boolean()
    .optional()
    .describe(
      'Whether a NIK of another area than the printed one is a FAIL. Most of them are of people who have moved',
    ),
})
const NewOrganizationBody = SettingsBody.extend({
  name,
  owner: z
    .strictObject({ email: z.email().max(254), name: text(200).trim().default('') })
    .describe('Who signs in first'),
})
const OrganizationList = z
  .object({ total: z.int(), items: z.array(OrganizationBody) })
  .describe('One page of organizations')
const params = z.strictObject({ id: idParameter('Organization') })
const tags = ['Organizations']
const READS = { permission: 'organizations:read' } as const
const WRITES = { permission: 'organizations:write' } as const

export const organizationRoutes =
  (deps: OrganizationDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organizations',
      {
        config: READS,
        schema: {
          tags,
          operationId: 'listOrganizations',
          summary: 'List organizations',
          description: 'By name, with what is set for each. By a SUPER_ADMIN.',
          querystring: PageQuery,
          response: { 200: OrganizationList },
        },
      },
      async (request) => {
        const { total, organizations } = await listOrganizations(deps.db, pageOf(request.query))
        return { total, items: organizations.map(presentOrganization) }
      },
    )
    app.get(
      '/organizations/:id',
      {
        config: READS,
        schema: {
          tags,
          operationId: 'getOrganization',
          summary: 'Get an organization',
          description: 'What is set for it: prices, limits, retention, features. By a SUPER_ADMIN.',
          params,
          response: { 200: OrganizationBody },
        },
      },
      async (request) => {
        const organization = await findOrganization(deps.db, request.params.id)
        if (organization === undefined) throw notFound('Organization')
        return presentOrganization(organization)
      },
    )
    await app.register(changingRoutes(deps))
  }

const changingRoutes =
  (deps: OrganizationDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/organizations',
      {
        config: {
          ...WRITES,
          idempotency: { idIn: 'answer', show: (_request, _reply, id) => showMade(deps, id) },
          errors: ['ALREADY_EXISTS'],
        },
        schema: {
          tags,
          operationId: 'createOrganization',
          summary: 'Create an organization',
          description: 'With a group `default`, and an owner whose one-time password is told this once.',
          body: NewOrganizationBody,
          response: { 201: NewOrganizationAnswer },
        },
      },
      async (request, reply) => {
        const { name, owner } = request.body
        const asked = { ...settingsIn(request.body), name, owner }
        const made = await addOrganization(deps, actorOf(request, callerOf(request)), asked)
        return reply.code(201).send(presentMade(made))
      },
    )
    app.patch(
      '/organizations/:id',
      {
        config: WRITES,
        schema: {
          tags,
          operationId: 'updateOrganization',
          summary: 'Change an organization',
          description: 'What is absent stays as it is.',
          params,
          body: SettingsBody,
          response: { 200: OrganizationBody },
        },
      },
      async (request) => {
        const asked = { id: request.params.id, settings: settingsIn(request.body) }
        return presentOrganization(await changeOrganization(deps, actorOf(request, callerOf(request)), asked))
      },
    )
  }

async function showMade({ db }: OrganizationDeps, id: string) {
  const made = await findMade(db, id)
  if (made === undefined) throw notFound('Organization')
  return presentMade({ ...made, oneTimePassword: null })
}

function settingsIn(body: z.infer<typeof SettingsBody>) {
  return {
    name: body.name,
    rateLimitPerMinute: body.rate_limit_per_minute,
    receiptChecksPerMonth: body.receipt_checks_per_month,
    retentionDays: body.retention_days,
    servicePrices: body.service_prices,
    features: body.features,
    movedAreaCounts: body.moved_area_counts,
  }
}
