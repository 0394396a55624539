import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { aVerification } from './tenants/resources.ts'
import { makeWorld, type World } from './tenants/world.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'

let database: TestDatabase
let platform: TestPlatform
let world: World
let tenant: TestTenant
let owner: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  world = await makeWorld(database, platform)
  tenant = world.tenant
  owner = world.owners[0].client
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function entries(client: TestClient) {
  const all: { id: string; amount: number; group_id: string | null; kind: string; verification_id: string }[] = []
  for (let cursor = ''; ; ) {
    const { body } = await client.call('GET', `/credits/entries?page_size=3${cursor}`)
    all.push(...body.items)
    if (body.next_cursor === null) return all
    cursor = `&cursor=${body.next_cursor}`
  }
}

it('shows balances that are the sums of their entries, page by page and each entry once', async () => {
  await world.superAdmin.client.call('POST', `/groups/${tenant.groupId}/credits`, { amount: 100, note: 'Nota 7' })
  for (let count = 0; count < 4; count += 1) await aVerification(world)

  const { body } = await owner.call('GET', '/credits')
  const all = await entries(owner)

  const sumOf = (groupId: string | null) =>
    all.filter((each) => each.group_id === groupId).reduce((sum, each) => sum + each.amount, 0)
  expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
  expect(sumOf(null)).toBe(body.organization_balance)
  expect(body.items).toEqual([{ group_id: tenant.groupId, balance: sumOf(tenant.groupId) }])
  expect(all.filter((each) => each.kind === 'RESERVE').length).toBe(all.filter((each) => each.kind === 'SETTLE').length)
})

it('adds credits to a group, tells the new balance, and writes down who did it', async () => {
  const before = await owner.call('GET', '/credits')
  const balance = before.body.items[0]?.balance ?? 0

  const added = await world.superAdmin.client.call('POST', `/groups/${tenant.groupId}/credits`, {
    amount: 25,
    note: 'Nota 8',
  })

  expect([added.status, added.body]).toEqual([201, { group_id: tenant.groupId, balance: balance + 25 }])
  const log = await owner.call('GET', '/audit-log?action=credits.added')
  expect(log.body.items[0]).toMatchObject({ target: { kind: 'group', id: tenant.groupId } })
})

it('lets nobody else add credits, and refuses amounts that are none', async () => {
  const path = `/groups/${tenant.groupId}/credits`
  const key = createClient(platform.url, tenant.liveKey)

  expect((await owner.call('POST', path, { amount: 1, note: 'x' })).status).toBe(403)
  expect((await key.call('POST', path, { amount: 1, note: 'x' })).status).toBe(403)
  for (const amount of [0, -5, 1.5, 2_000_000_000]) {
    const refused = await world.superAdmin.client.call('POST', path, { amount, note: 'x' })
    expect([amount, refused.status]).toEqual([amount, 400])
  }
})

it('refuses a cursor that it did not write', async () => {
  const refused = await owner.call('GET', '/credits/entries?cursor=bWVvdw')

  expect([refused.status, refused.body.errors]).toEqual([400, [expect.objectContaining({ field: 'cursor' })]])
})
