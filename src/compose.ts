import { addHooks } from './compose/add-hooks.ts'
import { administrationRoutes } from './compose/administration.ts'
import { openDuplicateFaces } from './compose/duplicate-faces.ts'
import { type Engines, openEngines } from './compose/engines.ts'
import { type Foundation, openFiles } from './compose/foundation.ts'
import { keepLists } from './compose/keep-lists.ts'
import { startMaintenance } from './compose/maintenance.ts'
import { attemptKeyOf, openMasterKey } from './compose/master-key.ts'
import { openOidc } from './compose/open-oidc.ts'
import { openReceipts } from './compose/receipts.ts'
import { screeningRoutes } from './compose/screening-routes.ts'
import { openWebhooks } from './compose/webhooks.ts'
import type { Config } from './config.ts'
import { createLiveScreening } from './engines/screening/live-screening.ts'
import { createAccessTokens } from './features/access/access-token.ts'
import { createAuthenticate } from './features/access/authenticate.ts'
import { sessionRoutes } from './features/access/sessions/routes.ts'
import { recordAct } from './features/audit/record-act.ts'
import { forgetFace } from './features/duplicate-faces/forget-face.ts'
import { createRedactExports, registerExportJobs } from './features/exports/jobs.ts'
import { exportRoutes } from './features/exports/routes.ts'
import { folderRoutes } from './features/folders/routes.ts'
import { forgetRequests } from './features/idempotency/forget-requests.ts'
import type { RateLimiter } from './features/limits/rate-limiter.ts'
import { doMovedAreasCount } from './features/organizations/store.ts'
import { redactReceipts } from './features/receipts/redact-check.ts'
import { receiptRoutes } from './features/receipts/routes.ts'
import { createOwnLists } from './features/screening/blocklists/own-lists.ts'
import { readWatches } from './features/screening/read-watches.ts'
import { createRecall } from './features/screening/recall-decisions.ts'
import { redactScreening } from './features/screening/redact-screening.ts'
import type { FileUrlDeps } from './features/uploads/file-url.ts'
import { createRedactFiles, registerContentDeletion } from './features/uploads/redact-files.ts'
import { uploadRoutes } from './features/uploads/routes.ts'
import { createBatchCreator } from './features/verifications/creation/create-batch.ts'
import {
  createVerificationCreator,
  createVerificationTrial,
} from './features/verifications/creation/create-verification.ts'
import { draftRoutes } from './features/verifications/drafts/routes.ts'
import { eventRoutes } from './features/verifications/events/routes.ts'
import { moveRoutes } from './features/verifications/moves/routes.ts'
import type { RedactCopies } from './features/verifications/redaction/redact-verification.ts'
import { verificationRoutes } from './features/verifications/routes.ts'
import { runJob } from './features/verifications/runs/run-job.ts'
import { registerRunJob } from './features/verifications/runs/run-verification.ts'
import { hasOpenVerifications } from './features/verifications/search/has-open-verifications.ts'
import { searchRoutes } from './features/verifications/search/routes.ts'
import { createServiceRegistry } from './features/verifications/service-registry.ts'
import { serviceRoutes } from './features/verifications/service-routes.ts'
import { redactDeliveries } from './features/webhooks/trail/redact-deliveries.ts'
import { createHttpServer } from './http-server.ts'
import type { Db } from './platform/database/database.ts'
import { isReachable } from './platform/database/is-reachable.ts'
import { deriveKey } from './platform/encryption/derive-key.ts'
import { createKeyring } from './platform/encryption/keyring.ts'
import type { HttpApp } from './platform/http/app.ts'
import { createJobs } from './platform/jobs/create-jobs.ts'
import type { Repeated } from './platform/jobs/repeat.ts'
import type { Logger } from './platform/logging/logger.ts'
import { openOutbound } from './platform/outbound/fetch-public.ts'
import { createUrlSigner } from './platform/storage/signed-url.ts'
import { aml } from './verifiers/aml/index.ts'
import { ktp } from './verifiers/ktp/index.ts'
import { receipt } from './verifiers/receipt/index.ts'
import type { Verifier } from './verifiers/verifier.ts'

