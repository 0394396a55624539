import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../src/platform/database/database.ts'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'

let database: TestDatabase
let platform: TestPlatform
const workers: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const settings = { ABSAH_ROLE: 'api' }
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })], settings })
})
afterAll(async () => {
  for (const worker of workers.filter((each) => each.exitCode === null && each.signalCode === null)) {
    worker.kill('SIGTERM')
    await once(worker, 'exit')
  }
  await platform.stop()
  await database.drop()
})

/** Resolves when it takes jobs. */
async function startWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'worker-process.ts')], {
    env: { ...process.env, ...settingsOf(database, platform.home), ABSAH_STOP_GRACE_SECONDS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(worker)
  for await (const line of createInterface({ input: worker.stdout })) if (line === 'ready') return worker
  throw new Error('the worker ended before it was ready')
}

it('an export whose worker is killed with -9 is made by another from its beginning', { timeout: 120_000 }, async () => {
  const client = createClient(platform.url, (await platform.createTenant()).liveKey)
  const folder_id = (await client.call('POST', '/folders', { name: 'Ulang' })).body.id
  const configuration = { colour: 'GREEN' }
  const request = { service_id: TEST_SERVICE_ID, folder_id, configuration }
  const { id } = (await client.call('POST', '/verifications', request)).body
  const first = await startWorker()
  await expect.poll(async () => (await client.call('GET', `/verifications/${id}`)).body.status).toBe('COMPLETED')

  const asked = await inTransaction(database.db, async (tx) => {
    // The worker comes as far as the first page and no farther.
    await sql`LOCK TABLE verification_files IN ACCESS EXCLUSIVE MODE`.execute(tx)
    const { body } = await client.call('POST', '/exports', { folder_id, format: 'json' })
    const status = async () => (await client.call('GET', `/exports/${body.id}`)).body.status
    await expect.poll(status, { timeout: 10_000 }).toBe('IN_PROGRESS')
    first.kill('SIGKILL')
    await once(first, 'exit')
    return body
  })
  await startWorker()

  const now = async () => (await client.call('GET', `/exports/${asked.id}`)).body
  await expect.poll(async () => (await now()).status, { timeout: 60_000, interval: 200 }).toBe('COMPLETED')
  const { items } = JSON.parse(await (await fetch((await now()).file_url)).text())
  expect(items).toEqual([expect.objectContaining({ id, status: 'COMPLETED' })])
})
