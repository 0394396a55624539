import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { banks } from '../src/banks/index.ts'
import { type Engines, openEngines } from '../src/compose/engines.ts'
import { composePlatform } from '../src/compose.ts'
import { type Config, readConfig } from '../src/config.ts'
import type { Mode } from '../src/features/access/caller.ts'
import { createApiKey } from '../src/features/access/create-api-key.ts'
import { createOrganization } from '../src/features/access/create-organization.ts'
import type { GuardedRoute } from '../src/features/access/guard-routes.ts'
import { topUp } from '../src/features/credits/door.ts'
import { inTransaction } from '../src/platform/database/database.ts'
import { createLogger } from '../src/platform/logging/logger.ts'
import type { Verifier } from '../src/verifiers/verifier.ts'
import type { TestDatabase } from './database.ts'

export interface TestPlatformOptions {
  readonly database: TestDatabase
  readonly settings?: Readonly<Record<string, string>>
  readonly verifiers?: readonly Verifier[]
  readonly listsPollMs?: number
  readonly heartbeatMs?: number
  /** Folder and master key of an earlier platform on the same database. */
  readonly home?: TestHome
}

/** What a platform keeps beside its database. */
export interface TestHome {
  readonly folder: string
  readonly masterKey: string
}

export interface TestTenant {
  readonly organizationId: string
  readonly groupId: string
  readonly liveKey: string
  readonly testKey: string
}

export interface TestPlatform {
  readonly url: string
  readonly home: TestHome
  /** Every route of the server, from the server. */
  readonly routes: readonly GuardedRoute[]
  /** Every log line so far, as text. */
  logs(): string
  /** An organization of its own, with credits and keys. */
  createTenant(options?: { readonly credits?: number }): Promise<TestTenant>
  stop(): Promise<void>
}

export async function makeHome(): Promise<TestHome> {
  return { folder: await mkdtemp(join(tmpdir(), 'absah-test-')), masterKey: randomBytes(32).toString('base64') }
}

/** The settings under which a process serves `home` on the test database. */
export function settingsOf(database: TestDatabase, home: TestHome): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    ABSAH_MASTER_KEY: home.masterKey,
    ABSAH_DATA: home.folder,
    ABSAH_WEBHOOK_ALLOW: '127.0.0.1/32:*',
    ABSAH_ACCEPT_SPECIMENS: 'true',
    // Each new connection costs the server what ten statements cost.
    ABSAH_DATABASE_CONNECTIONS: '4',
    PORT: '0',
    ...NO_BANK,
  }
}

/** No test ever asks a real bank: where none is set, nobody listens. */
const NO_BANK = Object.fromEntries(
  banks.flatMap(({ code, lookups }) =>
    lookups.map(({ name }) => [`ABSAH_BANK_${code}_${name}_ORIGIN`.toUpperCase(), 'http://127.0.0.1:9']),
  ),
)

/** The whole platform in this process, on a test database and a free port. Call `stop` before the database's `drop`. */
export async function startPlatform(options: TestPlatformOptions): Promise<TestPlatform> {
  const { database } = options
  const home = options.home ?? (await makeHome())
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const config = readConfig({ ...settingsOf(database, home), ABSAH_STOP_GRACE_SECONDS: '5', ...options.settings })
  const foundation = { db: database.db, databaseUrl: database.url, close: async () => undefined }
  const { verifiers, listsPollMs, heartbeatMs } = options
  const platform = await composePlatform({
    ...{ config, logger: createLogger('debug', sink), foundation },
    // A home of the test's own may hold models of its own.
    ...(options.home === undefined ? { engines: await sharedEngines(config) } : {}),
    ...(verifiers === undefined ? {} : { verifiers }),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    ...(listsPollMs === undefined ? {} : { listsPollMs }),
  })
  const url = await platform.start()
  return {
    url,
    home,
    routes: platform.http.guardedRoutes,
    logs: () => lines.join(''),
    createTenant: ({ credits = 1_000 } = {}) => createTenant(database, credits),
    async stop() {
      await platform.stop()
      if (options.home === undefined) await rm(home.folder, { recursive: true, force: true })
    },
  }
}

let engines: Promise<Engines> | undefined

/** Of all platforms in this process, and gone with it: a decoder or a net takes a second to start. */
function sharedEngines(config: Config): Promise<Engines> {
  engines ??= openEngines(config)
  return engines
}

function createTenant(database: TestDatabase, credits: number): Promise<TestTenant> {
  return inTransaction(database.db, async (tx) => {
    const place = await createOrganization(tx, 'Organisasi Contoh')
    if (credits > 0) await topUp(tx, { ...place, groupId: null, amount: credits, note: 'test' })
    const keyOf = (mode: Mode) => createApiKey(tx, { ...place, mode, name: `${mode} key` })
    return { ...place, liveKey: await keyOf('live'), testKey: await keyOf('test') }
  })
}
