import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { forgetWorkers } from './worker.ts'

let database: TestDatabase
let platform: TestPlatform
const workers: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  // The server only takes requests in; all work is done by processes that can be killed.
  const idle = testVerifier({ current: () => Promise.reject(new Error('the API must not work')) })
  platform = await startPlatform({ database, verifiers: [idle], settings: { ABSAH_ROLE: 'api' } })
})
afterAll(async () => {
  for (const worker of workers.filter((each) => each.exitCode === null && each.signalCode === null)) {
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  await platform.stop()
  await database.drop()
})

interface Worker {
  /** Resolves when it has begun a run. */
  readonly works: Promise<void>
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

async function startWorker(name: string, options: { readonly hangs: boolean }): Promise<Worker> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'worker-process.ts')], {
    env: {
      ...process.env,
      ...settingsOf(database, platform.home),
      WORKER_NAME: name,
      WORKER_HANGS: String(options.hangs),
      ABSAH_STOP_GRACE_SECONDS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(worker)
  const lines = createInterface({ input: worker.stdout })
  const saw = (word: string) =>
    new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => (line === word ? resolve() : undefined))
      worker.once('exit', () => reject(new Error(`the worker ended before it said "${word}"`)))
    })
  const works = saw('working')
  // Looked at by whoever awaits it; a worker that ends unasked must not end the test run.
  works.catch(() => undefined)
  await saw('ready')
  return {
    works,
    async end(signal) {
      worker.kill(signal)
      await once(worker, 'exit')
    },
  }
}

async function statusOf(id: string) {
  const found = await sql<{ status: string; leasesLost: number; leaseNumber: number }>`SELECT status,
    leases_lost AS "leasesLost", lease_number AS "leaseNumber" FROM verifications WHERE id = ${id}`.execute(database.db)
  return found.rows[0]
}

it('a worker killed with -9 in the middle loses nothing and charges nothing twice', { timeout: 120_000 }, async () => {
  const tenant = await platform.createTenant({ credits: 100 })
  const client = createClient(platform.url, tenant.liveKey)
  const folder = await client.call('POST', '/folders', { name: 'Ulang' })
  const request = { service_id: TEST_SERVICE_ID, folder_id: folder.body.id, configuration: { colour: 'GREEN' } }
  const ids: string[] = []
  for (let index = 0; index < 3; index += 1) {
    ids.push((await client.call('POST', '/verifications', request)).body.id)
  }
  const first = await startWorker('first', { hangs: true })
  await first.works
  await expect
    .poll(() => Promise.all(ids.map(statusOf)), { timeout: 20_000 })
    .toMatchObject([{ status: 'IN_PROGRESS' }, { status: 'IN_PROGRESS' }, { status: 'IN_PROGRESS' }])

  await first.end('SIGKILL')
  await forgetWorkers(database.db)
  const second = await startWorker('second', { hangs: false })

  for (const id of ids) {
    await expect.poll(async () => (await statusOf(id))?.status, { timeout: 60_000, interval: 200 }).toBe('COMPLETED')
    const { body } = await client.call('GET', `/verifications/${id}`)
    expect(body).toMatchObject({ output_status: 'VERIFIED', credit_used: 10, output: { by: 'second' } })
    expect(await statusOf(id)).toMatchObject({ leasesLost: 1, leaseNumber: 2 })
  }
  const entries = await sql<{ kind: string; count: number }>`SELECT kind, count(*)::int AS count FROM credit_entries
    WHERE organization_id = ${tenant.organizationId} GROUP BY kind ORDER BY kind`.execute(database.db)
  expect(entries.rows).toEqual([
    { kind: 'RESERVE', count: 3 },
    { kind: 'SETTLE', count: 3 },
    { kind: 'TOP_UP', count: 1 },
  ])
  await second.end('SIGTERM')
  const moves = await sql<{ moves: string }>`SELECT string_agg(to_status::text, ' ' ORDER BY sequence) AS moves
    FROM verification_events WHERE organization_id = ${tenant.organizationId} GROUP BY verification_id`.execute(
    database.db,
  )
  expect(moves.rows).toEqual(ids.map(() => ({ moves: 'IN_QUEUE IN_PROGRESS COMPLETED' })))
})

it('a worker told to stop hands its run back, and the next one takes it without counting a loss', async () => {
  const tenant = await platform.createTenant({ credits: 100 })
  const client = createClient(platform.url, tenant.liveKey)
  const folder = await client.call('POST', '/folders', { name: 'Serah' })
  const request = { service_id: TEST_SERVICE_ID, folder_id: folder.body.id, configuration: { colour: 'GREEN' } }
  const { id } = (await client.call('POST', '/verifications', request)).body
  const third = await startWorker('third', { hangs: true })
  await third.works

  await third.end('SIGTERM')
  await startWorker('fourth', { hangs: false })

  await expect.poll(async () => (await statusOf(id))?.status, { timeout: 20_000 }).toBe('COMPLETED')
  expect(await statusOf(id)).toMatchObject({ leasesLost: 0, leaseNumber: 2 })
})
