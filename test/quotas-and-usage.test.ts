import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let owner: TestClient
let key: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  tenant = await platform.createTenant({ credits: 100_000 })
  const { organizationId } = tenant
  const made = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, made))
  key = createClient(platform.url, tenant.liveKey)
  folderId = (await key.call('POST', '/folders', { name: 'Kuota' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const request = (changes = {}) => ({
  service_id: TEST_SERVICE_ID,
  folder_id: folderId,
  configuration: { colour: 'GREEN' },
  ...changes,
})

async function userWith(quota: number | null) {
  const { organizationId, groupId } = tenant
  const user: TestUser = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
  const set = await owner.call('PUT', `/users/${user.id}`, { monthly_quota: quota })
  expect([set.status, set.body.monthly_quota]).toEqual([200, quota])
  const tokens = await signIn(platform.url, user)
  return {
    id: user.id,
    live: clientOf(platform.url, tokens),
    test: clientOf(platform.url, tokens, { 'x-absah-mode': 'test' }),
  }
}

const passesOf = async (userId: string) => {
  const { body } = await owner.call('GET', '/usage?by=user&page_size=100')
  return body.items.find((each: { user_id: string }) => each.user_id === userId)?.passes ?? 0
}

async function settled(client: TestClient, id: string): Promise<void> {
  await expect.poll(async () => (await client.call('GET', `/verifications/${id}`)).body.status).toBe('COMPLETED')
}

it('lets a user begin exactly as many passes as his quota, however many he asks for at once', async () => {
  const user = await userWith(10)

  const asked = Array.from({ length: 100 }, () => user.live.call('POST', '/verifications', request()))
  const answers = await Promise.all(asked)

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(refused.map(({ status, body }) => `${status} ${body.error_code}`))).toEqual(
    new Set(['403 QUOTA_EXCEEDED']),
  )
  expect(await passesOf(user.id)).toBe(10)
}, 60_000)

it('counts creating, submitting and retrying alike', async () => {
  const user = await userWith(3)
  const draft = await user.live.call('POST', '/verifications/drafts', request())
  const other = await user.live.call('POST', '/verifications/drafts', request())
  const created = await user.live.call('POST', '/verifications', request())
  await settled(user.live, created.body.id)

  const moves = [
    `/verifications/drafts/${draft.body.id}/submit`,
    `/verifications/${created.body.id}/retry?force=true`,
    `/verifications/drafts/${other.body.id}/submit`,
  ]
  const statuses: number[] = []
  for (const path of moves) statuses.push((await user.live.call('POST', path)).status)

  expect(statuses.map((status) => status < 300)).toEqual([true, true, false])
  await settled(user.live, created.body.id)
  const retried = await user.live.call('POST', `/verifications/${created.body.id}/retry?force=true`)
  expect([retried.status, retried.body.error_code]).toEqual([403, 'QUOTA_EXCEEDED'])
  expect((await user.live.call('POST', '/verifications?dry_run=true', request())).body.error_code).toBe(
    'QUOTA_EXCEEDED',
  )
})

it('leaves test mode, keys and other months out of the count', async () => {
  const user = await userWith(1)
  const folder = await user.test.call('POST', '/folders', { name: 'Uji' })
  const inTest = request({ folder_id: folder.body.id })

  expect((await user.live.call('POST', '/verifications', request())).status).toBe(201)
  for (let count = 0; count < 2; count += 1) {
    expect((await user.test.call('POST', '/verifications', inTest)).status).toBe(201)
    expect((await key.call('POST', '/verifications', request())).status).toBe(201)
  }
  expect((await user.live.call('POST', '/verifications', request())).status).toBe(403)

  await sql`UPDATE user_months SET month = month - interval '1 month' WHERE user_id = ${user.id}`.execute(database.db)
  expect((await user.live.call('POST', '/verifications', request())).status).toBe(201)
})

it('takes a quota back, and refuses one that is none', async () => {
  const user = await userWith(0)
  expect((await user.live.call('POST', '/verifications', request())).status).toBe(403)

  expect((await owner.call('PUT', `/users/${user.id}`, { name: 'Contoh' })).body.monthly_quota).toBe(0)
  expect((await owner.call('PUT', `/users/${user.id}`, { monthly_quota: null })).body.monthly_quota).toBe(null)
  expect((await user.live.call('POST', '/verifications', request())).status).toBe(201)
  for (const quota of [-1, 1.5, 'ten']) {
    expect((await owner.call('PUT', `/users/${user.id}`, { monthly_quota: quota })).status).toBe(400)
  }
})

it('tells passes and credits per day, service, key and user, the same in sum', async () => {
  const own = await platform.createTenant({ credits: 1_000 })
  const client = createClient(platform.url, own.liveKey)
  const folder = (await client.call('POST', '/folders', { name: 'Pakai' })).body.id
  for (const note of ['COMPLETED', 'COMPLETED', 'FAILED']) {
    const body = request({ folder_id: folder, configuration: { colour: 'GREEN', note } })
    const { id } = (await client.call('POST', '/verifications', body)).body
    const wanted = note === 'FAILED' ? 'FAILED' : 'COMPLETED'
    await expect.poll(async () => (await client.call('GET', `/verifications/${id}`)).body.status).toBe(wanted)
  }

  const whole = await client.call('GET', '/usage')
  expect(whole.body).toMatchObject({ total: 1, items: [{ service_id: TEST_SERVICE_ID, user_id: null }] })
  for (const by of ['day', 'service', 'api_key', 'user']) {
    const { body } = await client.call('GET', `/usage?by=${by}`)
    expect(body.items).toMatchObject([{ passes: 3, paid_passes: 2, credits_used: 20 }])
    expect(body.items[0][by === 'day' ? 'day' : `${by}_id`] === null).toBe(by === 'user')
  }
  const before = await client.call('GET', '/usage?from=2020-01-01&to=2020-01-31')
  expect(before.body).toMatchObject({ total: 0, items: [], from: '2020-01-01', to: '2020-01-31' })
  for (const range of ['from=2026-02-01&to=2026-01-01', 'from=2025-01-01&to=2026-01-01', 'from=2026-02-30']) {
    expect([range, (await client.call('GET', `/usage?${range}`)).status]).toEqual([range, 400])
  }
})

it('counts the receipt checks that count against the plan beside them', async () => {
  const other = await platform.createTenant()
  const shop = createClient(platform.url, null, { authorization: `Bearer ${other.testKey}` })
  const ask = (transaction_number: string) =>
    shop.call('POST', '/api/v1/verify', { bank: 'telebirr', transaction_number })
  const statuses = await Promise.all(['DF70KX7Q2M', 'DF70KX7Q04'].map(async (each) => (await ask(each)).status))

  const whole = await shop.call('GET', '/usage')
  const byService = await shop.call('GET', '/usage?by=service')

  expect(statuses).toEqual([200, 404])
  expect(whole.body).toMatchObject({ total: 1, items: [{ service_id: null, passes: 0, receipt_checks: 2 }] })
  expect(byService.body.items).toMatchObject([{ service_id: null, credits_used: 0, receipt_checks: 2 }])
  expect((await key.call('GET', '/usage?by=api_key')).body.items[0].receipt_checks).toBe(0)
})

it('refuses to empty what is only ever added to', async () => {
  const tables = ['credit_entries', 'verification_events', 'audit_entries', 'verification_history', 'webhook_attempts']
  for (const table of tables) {
    await expect(sql.raw(`TRUNCATE ${table} CASCADE`).execute(database.db)).rejects.toThrow('append-only')
  }
})