const LISTS_POLL_MS = 15_000

/** A whole node: what it serves and what it works on follows from its role. */
export interface Platform {
  readonly http: HttpApp
  /** Begins to work and to listen. Answers the address clients reach it at. */
  start(): Promise<string>
  /** Drains requests, ends or hands back jobs, closes everything but the foundation. */
  stop(): Promise<void>
}

export interface Parts {
  readonly config: Config
  readonly logger: Logger
  readonly foundation: Foundation
  /** In place of the product's own services: for tests that need a slow or a failing one. */
  readonly verifiers?: readonly Verifier[]
  /** How often lists are looked at for another version; for tests that wait for it. */
  readonly listsPollMs?: number
  /** In place of engines of its own, and left open: for tests that start one platform after the other. */
  readonly engines?: Engines
  /** In place of the shared count: for a bench that measures what it costs. */
  readonly limiter?: RateLimiter
}

/** The only place that names implementations: config in, running objects out. */
export async function composePlatform(parts: Parts): Promise<Platform> {
  const { config, logger, foundation } = parts
  const { db } = foundation
  const base = await openBase(parts)
  const { jobs, keyring, storage, outbound, services, tokens, attemptKey, oidc, receipts } = base
  const run = runJob(config.workerConcurrency)
  registerJobs({ db, logger, base, run })

  let chores: Repeated | null = null
  let address = config.publicUrl ?? ''
  let isStopping = false
  const authenticate = createAuthenticate({ db, tokens })
  const links = { signer: base.signer, publicUrl: () => address }
  const { verifications, creators } = openVerifications({ db, logger, base, run, links })
  const watched = { ...verifications, ...base.screener, outbound, logger, pollMs: parts.listsPollMs ?? LISTS_POLL_MS }
  const lists = config.role === 'api' ? null : keepLists(watched)
  const http = await createHttpServer({
    logger,
    trustProxy: config.trustProxy,
    authenticate,
    prepare: (app) =>
      addHooks(app, { db, logger, fingerprintKey: base.fingerprintKey, limiter: parts.limiter ?? config.rateLimit }),
    routes: [
      sessionRoutes({ db, tokens, recordAct, attemptKey, oidc }),
      ...administrationRoutes(db, services, attemptKey),
      serviceRoutes({ db, services }),
      receiptRoutes(receipts),
      folderRoutes({ db, hasOpenVerifications }),
      uploadRoutes({ db, keyring, storage, documents: base.engines.documents, authenticate, ...links }),
      verificationRoutes({ ...verifications, ...creators }),
      ...screeningRoutes({ ...verifications, ...creators, screener: base.screener }),
      ...[searchRoutes, draftRoutes, moveRoutes, eventRoutes].map((routes) => routes(verifications)),
      exportRoutes({ ...verifications, storage, authenticate }),
      ...openWebhooks({ db, jobs, keyring, outbound, logger, webhookAllow: base.webhookAllow }),
    ],
    tellBanks: receipts.tellBanks,
    findUnready: async () => (isStopping ? ['The server is stopping'] : await findMissing(db)),
  })

  return {
    http,
    async start() {
      await jobs.start({ work: config.role !== 'api' })
      if (config.role !== 'api') chores = startMaintenance(verifications, logger)
      if (config.role === 'worker') return ''
      const listening = await http.listen({ host: config.host, port: config.port })
      if (config.publicUrl === null) address = listening
      return address
    },
    async stop() {
      isStopping = true
      await Promise.all([lists?.stop(), chores?.stop()])
      await Promise.all([http.close(), jobs.stop({ graceMs: config.stopGraceSeconds * 1000 })])
      await Promise.all([base.ownEngines, outbound, receipts, oidc].map((each) => each?.close()))
    },
  }
}

async function findMissing(db: Db): Promise<string[]> {
  return (await isReachable(db)) ? [] : ['The database does not answer']
}

/** What workers do. */
function registerJobs({ db, logger, base, run }: Omit<VerificationParts, 'links'>): void {
  const { jobs, keyring, storage, services, prepareAddition } = base
  registerContentDeletion({ db, jobs, storage })
  registerExportJobs({ db, jobs, keyring, storage, services })
  registerRunJob({ db, jobs, keyring, storage, services, serviceName: services.nameOf, logger, prepareAddition }, run)
}

