import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../src/platform/database/database.ts'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { createWorkers, endWith, forgetWorkers, type Workers } from './worker.ts'

let database: TestDatabase
let platform: TestPlatform
let workers: Workers

beforeAll(async () => {
  database = await createTestDatabase()
  const settings = { ABSAH_ROLE: 'api' }
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })], settings })
  workers = createWorkers(settingsOf(database, platform.home))
})
afterAll(async () => {
  await workers.end()
  await platform.stop()
  await database.drop()
})

it('an export whose worker is killed with -9 is made by another from its beginning', { timeout: 120_000 }, async () => {
  const client = createClient(platform.url, (await platform.createTenant()).liveKey)
  const folder_id = (await client.call('POST', '/folders', { name: 'Ulang' })).body.id
  const configuration = { colour: 'GREEN' }
  const request = { service_id: TEST_SERVICE_ID, folder_id, configuration }
  const { id } = (await client.call('POST', '/verifications', request)).body
  const first = await workers.start()
  await expect.poll(async () => (await client.call('GET', `/verifications/${id}`)).body.status).toBe('COMPLETED')

  const asked = await inTransaction(database.db, async (tx) => {
    // The worker comes as far as the first page and no farther.
    await sql`LOCK TABLE verification_files IN ACCESS EXCLUSIVE MODE`.execute(tx)
    const { body } = await client.call('POST', '/exports', { folder_id, format: 'json' })
    const status = async () => (await client.call('GET', `/exports/${body.id}`)).body.status
    await expect.poll(status, { timeout: 10_000 }).toBe('IN_PROGRESS')
    await endWith(first, 'SIGKILL')
    await forgetWorkers(database.db)
    return body
  })
  await workers.start()

  const now = async () => (await client.call('GET', `/exports/${asked.id}`)).body
  await expect.poll(async () => (await now()).status, { timeout: 60_000, interval: 200 }).toBe('COMPLETED')
  const { items } = JSON.parse(await (await fetch((await now()).file_url)).text())
  expect(items).toEqual([expect.objectContaining({ id, status: 'COMPLETED' })])
})
