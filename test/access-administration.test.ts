import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { clientOf, makeUser, signIn, type TestUser, type Tokens } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let owner: TestUser
let tokens: Tokens
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  tenant = await platform.createTenant()
  owner = await makeUser(database, {
    role: 'ORGANIZATION_OWNER',
    organizationId: tenant.organizationId,
    groupId: null,
  })
  tokens = await signIn(platform.url, owner)
  client = clientOf(platform.url, tokens)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const newAddress = () => `${randomUUID()}@contoh.example`
const isKeyGood = async (key: string) => (await createClient(platform.url, key).call('GET', '/services')).status === 200

describe('groups', () => {
  it('get the next number and a name that is used once, however many are made at once', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `Cabang ${index}`)

    const answers = await Promise.all([...names, 'CABANG 0'].map((name) => client.call('POST', '/groups', { name })))

    const made = answers.filter((each) => each.status === 201).map((each) => each.body)
    expect(answers.filter((each) => each.body.error_code === 'ALREADY_EXISTS')).toHaveLength(1)
    expect(made.map((each) => each.number).sort()).toEqual([2, 3, 4, 5, 6, 7])
    const list = (await client.call('GET', '/groups?page_size=3')).body
    expect(list.total).toBe(7)
    expect(list.items[0]).toMatchObject({ id: tenant.groupId, number: 1, name: 'default', is_default: true })
  })
})

describe('users', () => {
  it('are made with a one-time password that they must change', async () => {
    const email = newAddress()
    const asked = { email: email.toUpperCase(), name: 'Sari Contoh', role: 'GROUP_USER', group_id: tenant.groupId }

    const { status, body } = await client.call('POST', '/users', asked)

    expect(status).toBe(201)
    const { one_time_password: password, ...user } = body
    expect(user).toMatchObject({ email, name: 'Sari Contoh', role: 'GROUP_USER', group: { id: tenant.groupId } })
    expect((await client.call('GET', '/users')).body.items).toContainEqual(user)
    const own = clientOf(platform.url, await signIn(platform.url, { email, password }))
    expect((await own.call('GET', '/folders')).status).toBe(403)
    expect((await client.call('POST', '/users', asked)).body.error_code).toBe('ALREADY_EXISTS')
  })

  it.each([
    ['a group user without a group', 'GROUP_USER', null, 'INVALID_REQUEST'],
    ['an owner with a group', 'ORGANIZATION_OWNER', 'default', 'INVALID_REQUEST'],
    ['a group user of an unknown group', 'GROUP_USER', 'unknown', 'NOT_FOUND'],
    ['somebody above the organization', 'SUPER_ADMIN', null, 'INVALID_VALUE'],
  ])('are not made as %s', async (_name, role, group, code) => {
    const known = group === 'default' ? tenant.groupId : randomUUID()

    const asked = { email: newAddress(), role, group_id: group === null ? null : known }

    expect((await client.call('POST', '/users', asked)).body.error_code).toBe(code)
  })

  it('have names and addresses that can be stored', async () => {
    const asked = { email: newAddress(), role: 'ORGANIZATION_OWNER' }
    const signingIn = { email: 'a\0b@contoh.example', password: 'kuda besar sekali' }

    expect((await client.call('POST', '/users', { ...asked, name: 'Sari\0' })).body.errors[0].field).toBe('name')
    expect((await client.call('POST', '/auth/login', signingIn)).body.errors[0].field).toBe('email')
    expect((await client.call('GET', '/audit-log?action=%00')).status).toBe(400)
  })

  it('lose their sessions when they are disabled, and may be let in again', async () => {
    const { organizationId, groupId } = tenant
    const member = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
    const session = await signIn(platform.url, member)

    const disabled = await client.call('DELETE', `/users/${member.id}`)

    expect(disabled.body).toMatchObject({ id: member.id, is_disabled: true })
    expect((await clientOf(platform.url, session).call('GET', '/profile')).status).toBe(401)
    await expect(signIn(platform.url, member)).rejects.toThrow('INVALID_CREDENTIALS')
    expect((await client.call('PUT', `/users/${member.id}`, { is_disabled: false })).body.is_disabled).toBe(false)
    expect((await clientOf(platform.url, session).call('GET', '/profile')).status).toBe(401)
    expect((await signIn(platform.url, member)).expires_in).toBe(3_600)
  })

  it('change role and group together, and keep what was not given', async () => {
    const { organizationId, groupId } = tenant
    const member = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
    const change = (body: object) => client.call('PUT', `/users/${member.id}`, body)

    expect((await change({ name: 'Budi Contoh' })).body).toMatchObject({ name: 'Budi Contoh', group: { id: groupId } })
    expect((await change({ role: 'ORGANIZATION_OWNER' })).body).toMatchObject({
      name: 'Budi Contoh',
      role: 'ORGANIZATION_OWNER',
      group: null,
    })
    expect((await change({ role: 'GROUP_USER' })).body.errors[0].field).toBe('group_id')
  })

  it('cannot take their own access away', async () => {
    for (const change of [{ is_disabled: true }, { role: 'GROUP_USER', group_id: tenant.groupId }]) {
      expect((await client.call('PUT', `/users/${owner.id}`, change)).body.error_code).toBe('CONFLICT')
    }
    expect((await client.call('DELETE', `/users/${owner.id}`)).status).toBe(409)
  })

  it('get a new one-time password from an owner, and lose their sessions', async () => {
    const { organizationId, groupId } = tenant
    const member = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
    const session = await signIn(platform.url, member)

    const { body } = await client.call('POST', `/users/${member.id}/reset-password`)

    expect((await clientOf(platform.url, session).call('GET', '/profile')).status).toBe(401)
    await expect(signIn(platform.url, member)).rejects.toThrow('INVALID_CREDENTIALS')
    const again = await signIn(platform.url, { email: member.email, password: body.one_time_password })
    expect((await clientOf(platform.url, again).call('GET', '/profile')).body.must_change_password).toBe(true)
  })
})