interface VerificationParts {
  readonly db: Db
  readonly logger: Logger
  readonly base: Awaited<ReturnType<typeof openBase>>
  readonly run: ReturnType<typeof runJob>
  readonly links: FileUrlDeps
}

const forgetRequestsAbout: RedactCopies = (tx, { verificationId }) => forgetRequests(tx, [verificationId])

/** What the calls about verifications share. */
function openVerifications({ db, logger, base, run, links }: VerificationParts) {
  const { jobs, keyring, services, webhookAllow } = base
  const creation = { db, jobs, keyring, runJob: run, logger }
  return {
    creators: {
      create: createVerificationCreator(creation),
      tryOut: createVerificationTrial(creation),
      createBatch: createBatchCreator(creation),
    },
    verifications: {
      ...{ db, jobs, keyring, services, serviceName: services.nameOf, runJob: run, recordAct, webhookAllow, ...links },
      redactFiles: createRedactFiles({ jobs }),
      exportSigner: base.exportSigner,
      // Every feature that keeps copies of a verification has its line here.
      redactCopies: [
        ...[redactDeliveries, redactScreening, redactReceipts, forgetFace, forgetRequestsAbout],
        createRedactExports({ jobs }),
      ],
      forgetRun: forgetFace,
      personKey: base.personKey,
      readWatches,
    },
  }
}

/** What the features stand on: keys, storage, the queue, engines and the services made of them. */
async function openBase(parts: Parts) {
  const { config, logger, foundation, verifiers, listsPollMs = LISTS_POLL_MS } = parts
  const masterKey = await openMasterKey(config)
  const { webhookAllow } = config
  const engines = parts.engines ?? (await openEngines(config))
  const { documents, ocr, faces, faceLimits } = engines
  const screening = createLiveScreening({
    db: foundation.db,
    pollMs: listsPollMs,
    onError: (error) => logger.error({ err: error }, 'lists.not_loaded'),
  })
  const keyring = createKeyring({ masterKey })
  const personKey = deriveKey(masterKey, 'screened-persons:1')
  const recall = createRecall(foundation.db, personKey)
  const screener = {
    screening,
    staleAfterDays: config.listsStaleDays,
    recall,
    own: createOwnLists({ db: foundation.db, keyring }),
  }
  const jobs = createJobs({ url: foundation.databaseUrl, applicationName: `absah ${config.role} queue`, log: logger })
  const referenceKey = deriveKey(masterKey, 'receipts:1')
  const receipts = openReceipts({ config, db: foundation.db, keyring, jobs, logger, documents, ocr, referenceKey })
  const { acceptSpecimens, faceFalseMatchRate: falseMatchRate } = config
  const doMovesCount = (organizationId: string) => doMovedAreasCount(foundation.db, organizationId)
  const card = ktp({ ocr, documents, faces, faceLimits, falseMatchRate, acceptSpecimens, screener, doMovesCount })
  const own = [card, aml(screener), receipt(receipts.search)]
  return {
    keyring,
    tokens: createAccessTokens({ keys: [{ id: '1', key: deriveKey(masterKey, 'access-tokens:1') }] }),
    attemptKey: attemptKeyOf(masterKey),
    fingerprintKey: deriveKey(masterKey, 'idempotency:1'),
    signer: createUrlSigner({ keys: [{ id: '1', key: deriveKey(masterKey, 'signed-url:files:1') }] }),
    exportSigner: createUrlSigner({ keys: [{ id: '1', key: deriveKey(masterKey, 'signed-url:exports:1') }] }),
    storage: await openFiles(config),
    jobs,
    receipts,
    outbound: openOutbound({ allow: webhookAllow }),
    oidc: openOidc(config, masterKey),
    services: createServiceRegistry(verifiers ?? own, config.servicesOff),
    webhookAllow,
    personKey,
    prepareAddition: openDuplicateFaces({ db: foundation.db, keyring, masterKey, limits: faceLimits }),
    screener,
    engines,
    ownEngines: parts.engines === undefined ? engines : null,
  }
}
