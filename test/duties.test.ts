import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DUTIES, type Duty } from '../src/features/access/caller.ts'
import { isAllowed } from '../src/features/access/permissions.ts'
import type { TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { clientOf, makeUser, signIn } from './users.ts'

/** Every route × every duty: what the permission table closes is 403 before anything of the request is read. */

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  tenant = await platform.createTenant()
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function userWith(duties: readonly Duty[]): Promise<{ readonly id: string; readonly client: TestClient }> {
  const { organizationId, groupId } = tenant
  const user = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId, duties })
  return { id: user.id, client: clientOf(platform.url, await signIn(platform.url, user)) }
}

const guarded = () => platform.routes.filter(({ permission, method }) => permission !== 'public' && method !== 'HEAD')

// Said anew and in full, so that a slip in the table is one here.
const CASHIER = [
  'GET /api/v1/accounts',
  'GET /api/v1/accounts/:id',
  'GET /api/v1/banks',
  'GET /api/v1/branches',
  'GET /api/v1/usage',
  'GET /api/v1/verifications',
  'GET /api/v1/verifications/:id',
  'GET /profile',
  'POST /api/v1/verify',
  'POST /api/v1/verify/batch',
  'POST /api/v1/verify/parse-receipt',
  'POST /api/v1/verify/parse-url',
  'PUT /profile/password',
]

describe('a cashier', () => {
  it('finds receipts, the profile, and nothing else', async () => {
    const { client } = await userWith(['CASHIER'])
    const open: string[] = []
    for (const { method, url } of guarded()) {
      if (url === '/auth/logout') continue
      const { status } = await client.call(method, url.replace(/:\w+/g, randomUUID()))
      if (status !== 403) open.push(`${method} ${url}`)
    }

    expect(open.sort()).toEqual(CASHIER)
  })

  it('has no file by its address either', async () => {
    const { client } = await userWith(['CASHIER'])

    for (const { method, url } of platform.routes.filter(({ permission }) => permission === 'public')) {
      if (!url.includes('/:')) continue
      const { status } = await client.call(method, url.replace(/:\w+/g, randomUUID()))
      expect([url, status]).toEqual([url, 403])
    }
  })
})

describe.each(DUTIES)('%s', (duty) => {
  it('opens what the table says, on every route', async () => {
    const { id, client } = await userWith([duty])
    const credential = { kind: 'user', id, role: 'GROUP_USER', duties: [duty] } as const
    for (const { method, url, permission } of guarded()) {
      // The one would end the session, the other has no end: test/event-stream.test.ts.
      if (permission === 'public' || url === '/auth/logout' || url === '/events/stream') continue
      const { status } = await client.call(method, url.replace(/:\w+/g, randomUUID()))
      expect([method, url, status !== 403]).toEqual([method, url, isAllowed(credential, permission)])
    }
  })
})

it('adds up where a user has several', async () => {
  const { client } = await userWith(['CASHIER', 'COMPLIANCE'])

  expect((await client.call('GET', '/folders')).status).toBe(200)
  expect((await client.call('GET', '/api/v1/accounts')).status).toBe(200)
  expect((await client.call('GET', '/webhook-deliveries')).status).toBe(403)
})

it('is REVIEWER for who was made without, and changed by an owner', async () => {
  const { organizationId, groupId } = tenant
  const owner = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  const client = clientOf(platform.url, await signIn(platform.url, owner))
  const email = `${randomUUID()}@contoh.example`

  const made = await client.call('POST', '/users', { email, role: 'GROUP_USER', group_id: groupId })
  const changed = await client.call('PUT', `/users/${made.body.id}`, { duties: ['CASHIER', 'DEVELOPER'] })
  const empty = await client.call('PUT', `/users/${made.body.id}`, { duties: [] })

  expect([made.body.duties, changed.body.duties]).toEqual([['REVIEWER'], ['CASHIER', 'DEVELOPER']])
  expect(empty.status).toBe(400)
})

it('is told by the profile, with what it opens', async () => {
  const { client } = await userWith(['CASHIER'])

  const { body } = await client.call('GET', '/profile')

  expect(body).toMatchObject({
    duties: ['CASHIER'],
    permissions: ['profile', 'receipts:verify', 'receipts'],
    features: ['receipts', 'continuous_screening', 'exports'],
    modes: ['live', 'test'],
    branches: [{ id: tenant.groupId, name: 'default', number: 1 }],
  })
})
