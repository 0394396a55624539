import { recordAct } from '../features/audit/door.ts'
import { forgetFace } from '../features/duplicate-faces/forget-face.ts'
import { beforeDecision } from '../features/reviews/dealing/before-decision.ts'
import { readWatches } from '../features/screening/read-watches.ts'
import { forgetPicture } from '../features/seen-pictures/forget-picture.ts'
import { createRedactFiles } from '../features/uploads/redact-files.ts'
import { createBatchCreator } from '../features/verifications/creation/create-batch.ts'
import {
  createVerificationCreator,
  createVerificationTrial,
} from '../features/verifications/creation/create-verification.ts'
import { registerDecisionJob } from '../features/verifications/decisions/apply-decision.ts'
import { decisionRoutes } from '../features/verifications/decisions/routes.ts'
import { draftRoutes } from '../features/verifications/drafts/routes.ts'
import { createChangeFeed } from '../features/verifications/event-stream/change-feed.ts'
import { eventStreamRoutes } from '../features/verifications/event-stream/routes.ts'
import { eventRoutes } from '../features/verifications/events/routes.ts'
import { moveRoutes } from '../features/verifications/moves/routes.ts'
import { redactExpired } from '../features/verifications/redaction/redact-expired.ts'
import type { RedactCopies } from '../features/verifications/redaction/redact-verification.ts'
import { verificationRoutes } from '../features/verifications/routes.ts'
import type { PrepareAddition } from '../features/verifications/runs/addition.ts'
import { runJob } from '../features/verifications/runs/run-job.ts'
import { registerRunJob } from '../features/verifications/runs/run-verification.ts'
import { samePersonRoutes } from '../features/verifications/same-person/routes.ts'
import { searchRoutes } from '../features/verifications/search/routes.ts'
import type { ServiceRegistry } from '../features/verifications/service-registry.ts'
import { serviceRoutes } from '../features/verifications/service-routes.ts'
import { createDropTables, registerTableDeletion } from '../features/verifications/tables/keep-tables.ts'
import { tableRoutes } from '../features/verifications/tables/routes.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import type { Ground } from './ground.ts'
import { type Part, sweep } from './part.ts'

const FEED_MS = 500

/** What the calls about verifications share. */
export type Calls = ReturnType<typeof openCalls>

export function openCalls(
  { config, db, jobs, keyring, logger, webhookAllow, ...ground }: Ground,
  services: ServiceRegistry,
) {
  const run = runJob(config.workerConcurrency)
  const dropTables = createDropTables({ jobs })
  const creation = { db, jobs, keyring, runJob: run, logger }
  return {
    ...creation,
    ...ground.links,
    exportSigner: ground.exportSigner,
    services,
    serviceName: services.nameOf,
    recordAct,
    beforeDecision,
    undoSeconds: config.undoSeconds,
    leaseMinutes: config.caseLeaseMinutes,
    samePersonKey: deriveKey(ground.masterKey, 'same-persons:1'),
    webhookAllow,
    redactFiles: createRedactFiles({ jobs }),
    forgetRun: [forgetFace, forgetPicture, dropTables],
    readWatches,
    dropTables,
    create: createVerificationCreator(creation),
    tryOut: createVerificationTrial(creation),
    createBatch: createBatchCreator(creation),
  }
}

interface VerificationOptions {
  readonly ground: Ground
  readonly calls: Calls
  readonly prepareAddition: PrepareAddition
  /** Of all parts that keep copies. */
  readonly redactCopies: readonly RedactCopies[]
}

/** Verifications: made, run, moved on by people, found, redacted. */
export function openVerifications({ ground, calls, prepareAddition, redactCopies }: VerificationOptions): Part {
  const { db, storage, logger } = ground
  const deps = { ...calls, storage, redactCopies: [...redactCopies, calls.dropTables] }
  const feed = createChangeFeed({ db, everyMs: FEED_MS, onError: (err) => logger.error({ err }, 'events.failed') })
  const onError = (verificationId: string, err: unknown) =>
    logger.error({ verification_id: verificationId, err }, 'retention.redaction_failed')
  return {
    routes: [
      tableRoutes(deps),
      serviceRoutes({ db, services: calls.services }),
      eventStreamRoutes({ db, authenticate: ground.authenticate, feed, heartbeatMs: ground.heartbeatMs }),
      ...[verificationRoutes, searchRoutes, draftRoutes, moveRoutes, eventRoutes, samePersonRoutes, decisionRoutes].map(
        (routes) => routes(deps),
      ),
    ],
    jobs() {
      registerRunJob({ ...calls, storage, prepareAddition }, calls.runJob)
      registerDecisionJob(calls)
      registerTableDeletion({ ...calls, storage })
    },
    close: () => feed.stop(),
    chores: [sweep({ logger, name: 'verifications', work: (signal) => redactExpired({ ...deps, onError }, signal) })],
  }
}
