import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { aDraft, aVerification } from './tenants/resources.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { makeWorld, type World } from './tenants/world.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let world: World
/** A SUPER_ADMIN who names no organization. */
let admin: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  world = await makeWorld(database, platform)
  const user = await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null })
  admin = clientOf(platform.url, await signIn(platform.url, user))
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const anEmail = () => `${randomUUID()}@contoh.example`

async function make(settings: object = {}) {
  const owner = { email: anEmail(), name: 'Pemilik Contoh' }
  const { status, body } = await admin.call('POST', '/organizations', { name: 'Koperasi Contoh', owner, ...settings })
  expect([status, body.message]).toEqual([201, undefined])
  return { ...body, email: owner.email }
}

it('makes an organization whose owner signs in, changes the password and works in the group default', async () => {
  const made = await make({ rate_limit_per_minute: 500, retention_days: 30, receipt_checks_per_month: 0 })

  const first = await signIn(platform.url, { email: made.email, password: made.one_time_password })
  const newcomer = clientOf(platform.url, first)
  expect((await newcomer.call('GET', '/groups')).status).toBe(403)
  const password = 'kuda besar sekali'
  const changed = await newcomer.call('PUT', '/profile/password', {
    current_password: made.one_time_password,
    new_password: password,
  })
  expect(changed.status).toBeLessThan(300)
  const owner = clientOf(platform.url, await signIn(platform.url, { email: made.email, password }))
  const groups = await owner.call('GET', '/groups')
  expect(groups.body.items).toMatchObject([{ id: made.default_group_id, name: 'default', number: 1 }])
  expect((await owner.call('POST', '/folders', { name: 'Map' })).status).toBe(201)

  const shown = await admin.call('GET', `/organizations/${made.id}`)
  expect(shown.body).toMatchObject({
    id: made.id,
    name: 'Koperasi Contoh',
    rate_limit_per_minute: 500,
    retention_days: 30,
    receipt_checks_per_month: 0,
    service_prices: {},
  })
  expect(JSON.stringify(shown.body)).not.toContain('password')
})

it('makes nothing when the owner’s address is taken', async () => {
  const before = await admin.call('GET', '/organizations')
  const { email } = await make()

  const refused = await admin.call('POST', '/organizations', { name: 'Lain', owner: { email } })

  expect([refused.status, refused.body.error_code]).toEqual([400, 'ALREADY_EXISTS'])
  expect((await admin.call('GET', '/organizations')).body.total).toBe(before.body.total + 1)
})

it('changes what is given, leaves the rest, and writes both down in the log of the organization', async () => {
  const made = await make({ rate_limit_per_minute: 500, retention_days: 30 })

  const changed = await admin.call('PATCH', `/organizations/${made.id}`, { name: 'Baru', retention_days: null })

  expect([changed.status, changed.body]).toMatchObject([
    200,
    { name: 'Baru', retention_days: null, rate_limit_per_minute: 500 },
  ])
  const inside = await signedInto(made.id)
  const { body } = await inside.call('GET', '/audit-log')
  expect(body.items.map((each: { action: string }) => each.action)).toEqual([
    'organization.changed',
    'organization.created',
  ])
  expect(body.items[0]).toMatchObject({ target: { kind: 'organization', id: made.id }, actor: { kind: 'USER' } })
})

async function signedInto(organizationId: string): Promise<TestClient> {
  const user = await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null })
  return clientOf(platform.url, await signIn(platform.url, user), { 'x-absah-organization': organizationId })
}

it('keeps both of two changes made at once', async () => {
  const { id } = await make()

  const changes = Array.from({ length: 8 }, (_, index) => [{ retention_days: index + 1 }, { name: `N${index}` }]).flat()
  await Promise.all(changes.map((change) => admin.call('PATCH', `/organizations/${id}`, change)))

  const { body } = await admin.call('GET', `/organizations/${id}`)
  expect(body.retention_days).toBeGreaterThan(0)
  expect(body.name).toMatch(/^N\d$/)
})

it('is open to nobody but a SUPER_ADMIN', async () => {
  const { id } = await make()
  const key = createClient(platform.url, world.tenant.liveKey)
  const calls = [
    ['GET', '/organizations', undefined],
    ['POST', '/organizations', { name: 'X', owner: { email: anEmail() } }],
    ['GET', `/organizations/${id}`, undefined],
    ['PATCH', `/organizations/${world.tenant.organizationId}`, { name: 'X' }],
  ] as const

  for (const client of [...world.owners.map((each) => each.client), key]) {
    for (const [method, path, body] of calls) expect((await client.call(method, path, body)).status).toBe(403)
  }
})

it('names what is wrong: unknown organization, unknown service, values out of range', async () => {
  const { id } = await make()
  const service = randomUUID()

  expect((await admin.call('PATCH', `/organizations/${randomUUID()}`, { name: 'X' })).status).toBe(404)
  const unknown = await admin.call('PATCH', `/organizations/${id}`, { service_prices: { [service]: 5 } })
  expect([unknown.status, unknown.body.errors[0].field]).toEqual([400, `service_prices.${service}`])
  for (const wrong of [
    { rate_limit_per_minute: 0 },
    { retention_days: 0.5 },
    { receipt_checks_per_month: -1 },
    { service_prices: { [TEST_SERVICE_ID]: -1 } },
    { service_prices: { nope: 1 } },
    { colour: 'GREEN' },
  ]) {
    expect([wrong, (await admin.call('PATCH', `/organizations/${id}`, wrong)).status]).toEqual([wrong, 400])
  }
})

