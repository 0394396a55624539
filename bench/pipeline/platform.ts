import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uploadFiles } from '../../clients/typescript/src/upload-files.ts'
import { openServer } from '../../src/cli/open-server.ts'
import { openFoundation } from '../../src/compose/foundation.ts'
import { composePlatform, type PlatformOptions } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { createApiKey } from '../../src/features/access/create-api-key.ts'
import { createOrganization } from '../../src/features/access/create-organization.ts'
import { topUp } from '../../src/features/credits/door.ts'
import { updateSettings } from '../../src/features/organizations/store.ts'
import { type Db, inTransaction } from '../../src/platform/database/database.ts'
import { createKeyring, type Keyring } from '../../src/platform/encryption/keyring.ts'
import { loadOrCreateMasterKey } from '../../src/platform/encryption/master-key.ts'
import { createLogger } from '../../src/platform/logging/logger.ts'

export interface BenchPlatform {
  readonly url: string
  readonly databaseUrl: string
  readonly db: Db
  readonly keyring: Keyring
  readonly key: string
  readonly folderId: string
  /** Answers the path to use in a verification. */
  upload(file: URL): Promise<string>
  /** Another node in this process, on the same database. Answers its address; it stops with this one. */
  addNode(parts: OwnParts): Promise<string>
  /** A key of another organization, with this many requests a minute. */
  createLimitedKey(rateLimitPerMinute: number): Promise<string>
  stop(): Promise<void>
}

type OwnParts = Pick<PlatformOptions, 'verifiers' | 'limiter'>

/** A platform in a temporary folder, with a key and a folder; `role: 'api'` takes requests in and works on none. */
export async function startBenchPlatform({
  role,
  rateLimit = 1_000_000,
  ...own
}: OwnParts & { readonly role: 'all' | 'api'; readonly rateLimit?: number }): Promise<BenchPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'absah-bench-'))
  const logger = createLogger('silent')
  const env = { ABSAH_DATA: folder, PORT: '0', ABSAH_ROLE: role, ABSAH_ACCEPT_SPECIMENS: 'true' }
  const config = readConfig({ ...env, ABSAH_STOP_GRACE_SECONDS: '0', ABSAH_RATE_LIMIT: String(rateLimit) })
  const foundation = await openFoundation(config, logger)
  const parts = { config, logger, foundation }
  const first = await composePlatform({ ...parts, ...own })
  const nodes = [first]
  const createKey = (rateLimitPerMinute: number | null) =>
    inTransaction(foundation.db, async (tx) => {
      const place = await createOrganization(tx, 'Bench')
      const none = { receiptChecksPerMonth: null, retentionDays: null, featuresOff: [], movedAreaCounts: false }
      await updateSettings(tx, place.organizationId, { name: 'Bench', rateLimitPerMinute, ...none })
      await topUp(tx, { ...place, groupId: null, amount: 1_000_000_000, note: 'bench' })
      return createApiKey(tx, { ...place, mode: 'live', name: 'bench' })
    })
  const key = await createKey(null)
  const url = await first.start()
  const created = await fetch(`${url}/folders`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench' }),
  })
  const { id: folderId } = (await created.json()) as { id: string }
  return {
    url,
    databaseUrl: foundation.databaseUrl,
    db: foundation.db,
    keyring: createKeyring({ masterKey: await loadOrCreateMasterKey(join(folder, 'master.key')) }),
    key,
    folderId,
    async upload(file) {
      const bytes = Uint8Array.from(await readFile(file))
      const uploaded = await uploadFiles(openServer({ url, key }), [{ name: 'ktp.jpg', bytes }])
      const path = uploaded.files[0]?.path ?? ''
      return path
    },
    async addNode(ownParts) {
      const node = await composePlatform({ ...parts, ...ownParts })
      nodes.push(node)
      return node.start()
    },
    createLimitedKey: createKey,
    async stop() {
      for (const node of nodes) await node.stop()
      await foundation.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
