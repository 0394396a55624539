import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordAct } from '../src/features/audit/door.ts'
import { createRedactFiles, registerContentDeletion } from '../src/features/uploads/redact-files.ts'
import { sweepOrphans } from '../src/features/uploads/sweep-orphans.ts'
import { type ExpiryDeps, redactExpired } from '../src/features/verifications/redaction/redact-expired.ts'
import { inTransaction } from '../src/platform/database/database.ts'
import { createJobs } from '../src/platform/jobs/create-jobs.ts'
import type { Jobs } from '../src/platform/jobs/jobs.ts'
import { createLogger } from '../src/platform/logging/logger.ts'
import { openLocalStorage } from '../src/platform/storage/local-storage.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { makeHome, startPlatform, type TestHome, type TestPlatform, type TestTenant } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf, until } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let home: TestHome
let platform: TestPlatform
let tenant: TestTenant
let jobs: Jobs
let key: TestClient
let owner: TestClient
let folderId: string

const start = () => startPlatform({ database, home, verifiers: [testVerifier({ current: endAsNoted })] })

beforeAll(async () => {
  database = await createTestDatabase()
  home = await makeHome()
  platform = await start()
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  const user = { role: 'ORGANIZATION_OWNER', organizationId: tenant.organizationId, groupId: null } as const
  owner = clientOf(platform.url, await signIn(platform.url, await makeUser(database, user)))
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
  const log = createLogger('silent')
  jobs = createJobs({ url: database.url, applicationName: 'the test queue', log })
  registerContentDeletion({
    db: database.db,
    jobs,
    storage: await openLocalStorage({ folder: `${home.folder}/files` }),
  })
  await jobs.start({ work: false })
})
afterAll(async () => {
  await jobs.stop({ graceMs: 0 })
  await platform.stop()
  await database.drop()
})

const turn = () => new Promise((resolve) => setImmediate(resolve))

const failures: string[] = []
/** What a worker does by the clock, at hand. */
function work(changes: Partial<ExpiryDeps> = {}): ExpiryDeps {
  const onError = (id: string) => failures.push(id)
  return { db: database.db, redactFiles: createRedactFiles({ jobs }), redactCopies: [], recordAct, onError, ...changes }
}

async function upload(): Promise<{ path: string; url: string; id: string }> {
  const { body } = await key.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 }) }])
  const [file] = body.files
  return { ...file, id: new URL(file.url).pathname.replace('/files/', '') }
}

function create(paths: readonly string[], note?: string) {
  const files = paths.length === 0 ? {} : { files: { picture: paths } }
  const configuration = { colour: 'GREEN', ...files, ...(note === undefined ? {} : { note }) }
  return key.call('POST', '/verifications', { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration })
}

async function ended(paths: readonly string[] = [], note?: string): Promise<string> {
  const { id } = (await create(paths, note)).body
  await settledOf(key, id)
  return id
}

async function age(id: string, days: number): Promise<void> {
  await sql`UPDATE verifications SET end_date = now() - ${days} * interval '1 day' WHERE id = ${id}`.execute(
    database.db,
  )
}

async function keepFor(days: number | null): Promise<void> {
  await sql`UPDATE organizations SET retention_days = ${days} WHERE id = ${tenant.organizationId}`.execute(database.db)
}

async function redacted(ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT id FROM verifications
    WHERE id = ANY(${ids}::uuid[]) AND redacted_at IS NOT NULL`.execute(database.db)
  return found.rows.map((each) => each.id)
}

async function redactionsOf(id: string) {
  const { body: events } = await key.call('GET', `/verifications/${id}/events?page_size=100`)
  const { body: log } = await owner.call('GET', `/audit-log?action=verification.redacted&target_id=${id}`)
  return { events: events.items.filter((each: { kind: string }) => each.kind === 'REDACTED').length, acts: log.items }
}

async function makeOld(fileId: string): Promise<void> {
  await sql`UPDATE files SET created_at = now() - interval '25 hours' WHERE id = ${fileId}`.execute(database.db)
}

async function rowsOf(fileId: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM files WHERE id = ${fileId}`.execute(
    database.db,
  )
  return found.rows[0]?.count ?? 0
}

async function storedObjects(): Promise<number> {
  const found = await readdir(`${home.folder}/files`, { recursive: true, withFileTypes: true })
  return found.filter((each) => each.isFile()).length
}

it('redacts what ended longer ago than it is kept, once, and says that the system did', async () => {
  const file = await upload()
  const [old, young, stopped] = [await ended([file.path]), await ended(), await ended([], 'FRAUD_DETECTED')]
  await age(old, 31)
  await age(young, 29)
  await age(stopped, 31)

  expect(await redactExpired(work())).toBe(0)
  await keepFor(30)
  expect(await redactExpired(work())).toBe(1)
  expect(await redactExpired(work())).toBe(0)

  expect(await redacted([old, young, stopped])).toEqual([old])
  const { body } = await key.call('GET', `/verifications/${old}`)
  expect(body).toMatchObject({ status: 'COMPLETED', input_config: {}, output: {}, input_file_url: {} })
  expect((await fetch(file.url)).status).toBe(404)
  const { events, acts } = await redactionsOf(old)
  expect(events).toBe(1)
  expect(acts).toMatchObject([
    { actor: { kind: 'SYSTEM', id: null }, details: { by: 'retention', retention_days: 30 } },
  ])
  await keepFor(null)
})