describe('API keys', () => {
  const make = (body: object, of: TestClient = client) => of.call('POST', `/groups/${tenant.groupId}/api-keys`, body)

  it('are shown once, listed without themselves, and end at once when revoked', async () => {
    const { status, body } = await make({ name: 'Gudang' })

    expect(status).toBe(201)
    expect(body.key).toMatch(/^chk_live_[0-9A-Za-z]{40}$/)
    expect(body.last_four).toBe(body.key.slice(-4))
    expect(await isKeyGood(body.key)).toBe(true)
    const { key, ...shown } = body
    const list = (await client.call('GET', `/groups/${tenant.groupId}/api-keys?page_size=100`)).body.items
    const listed = list.find((each: { id: string }) => each.id === body.id)
    expect(listed).toEqual({ ...shown, last_used_at: expect.any(String) })
    expect(JSON.stringify(list)).not.toContain(key)
    expect((await client.call('DELETE', `/api-keys/${body.id}`)).status).toBe(204)
    expect(await isKeyGood(key)).toBe(false)
    expect((await client.call('DELETE', `/api-keys/${body.id}`)).status).toBe(204)
  })

  it('are made in the mode of the call and listed apart', async () => {
    const inTest = clientOf(platform.url, tokens, { 'x-absah-mode': 'test' })

    const { body } = await make({ name: 'Coba' }, inTest)

    expect(body.key).toMatch(/^chk_test_/)
    const idsOf = async (of: TestClient) =>
      (await of.call('GET', `/groups/${tenant.groupId}/api-keys?page_size=100`)).body.items.map(
        (each: { id: string }) => each.id,
      )
    expect(await idsOf(inTest)).toContain(body.id)
    expect(await idsOf(client)).not.toContain(body.id)
    expect((await client.call('DELETE', `/api-keys/${body.id}`)).status).toBe(404)
  })

  it('may be narrowed, and may expire', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString()

    const { body } = await make({ name: 'Baca', scopes: ['verifications:read'], expires_at: soon })

    expect(body).toMatchObject({ scopes: ['verifications:read'], expires_at: soon })
    const reader = createClient(platform.url, body.key)
    expect((await reader.call('GET', '/folders')).status).toBe(200)
    expect((await reader.call('POST', '/folders', { name: 'Tidak' })).body.error_code).toBe('FORBIDDEN')
    await sql`UPDATE api_keys SET expires_at = now() WHERE id = ${body.id}`.execute(database.db)
    expect((await reader.call('GET', '/folders')).body.error_code).toBe('API_KEY_EXPIRED')
    const past = await make({ name: 'Lewat', expires_at: '2020-01-01T00:00:00Z' })
    expect(past.body.errors[0].field).toBe('expires_at')
  })

  it('of the whole organization go where X-Branch-Id says', async () => {
    const group = (await client.call('POST', '/groups', { name: 'Cabang Kunci' })).body

    const { body } = await make({ name: 'Semua', is_organization_wide: true })

    expect(body.group_id).toBeNull()
    const inBranch = createClient(platform.url, body.key, { 'x-branch-id': String(group.number) })
    expect((await inBranch.call('POST', '/folders', { name: 'Di sana' })).body.group.id).toBe(group.id)
  })

  it('are rotated with an overlap in which both are good', async () => {
    const old = (await make({ name: 'Lama', scopes: ['verifications:read'] })).body

    const { status, body } = await client.call('POST', `/api-keys/${old.id}/rotate`, { overlap_hours: 1 })

    expect(status).toBe(201)
    expect(body).toMatchObject({ name: 'Lama', scopes: ['verifications:read'], expires_at: null })
    expect([await isKeyGood(old.key), await isKeyGood(body.key)]).toEqual([true, true])
    const found = await sql<{ seconds: number }>`SELECT extract(epoch FROM expires_at - now())::int AS seconds
      FROM api_keys WHERE id = ${old.id}`.execute(database.db)
    expect(found.rows[0]?.seconds).toBeGreaterThan(3_500)
    expect(found.rows[0]?.seconds).toBeLessThanOrEqual(3_600)
  })

  it('are rotated a second time to a key of the life that the old one was made for', async () => {
    const forGood = (await make({ name: 'Selamanya' })).body
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const forDays = (await make({ name: 'Sebulan', expires_at: inDays(30) })).body
    const rotate = async (id: string) =>
      (await client.call('POST', `/api-keys/${id}/rotate`, { overlap_hours: 1 })).body.expires_at

    const expiries = [
      await rotate(forGood.id),
      await rotate(forGood.id),
      await rotate(forDays.id),
      await rotate(forDays.id),
    ]

    expect(expiries).toEqual([null, null, expect.any(String), expect.any(String)])
    expect(expiries[2] > inDays(29) && expiries[3] > inDays(29)).toBe(true)
  })

  it('are rotated at once without an overlap, and not after they ended', async () => {
    const old = (await make({ name: 'Bocor' })).body

    const fresh = await client.call('POST', `/api-keys/${old.id}/rotate`, { overlap_hours: 0 })

    expect([await isKeyGood(old.key), await isKeyGood(fresh.body.key)]).toEqual([false, true])
    expect((await client.call('POST', `/api-keys/${old.id}/rotate`, {})).body.error_code).toBe('CONFLICT')
  })

  it('may not administer: that takes a person', async () => {
    const machine = createClient(platform.url, tenant.liveKey)
    const calls = platform.routes.filter((each) =>
      /^\/(users|groups$|groups\/:id\/api|api-keys|audit|profile)/.test(each.url),
    )

    const answers = await Promise.all(
      calls.map(({ method, url }) =>
        machine.call(method, url.replace(':id', randomUUID()), method === 'GET' || method === 'HEAD' ? undefined : {}),
      ),
    )

    expect(calls.length).toBeGreaterThan(10)
    expect(answers.map((each) => each.status)).toEqual(calls.map(() => 403))
  })
})