/** What the last run of the tenant reserved. */
async function lastReserve(): Promise<number> {
  const { body } = await world.owners[0].client.call('GET', '/credits/entries?page_size=100')
  const entry = body.items.find((each: { kind: string }) => each.kind === 'RESERVE')
  return -entry.amount
}

it('charges an organization its own price everywhere: created, tried, retried, submitted, and shows it', async () => {
  const { client } = world.owners[0]
  const own = { service_prices: { [TEST_SERVICE_ID.toUpperCase()]: 3 } }
  const set = await admin.call('PATCH', `/organizations/${world.tenant.organizationId}`, own)
  expect(set.body.service_prices).toEqual({ [TEST_SERVICE_ID]: 3 })

  const id = await aVerification(world)
  expect(await lastReserve()).toBe(3)
  expect((await client.call('GET', `/verifications/${id}`)).body.credit_used).toBe(3)
  const body = verificationIn(world.owners[0].own.folderId)
  expect((await client.call('POST', '/verifications?dry_run=true', body)).body.credit_cost).toBe(3)
  const { body: service } = await client.call('GET', `/services/${TEST_SERVICE_ID}`)
  expect(service).toMatchObject({ credit_cost_default: 10, credit_cost: 3 })

  await admin.call('PATCH', `/organizations/${world.tenant.organizationId}`, {
    service_prices: { [TEST_SERVICE_ID]: 4 },
  })
  expect((await client.call('POST', `/verifications/${id}/retry?force=true`)).status).toBe(200)
  expect(await lastReserve()).toBe(4)
  const draft = await aDraft(world)
  await admin.call('PATCH', `/organizations/${world.tenant.organizationId}`, {
    service_prices: { [TEST_SERVICE_ID]: 5 },
  })
  expect((await client.call('POST', `/verifications/drafts/${draft}/submit`)).status).toBeLessThan(300)
  expect(await lastReserve()).toBe(5)

  const free = await admin.call('PATCH', `/organizations/${world.tenant.organizationId}`, {
    service_prices: { [TEST_SERVICE_ID]: null },
  })
  expect(free.body.service_prices).toEqual({})
  await aVerification(world)
  expect(await lastReserve()).toBe(10)
})

it('takes no credits for a price of 0, nor in test mode whatever the price', async () => {
  const tenant = await platform.createTenant({ credits: 0 })
  const create = async (key: string) => {
    const client = createClient(platform.url, key)
    const folder = await client.call('POST', '/folders', { name: randomUUID() })
    return (await client.call('POST', '/verifications', verificationIn(folder.body.id))).status
  }
  const setPrice = (price: number) =>
    admin.call('PATCH', `/organizations/${tenant.organizationId}`, { service_prices: { [TEST_SERVICE_ID]: price } })

  expect(await create(tenant.liveKey)).toBe(403)
  await setPrice(0)
  expect(await create(tenant.liveKey)).toBe(201)
  await setPrice(7)
  expect(await create(tenant.liveKey)).toBe(403)
  expect(await create(tenant.testKey)).toBe(201)
})

it('lets a NIK of another area than the printed one count, and leaves that as it is otherwise', async () => {
  const made = await make()
  const change = async (settings: object) => (await admin.call('PATCH', `/organizations/${made.id}`, settings)).body

  expect(made.moved_area_counts).toBe(false)
  expect(await change({ moved_area_counts: true })).toMatchObject({ moved_area_counts: true })
  expect(await change({ rate_limit_per_minute: 60 })).toMatchObject({ moved_area_counts: true })
  expect(await change({ moved_area_counts: false })).toMatchObject({ moved_area_counts: false })
})

it('switches features off and on again, for every credential, and only what is new', async () => {
  const made = await make()
  const inside = await signedInto(made.id)
  const group = made.default_group_id
  const { body: key } = await inside.call('POST', `/groups/${group}/api-keys`, { name: 'Toko' })
  const shop = createClient(platform.url, key.key)
  const folder = (await shop.call('POST', '/folders', { name: 'Map' })).body.id
  const turn = async (features: object) => (await admin.call('PATCH', `/organizations/${made.id}`, { features })).body
  const calls = () =>
    Promise.all([
      shop.call('POST', '/exports', { folder_id: folder, format: 'json' }),
      inside.call('POST', '/exports', { folder_id: folder, format: 'json' }),
      shop.call('POST', `/verifications/${randomUUID()}/watch`, {}),
      shop.call('POST', '/api/v1/verify/parse-url', { url: 'https://example.com/receipt' }),
      shop.call('POST', '/api/v1/verify', {}),
    ])

  expect(made.features).toEqual({ receipts: true, continuous_screening: true, exports: true })
  expect((await calls()).map(({ status }) => status)).not.toContain(403)
  const off = await turn({ receipts: false, continuous_screening: false, exports: false })
  const refused = await calls()
  const history = await shop.call('GET', '/api/v1/verifications')
  const on = await turn({ receipts: true, exports: true })
  const after = await calls()

  expect(off.features).toEqual({ receipts: false, continuous_screening: false, exports: false })
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(refused[0]?.body).toMatchObject({ error_code: 'FORBIDDEN', message: expect.stringContaining('switched off') })
  expect(refused[4]?.body).toEqual({ code: 'FORBIDDEN', message: expect.stringContaining('switched off') })
  expect(history.status).toBe(200)
  expect(on.features).toEqual({ receipts: true, continuous_screening: false, exports: true })
  expect(after.map(({ status }) => status === 403)).toEqual([false, false, true, false, false])
  const { body: log } = await inside.call('GET', '/audit-log?action=organization.changed')
  expect(log.items[0]).toMatchObject({ details: { features_off: ['continuous_screening'] } })
})