it('redacts each once though several processes do it at once, in more than one batch', async () => {
  const one = await ended()
  const others = await sql<{ id: string }>`INSERT INTO verifications (id, organization_id, group_id, mode, folder_id,
      result_id, service_id, status, price, end_date)
    SELECT gen_random_uuid(), organization_id, group_id, mode, folder_id, result_id, service_id, status, 0,
      date_trunc('second', now()) - interval '40 days'
    FROM verifications, generate_series(1, 230) WHERE id = ${one} RETURNING id`.execute(database.db)
  await keepFor(30)

  const counts = await Promise.all([redactExpired(work()), redactExpired(work()), redactExpired(work())])

  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(230)
  const events = await sql<{ count: number }>`SELECT count(*)::int AS count FROM verification_events
    WHERE kind = 'REDACTED' AND verification_id = ANY(${others.rows.map((each) => each.id)}::uuid[])`.execute(
    database.db,
  )
  expect(events.rows[0]?.count).toBe(230)
  await keepFor(null)
})

it('goes past one that cannot be redacted, leaves nothing of it half done, and takes it the next time', async () => {
  const ids = [await ended(), await ended(), await ended()]
  for (const id of ids) await age(id, 400)
  await keepFor(365)
  const redactCopies = [
    async (_tx: unknown, { verificationId }: { readonly verificationId: string }) => {
      if (verificationId === ids[1]) throw new Error('the process was killed here')
    },
  ]

  expect(await redactExpired(work({ redactCopies }))).toBe(2)
  expect([failures, await redactionsOf(String(ids[1]))]).toEqual([[ids[1]], { events: 0, acts: [] }])
  expect(await redactExpired(work())).toBe(1)

  expect((await redacted(ids)).length).toBe(3)
  await keepFor(null)
})

it('deletes files that nothing was made of in a day: first the bytes, then the row and the upload', async () => {
  const [unused, used, young] = [await upload(), await upload(), await upload()]
  await ended([used.path])
  for (const { id } of [unused, used]) await makeOld(id)
  const before = await storedObjects()

  expect(await sweepOrphans(work())).toBe(1)

  expect((await fetch(unused.url)).status).toBe(404)
  expect((await create([unused.path])).status).toBe(404)
  while ((await rowsOf(unused.id)) > 0) await turn()
  expect(await storedObjects()).toBe(before - 1)
  expect([(await fetch(used.url)).status, (await fetch(young.url)).status]).toEqual([200, 200])
  const uploads =
    await sql`SELECT FROM uploads u WHERE NOT EXISTS (SELECT FROM files f WHERE f.upload_id = u.id)`.execute(
      database.db,
    )
  expect(uploads.rows.length).toBe(0)
})

it('deletes every file of an upload, and the upload with the last', async () => {
  const { body } = await key.upload(
    Array.from({ length: 6 }, (_, index) => ({ name: `${index}.png`, bytes: pngOf({ width: 40, height: 30 }) })),
  )
  await sql`UPDATE files SET created_at = now() - interval '25 hours' WHERE upload_id = ${body.object_id}`.execute(
    database.db,
  )

  const counts = await Promise.all([sweepOrphans(work()), sweepOrphans(work())])

  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(6)
  const left = () => sql`SELECT FROM uploads WHERE id = ${body.object_id}`.execute(database.db)
  while ((await left()).rows.length > 0) await turn()
})

it('never takes a file from somebody who attaches it in that moment: either it stays, or he is told', async () => {
  const outcomes = new Set<number>()
  for (let round = 0; round < 12; round += 1) {
    const file = await upload()
    await makeOld(file.id)

    const [created] = await Promise.all([create([file.path]), sweepOrphans(work())])

    outcomes.add(created.status)
    expect([201, 404]).toContain(created.status)
    expect((await fetch(file.url)).status).toBe(created.status === 201 ? 200 : 404)
  }
  expect(outcomes.size).toBeGreaterThan(0)
})

it('passes over a file whose verification is not committed yet', async () => {
  const [file, other] = [await upload(), await upload()]
  const id = await ended([other.path])
  await makeOld(file.id)

  const swept = await inTransaction(database.db, async (tx) => {
    await sql`INSERT INTO verification_files (verification_id, field, position, file_id)
      VALUES (${id}, 'picture', 1, ${file.id})`.execute(tx)
    return sweepOrphans(work())
  })

  expect([swept, await sweepOrphans(work()), (await fetch(file.url)).status]).toEqual([0, 0, 200])
})

it('does both when a worker starts', async () => {
  const [id, file] = [await ended(), await upload()]
  await age(id, 31)
  await makeOld(file.id)
  await keepFor(30)
  const second = await start()

  while ((await redacted([id])).length === 0 || (await rowsOf(file.id)) > 0) await turn()

  expect((await fetch(file.url)).status).toBe(404)

  await second.stop()
  await keepFor(null)
})

it('still answers a request that is sent again, and forgets what it asked for, once its result is redacted', async () => {
  const client = createClient(platform.url, tenant.liveKey, { 'idempotency-key': 'kunci-redaksi' })
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration: { colour: 'GREEN', note: 'Budi' } }
  const { id } = (await client.call('POST', '/verifications', asked)).body
  const fingerprint = async () => {
    const found = await sql<{ hash: string }>`SELECT encode(fingerprint, 'hex') AS hash FROM idempotency_keys
      WHERE key = 'kunci-redaksi'`.execute(database.db)
    return found.rows[0]?.hash
  }
  expect(await fingerprint()).not.toMatch(/^0+$/)
  const redacted = await until(
    () => owner.call('DELETE', `/verifications/${id}`),
    ({ status }) => status !== 409,
  )
  expect(redacted.status).toBe(204)

  expect(await fingerprint()).toMatch(/^0+$/)
  const again = await client.call('POST', '/verifications', asked)
  expect([again.status, again.body.id, again.body.input_config]).toEqual([201, id, {}])
})
