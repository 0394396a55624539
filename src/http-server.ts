import type { FastifyPluginAsync } from 'fastify'
import packageJson from '../package.json' with { type: 'json' }
import type { Authenticate } from './features/access/authenticate.ts'
import { guardRoutes } from './features/access/guard-routes.ts'
import { receiptErrorShape } from './features/receipts/error-shape.ts'
import type { DescribedService } from './http-server/add-services.ts'
import { addDashboard } from './http-server/dashboard/add-dashboard.ts'
import type { Dashboard } from './http-server/dashboard/open-dashboard.ts'
import { describeApi } from './http-server/document.ts'
import { addFrontPage } from './http-server/front-page.ts'
import { createHttpApp, type HttpApp } from './platform/http/app.ts'
import { collectConfigs } from './platform/http/document/route-configs.ts'
import { type PublishedFile, publishFile, sendPublished } from './platform/http/published-file.ts'
import { addReference } from './platform/http/reference.ts'
import { REFERENCE_PREFIX } from './platform/http/reference-page.ts'
import type { Logger } from './platform/logging/logger.ts'

export interface HttpServerDeps {
  readonly logger: Logger
  readonly trustProxy: boolean
  readonly authenticate: Authenticate
  /** Adds hooks that must see every route. */
  readonly prepare: (app: HttpApp) => void
  readonly routes: readonly FastifyPluginAsync[]
  readonly dashboard: Dashboard
  /** What the document says of `configuration` and `output`. */
  readonly services: readonly DescribedService[]
  /** How each bank was when it was last asked: told, and never a reason to be unwell. */
  readonly tellBanks: () => readonly object[]
  /** What is not ready, in words; empty when the server can do its work. */
  readonly findUnready: () => Promise<readonly string[]>
}

const DESCRIPTION = `Checks identity cards and more: upload a file, create a verification, be told by a signed webhook.
Every call takes an API key in \`X-API-Key\` (or as \`Authorization: Bearer\`), or the access token of a user who signed
in as \`Authorization: Bearer\`; a user picks test data by \`X-Absah-Mode: test\`, a group by \`X-Branch-Id\`, and a
SUPER_ADMIN the organization by \`X-Absah-Organization\`. Lists answer \`total\` and \`items\`.
A POST that is sent again with the same \`Idempotency-Key\` within 24 hours is done once and answered alike.`

/** The HTTP server with every route: the reference first, so that it sees them all. */
export async function createHttpServer(deps: HttpServerDeps): Promise<HttpApp> {
  const app = createHttpApp({
    logger: deps.logger,
    trustProxy: deps.trustProxy,
    requestTimeoutMs: 30_000,
    requestTimeoutMsMax: 300_000,
    bodyBytesMax: 1024 * 1024,
    errorShapes: [receiptErrorShape],
  })
  guardRoutes(app, { authenticate: deps.authenticate, openPrefix: REFERENCE_PREFIX })
  deps.prepare(app)
  const configs = collectConfigs(app)
  await addReference(app, {
    title: 'Absah Verification API',
    version: packageJson.version,
    description: DESCRIPTION,
    tags: [
      { name: 'Services', description: 'What can be verified, and at which price' },
      { name: 'Folders', description: 'Where verifications are kept' },
      { name: 'Uploads', description: 'Files that verifications work on' },
      { name: 'Verifications', description: 'One run of one service' },
      { name: 'Cases', description: 'What waits for a person: the desk of reviewers' },
      { name: 'Exports', description: 'Copies to take away, as a workbook or as JSON' },
      { name: 'Webhooks', description: 'What was told, to whom, and how it was answered' },
      { name: 'Receipts', description: 'Did a payment happen? Asked of the bank itself (calls below `/api/v1`)' },
      {
        name: 'Screening',
        description: 'Names screened against lists of sanctions and political office, and who decides',
      },
      { name: 'Duplicate faces', description: 'The same face under several names: off until an owner turns it on' },
      { name: 'Credits', description: 'Balances and the ledger they are the sum of' },
      { name: 'Organizations', description: 'What a SUPER_ADMIN sets for each: prices, limits, retention' },
      { name: 'Access', description: 'Signing in, groups, users, API keys, and the log of who did and saw what' },
    ],
  })
  addFrontPage(app)
  addDashboard(app, deps.dashboard)
  addHealth(app, { ...deps, configs })
  for (const routes of deps.routes) await app.register(routes)
  return app
}

interface HealthDeps extends Pick<HttpServerDeps, 'findUnready' | 'tellBanks' | 'services'> {
  readonly configs: ReturnType<typeof collectConfigs>
}

function addHealth(app: HttpApp, { findUnready, tellBanks, services, configs }: HealthDeps): void {
  const hidden = { config: { permission: 'public' as const }, schema: { hide: true } }
  let document: PublishedFile | undefined
  app.get('/openapi.json', hidden, async (request, reply) => {
    document ??= publishFile(
      'application/json; charset=utf-8',
      JSON.stringify(describeApi(app.swagger(), configs, services)),
    )
    return sendPublished(document, { request, reply })
  })
  app.get('/healthz', hidden, async () => ({ status: 'ok', banks: tellBanks() }))
  app.get('/readyz', hidden, async (_request, reply) => {
    const unready = await findUnready()
    return reply
      .code(unready.length === 0 ? 200 : 503)
      .send({ status: unready.length === 0 ? 'ok' : 'not ready', unready })
  })
}
