import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { plainCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { listStored } from '../src/engines/screening/store.ts'
import { inTransaction } from '../src/platform/database/database.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { createWorkers, endWith, forgetWorkers, type Workers } from './worker.ts'

const AML = 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41'
const NOBODY = 'n1,Nobody Whomsoever\n'
/** So many of the watched are held in one transaction. */
const AT_ONCE = 50
const PEOPLE = 2 * AT_ONCE + 20

let database: TestDatabase
let platform: TestPlatform
let workers: Workers
let receiver: Receiver
let client: TestClient
let folder_id: string
let listed: readonly string[]
let late: readonly string[]

beforeAll(async () => {
  database = await createTestDatabase()
  await publish(NOBODY)
  platform = await startPlatform({ database, settings: { ABSAH_ROLE: 'api' } })
  workers = createWorkers({ ...settingsOf(database, platform.home), WORKER_SERVICES: 'own' })
  receiver = await openReceiver()
  client = createClient(platform.url, (await platform.createTenant({ credits: 10_000 })).liveKey)
  folder_id = (await client.call('POST', '/folders', { name: 'Kartu' })).body.id
  listed = await ask('Baldomar Quintessano')
  late = await ask('Zubaydin Harqasi')
  await workUntil(async () => (await countOf([...listed, ...late], 'COMPLETED')) === 2 * PEOPLE)
}, 120_000)
afterAll(async () => {
  await workers.end()
  await platform.stop()
  await receiver.close()
  await database.drop()
})

async function publish(rows: string) {
  const open = async function* () {
    yield Buffer.from(`id,name\n${rows}`)
  }
  await importList(database.db, {
    ...{ code: 'csv', importer: plainCsv, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: true, onProgress: () => undefined },
  })
}

/** Asks for one person many times. Answers the ids in the order of the watch. */
async function ask(name: string): Promise<readonly string[]> {
  const request = { service_id: AML, folder_id, configuration: { name }, webhook_url: receiver.url }
  const ids: string[] = []
  for (let index = 0; index < PEOPLE; index += 1) {
    ids.push((await client.call('POST', '/verifications', request)).body.id)
  }
  return ids.toSorted()
}

/** A worker that works until `isDone`, and is told to stop. */
async function workUntil(isDone: () => Promise<boolean>): Promise<void> {
  const worker = await workers.start()
  await vi.waitUntil(isDone, { timeout: 60_000 })
  await endWith(worker, 'SIGTERM')
}

const watchAll = (ids: readonly string[]) =>
  Promise.all(ids.map((id) => client.call('POST', `/verifications/${id}/watch`)))

async function countOf(ids: readonly string[], status: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM verifications
    WHERE id = ANY(${[...ids]}::uuid[]) AND status = ${status}::verification_status`.execute(database.db)
  return found.rows[0]?.count ?? 0
}

/** Lets a new worker come as far as this verification, and kills it there. */
async function killAt(id: string | undefined): Promise<void> {
  await inTransaction(database.db, async (tx) => {
    await sql`SELECT 1 FROM verifications WHERE id = ${id} FOR UPDATE`.execute(tx)
    const worker = await workers.start()
    await expect.poll(isSomebodyWaiting, { timeout: 20_000 }).toBe(true)
    await endWith(worker, 'SIGKILL')
    await forgetWorkers(database.db)
  })
}

async function isPassOver(): Promise<boolean> {
  const found = await sql<{ through: number }>`SELECT through FROM screening_passes`.execute(database.db)
  return found.rows[0]?.through === (await listStored(database.db))[0]?.versionNumber
}

async function isSomebodyWaiting(): Promise<boolean> {
  const found = await sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
    AND wait_event_type = 'Lock' AND query LIKE '%verifications%'`.execute(database.db)
  return found.rows.length > 0
}

/** Another worker goes on. Every one moved once, was told of by one webhook, and that webhook came. */
async function expectEachRaisedOnce(ids: readonly string[]): Promise<void> {
  await workUntil(async () => (await countOf(ids, 'NEED_REVIEW')) === PEOPLE && (await toldOf(ids)).length === PEOPLE)
  const moves = await sql<{ id: string; raises: number; webhooks: string[] }>`SELECT e.verification_id AS id,
      count(DISTINCT e.sequence)::int AS raises, array_agg(d.id::text) AS webhooks
    FROM verification_events e
    LEFT JOIN webhook_deliveries d ON d.verification_id = e.verification_id AND d.sequence = e.sequence
    WHERE e.verification_id = ANY(${[...ids]}::uuid[]) AND e.from_status = 'COMPLETED' AND e.to_status = 'NEED_REVIEW'
    GROUP BY e.verification_id ORDER BY e.verification_id`.execute(database.db)
  expect(moves.rows).toEqual(ids.map((id) => ({ id, raises: 1, webhooks: [expect.any(String)] })))

  const expected = moves.rows.flatMap(({ webhooks }) => webhooks).toSorted()
  expect(await toldOf(ids)).toEqual(expected)
}

/** The ids of webhooks that came. One that was on its way when its worker was killed comes again, under the id it had. */
async function toldOf(ids: readonly string[]): Promise<readonly string[]> {
  const told = await receiver.until(() => true)
  const raises = told.filter(({ body }) => ids.includes(body.verification_id) && body.status === 'NEED_REVIEW')
  return [...new Set(raises.map(({ raw }) => raw.headers['webhook-id'] ?? ''))].toSorted()
}

it('a pass whose workers are killed with -9 raises every watched person once', { timeout: 120_000 }, async () => {
  await watchAll(listed)
  await sql`UPDATE screening_watches SET screened_at = now()`.execute(database.db)
  await publish(`${NOBODY}11,Baldomar Quintessano\n`)

  await killAt(listed[AT_ONCE - 1])
  expect(await countOf(listed, 'NEED_REVIEW')).toBe(0)
  await killAt(listed[AT_ONCE + 25])
  expect(await countOf(listed, 'NEED_REVIEW')).toBe(AT_ONCE)

  await expectEachRaisedOnce(listed)
})

it('newly watched people whose worker is killed with -9 are each raised once', { timeout: 120_000 }, async () => {
  await publish(`${NOBODY}12,Zubaydin Harqasi\n`)
  // The pass is over before any of them is watched.
  await workUntil(isPassOver)
  await watchAll(late)

  await killAt(late[AT_ONCE + 25])
  expect(await countOf(late, 'NEED_REVIEW')).toBe(AT_ONCE)

  await expectEachRaisedOnce(late)
})
