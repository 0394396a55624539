import type { Config } from '../config.ts'
import { createAccessTokens } from '../features/access/access-token.ts'
import { createAuthenticate } from '../features/access/authenticate.ts'
import type { RateLimiter } from '../features/limits/rate-limiter.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import { createKeyring } from '../platform/encryption/keyring.ts'
import { createJobs } from '../platform/jobs/create-jobs.ts'
import type { Logger } from '../platform/logging/logger.ts'
import { openOutbound } from '../platform/outbound/fetch-public.ts'
import { createUrlSigner, type UrlSigner } from '../platform/storage/signed-url.ts'
import type { Verifier } from '../verifiers/verifier.ts'
import { type Engines, openEngines } from './engines.ts'
import { type Foundation, openFiles } from './foundation.ts'
import { openMasterKey } from './master-key.ts'
import type { Part } from './part.ts'

export interface PlatformOptions {
  readonly config: Config
  readonly logger: Logger
  readonly foundation: Foundation
  /** In place of the product's own services: for tests that need a slow or a failing one. */
  readonly verifiers?: readonly Verifier[]
  /** How often lists are looked at for another version; for tests that wait for it. Default 15 s. */
  readonly listsPollMs?: number
  /** How often streams of events look whether their session still stands; for tests. Default 15 s. */
  readonly heartbeatMs?: number
  /** In place of engines of its own, and left open: for tests that start one platform after the other. */
  readonly engines?: Engines
  /** In place of the shared count: for a bench that measures what it costs. */
  readonly limiter?: RateLimiter
}

const LISTS_POLL_MS = 15_000
const HEARTBEAT_MS = 15_000

/** What all parts stand on: settings, keys, database, storage, queue, engines. */
export type Ground = Awaited<ReturnType<typeof openGround>>

export async function openGround({ config, logger, foundation, listsPollMs = LISTS_POLL_MS, ...own }: PlatformOptions) {
  const { db, databaseUrl } = foundation
  const masterKey = await openMasterKey(config)
  const engines = own.engines ?? (await openEngines(config))
  const tokens = createAccessTokens({ keys: [{ id: '1', key: deriveKey(masterKey, 'access-tokens:1') }] })
  const signerOf = (purpose: string): UrlSigner =>
    createUrlSigner({ keys: [{ id: '1', key: deriveKey(masterKey, `signed-url:${purpose}:1`) }] })
  // Without PUBLIC_URL it is known only when the server listens.
  const address = { url: config.publicUrl ?? '' }
  return {
    config,
    logger,
    db,
    masterKey,
    engines,
    tokens,
    address,
    listsPollMs,
    heartbeatMs: own.heartbeatMs ?? HEARTBEAT_MS,
    keyring: createKeyring({ masterKey }),
    storage: await openFiles(config),
    jobs: createJobs({ url: databaseUrl, applicationName: `absah ${config.role} queue`, log: logger }),
    outbound: openOutbound({ allow: config.webhookAllow }),
    authenticate: createAuthenticate({ db, tokens }),
    webhookAllow: config.webhookAllow,
    links: { signer: signerOf('files'), publicUrl: () => address.url },
    exportSigner: signerOf('exports'),
    areEnginesOwn: own.engines === undefined,
  }
}

/** The ground as a part: nothing but what has to be closed, after all the others. */
export function groundPart({ outbound, engines, areEnginesOwn }: Ground): Part {
  return {
    async close() {
      await outbound.close()
      if (areEnginesOwn) await engines.close()
    },
  }
}
