import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { until } from './until.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: async () => found({}) })] })
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})
beforeEach(async () => {
  tenant = await platform.createTenant()
  folderId = (await createClient(platform.url, tenant.liveKey).call('POST', '/folders', { name: 'Contoh' })).body.id
})

const withKey = (key: string, credential = tenant.liveKey): TestClient =>
  createClient(platform.url, credential, { 'idempotency-key': key })
const request = (changes = {}) => ({
  service_id: TEST_SERVICE_ID,
  folder_id: folderId,
  configuration: { colour: 'GREEN' },
  ...changes,
})
const isReplay = (answer: Answer) => answer.headers.get('idempotency-replayed') === 'true'

async function effects() {
  const found = await sql<{ verifications: number; reserves: number; balance: number }>`SELECT
    (SELECT count(*)::int FROM verifications WHERE organization_id = ${tenant.organizationId}) AS verifications,
    (SELECT count(*)::int FROM credit_entries WHERE organization_id = ${tenant.organizationId} AND kind = 'RESERVE')
      AS reserves,
    (SELECT sum(balance)::int FROM credit_accounts WHERE organization_id = ${tenant.organizationId}) AS balance`.execute(
    database.db,
  )
  return found.rows[0]
}

/** As if the process that held the key had died and its time were up. */
async function loseClaim(key: string) {
  await sql`UPDATE idempotency_keys SET claimed_until = now() - interval '1 second' WHERE key = ${key}`.execute(
    database.db,
  )
}

/** As if it had died before it wrote an outcome. */
async function forgetOutcome(key: string) {
  await sql`UPDATE idempotency_keys SET status = NULL, resource_id = NULL WHERE key = ${key}`.execute(database.db)
}

describe('an Idempotency-Key', () => {
  it('sent 100 times at once gives one verification, one charge and one answer', async () => {
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => withKey(key).call('POST', '/verifications', request())),
    )

    const done = answers.filter((each) => each.status === 201)
    expect(done.filter((each) => !isReplay(each))).toHaveLength(1)
    expect(new Set(done.map((each) => each.body.id)).size).toBe(1)
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    const again = await withKey(key).call('POST', '/verifications', request())
    expect({ status: again.status, id: again.body.id, replay: isReplay(again) }).toEqual({
      status: 201,
      id: done[0]?.body.id,
      replay: true,
    })
    expect(await effects()).toEqual({ verifications: 1, reserves: 1, balance: 990 })
  })

  it('gives the verification as it is now, whatever the order of the fields', async () => {
    const key = randomUUID()
    const first = await withKey(key).call('POST', '/verifications', request())
    const { service_id, ...rest } = request()
    const again = await until(
      () => withKey(key).call('POST', '/verifications', { ...rest, service_id }),
      ({ body }) => body.id !== first.body.id || body.status === 'COMPLETED',
    )
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } })
  })

  it('is refused for another request, another query and another body', async () => {
    const key = randomUUID()
    await withKey(key).call('POST', '/verifications', request())

    const other = await withKey(key).call('POST', '/verifications', request({ configuration: { colour: 'RED' } }))
    expect(other).toMatchObject({ status: 400, body: { error_code: 'INVALID_REQUEST' } })
    const elsewhere = await withKey(key).call('POST', '/folders', { name: 'Lain' })
    expect(elsewhere).toMatchObject({ status: 400, body: { errors: [{ field: 'Idempotency-Key' }] } })
  })

  it('is 409 while the first request may still run, and is taken over when its time is up', async () => {
    const key = randomUUID()
    await withKey(key).call('POST', '/folders', { name: 'Pertama' })
    await sql`DELETE FROM folders WHERE name = 'Pertama'`.execute(database.db)
    await forgetOutcome(key)

    const early = await withKey(key).call('POST', '/folders', { name: 'Pertama' })
    expect(early).toMatchObject({ status: 409, body: { error_code: 'CONFLICT' } })
    await loseClaim(key)
    const taken = await withKey(key).call('POST', '/folders', { name: 'Pertama' })
    expect(taken.status).toBe(201)
    expect(isReplay(taken)).toBe(false)
  })

  it('is recorded with the verification: a process that dies after the commit has answered', async () => {
    const key = randomUUID()
    const first = await withKey(key).call('POST', '/verifications', request())
    await loseClaim(key)

    const again = await withKey(key).call('POST', '/verifications', request())
    expect({ id: again.body.id, replay: isReplay(again) }).toEqual({ id: first.body.id, replay: true })
    expect(await effects()).toMatchObject({ verifications: 1, reserves: 1 })
  })

  it('keeps a refusal, and forgets what may be tried again', async () => {
    const poor = await platform.createTenant({ credits: 0 })
    const client = createClient(platform.url, poor.liveKey)
    const folder = (await client.call('POST', '/folders', { name: 'Contoh' })).body.id
    const key = randomUUID()
    const ask = () => withKey(key, poor.liveKey).call('POST', '/verifications', request({ folder_id: folder }))

    expect((await ask()).body.error_code).toBe('INSUFFICIENT_BALANCE')
    const again = await ask()
    expect(again).toMatchObject({ status: 403, body: { error_code: 'INSUFFICIENT_BALANCE' } })
    expect(isReplay(again)).toBe(true)
  })

  it('belongs to one key and one mode', async () => {
    const key = randomUUID()
    const live = await withKey(key).call('POST', '/folders', { name: 'Milik' })
    const test = await withKey(key, tenant.testKey).call('POST', '/folders', { name: 'Milik' })
    expect([live.status, test.status]).toEqual([201, 201])
    expect(test.body.id).not.toBe(live.body.id)
  })

  it('that cannot be one is refused', async () => {
    const answer = await withKey('a b').call('POST', '/folders', { name: 'Contoh lain' })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'Idempotency-Key' }] } })
  })

  it('of an upload goes by the content of the files', async () => {
    const key = randomUUID()
    const file = { name: 'a.png', bytes: pngOf({ width: 20, height: 20 }) }
    const first = await withKey(key).upload([file])
    const again = await withKey(key).upload([file])
    const other = await withKey(key).upload([{ name: 'a.png', bytes: pngOf({ width: 21, height: 20 }) }])

    expect(first.status).toBe(201)
    expect(again).toMatchObject({ status: 201, body: { object_id: first.body.object_id } })
    expect(isReplay(again)).toBe(true)
    expect(again.body.files[0].path).toBe(first.body.files[0].path)
    expect(other.status).toBe(400)
  })

  it('is forgotten after 24 hours', async () => {
    const key = randomUUID()
    const ask = () => withKey(key).call('POST', '/verifications', request())
    const first = await ask()
    await loseClaim(key)
    await sql`UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = ${key}`.execute(
      database.db,
    )
    const later = await ask()
    expect(later.body.id).not.toBe(first.body.id)
  })
})
