import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessTokens } from '../src/features/access/access-token.ts'
import { deriveKey } from '../src/platform/encryption/derive-key.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let anyone: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  tenant = await platform.createTenant()
  anyone = createClient(platform.url, null)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const owner = (changes: { mustChangePassword?: boolean } = {}) =>
  makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId: tenant.organizationId, groupId: null, ...changes })
const logIn = (user: Pick<TestUser, 'email' | 'password'>) =>
  anyone.call('POST', '/auth/login', { email: user.email, password: user.password })
const refresh = (token: string) => anyone.call('POST', '/auth/refresh', { refresh_token: token })
const forgetAttempts = () => sql`DELETE FROM login_attempts`.execute(database.db)
async function useLongAgo(token: string) {
  const hash = createHash('sha256').update(token).digest()
  await sql`UPDATE refresh_tokens SET used_at = now() - interval '11 seconds'
    WHERE token_hash = ${hash}`.execute(database.db)
}

describe('signing in', () => {
  it('answers tokens that open the API and the profile', async () => {
    const user = await owner()

    const { status, body, headers } = await logIn({ ...user, email: ` ${user.email.toUpperCase()} ` })

    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'refresh_token'])
    expect(body.expires_in).toBe(3_600)
    expect(headers.get('cache-control')).toBe('no-store')
    const client = clientOf(platform.url, body)
    expect((await client.call('GET', '/services')).status).toBe(200)
    expect((await client.call('GET', '/profile')).body).toMatchObject({
      id: user.id,
      email: user.email,
      role: 'ORGANIZATION_OWNER',
      organization: { id: tenant.organizationId },
      group: null,
      must_change_password: false,
    })
  })

  it('refuses an unknown address, a wrong password and a disabled user in the same words', async () => {
    const user = await owner()
    const disabled = await owner()
    await sql`UPDATE users SET disabled_at = now() WHERE id = ${disabled.id}`.execute(database.db)

    const answers = await Promise.all([
      logIn({ email: 'nobody@contoh.example', password: 'kuda besar sekali' }),
      logIn({ ...user, password: 'kuda kecil sekali' }),
      logIn(disabled),
    ])

    expect(answers.map((each) => each.status)).toEqual([401, 401, 401])
    expect(new Set(answers.map((each) => JSON.stringify(each.body))).size).toBe(1)
    expect(answers[0]?.body.error_code).toBe('INVALID_CREDENTIALS')
  })

  it('lets ten attempts at one account fail, known or not, however many come at once', async () => {
    await forgetAttempts()
    const user = await owner()
    for (const email of [user.email, 'nobody-else@contoh.example']) {
      const answers = await Promise.all(Array.from({ length: 15 }, () => logIn({ email, password: 'wrong password' })))

      expect(answers.filter((each) => each.status === 401)).toHaveLength(10)
      const refused = answers.filter((each) => each.status === 429)
      expect(refused).toHaveLength(5)
      expect(refused[0]?.body.error_code).toBe('TOO_MANY_REQUESTS')
      expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(800)
    }
    expect((await logIn(user)).status).toBe(429)
    await sql`UPDATE login_attempts SET window_ends_at = now()`.execute(database.db)
    expect((await logIn(user)).status).toBe(200)
  })

  it('lets a hundred attempts from one address fail, and forgets those that succeed', async () => {
    await forgetAttempts()
    const user = await owner()
    await logIn({ email: 'first@contoh.example', password: 'wrong password' })
    await sql`UPDATE login_attempts SET count = 99 WHERE kind = 'ADDRESS'`.execute(database.db)

    expect((await logIn(user)).status).toBe(200)
    expect((await logIn({ email: 'second@contoh.example', password: 'wrong password' })).status).toBe(401)
    expect((await logIn(user)).status).toBe(429)
    await forgetAttempts()
  })

  it('says which ways there are', async () => {
    const { status, body } = await anyone.call('GET', '/auth/methods')

    expect(status).toBe(200)
    expect(body.PASSWORD).toEqual({ enabled: true })
    expect(body.ENTRA).toEqual({ details: null, enabled: false, healthy: false })
  })
})

describe('a session', () => {
  it('ends for both when its refresh token comes back later', async () => {
    const first = await signIn(platform.url, await owner())
    const second = (await refresh(first.refresh_token)).body
    expect((await clientOf(platform.url, second).call('GET', '/profile')).status).toBe(200)
    await useLongAgo(first.refresh_token)

    const stolen = await refresh(first.refresh_token)

    expect([stolen.status, stolen.body.error_code]).toEqual([401, 'INVALID_TOKEN'])
    expect((await refresh(second.refresh_token)).status).toBe(401)
    expect((await clientOf(platform.url, second).call('GET', '/profile')).body.error_code).toBe('INVALID_TOKEN')
  })

  it('gives each of two windows that refresh at once a token of its own', async () => {
    const first = await signIn(platform.url, await owner())

    const answers = await Promise.all([refresh(first.refresh_token), refresh(first.refresh_token)])

    expect(answers.map((each) => each.status)).toEqual([200, 200])
    expect(new Set(answers.map((each) => each.body.refresh_token)).size).toBe(2)
    for (const { body } of answers) expect((await refresh(body.refresh_token)).status).toBe(200)
  })

  it('is over after thirty days without a refresh', async () => {
    const { refresh_token } = await signIn(platform.url, await owner())
    const found = await sql<{ days: number }>`SELECT extract(epoch FROM expires_at - created_at)::int / 86400 AS days
      FROM refresh_tokens ORDER BY created_at DESC LIMIT 1`.execute(database.db)
    await sql`UPDATE refresh_tokens SET expires_at = now()`.execute(database.db)

    expect(found.rows).toEqual([{ days: 30 }])
    expect((await refresh(refresh_token)).body.error_code).toBe('TOKEN_EXPIRED')
    expect((await refresh('rt_unknown')).body.error_code).toBe('INVALID_TOKEN')
  })

  it('ends by signing out, and only that one', async () => {
    const user = await owner()
    const here = await signIn(platform.url, user)
    const there = await signIn(platform.url, user)

    expect((await clientOf(platform.url, here).call('POST', '/auth/logout')).status).toBe(204)

    expect((await clientOf(platform.url, here).call('GET', '/profile')).body.error_code).toBe('INVALID_TOKEN')
    expect((await refresh(here.refresh_token)).status).toBe(401)
    expect((await clientOf(platform.url, there).call('GET', '/profile')).status).toBe(200)
  })

  it('follows the user: disabled or of another role, at once', async () => {
    const user = await owner()
    const client = clientOf(platform.url, await signIn(platform.url, user))
    expect((await client.call('GET', '/users')).status).toBe(200)

    await sql`UPDATE users SET role = 'GROUP_USER', group_id = ${tenant.groupId} WHERE id = ${user.id}`.execute(
      database.db,
    )
    expect((await client.call('GET', '/users')).body.error_code).toBe('FORBIDDEN')
    await sql`UPDATE users SET disabled_at = now() WHERE id = ${user.id}`.execute(database.db)
    expect((await client.call('GET', '/services')).body.error_code).toBe('INVALID_TOKEN')
  })

  it('is refused with a token that expired, was made elsewhere or says how it is to be checked', async () => {
    const user = await owner()
    const { access_token: good } = await signIn(platform.url, user)
    const [header = '', payload = '', signature = ''] = good.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const key = deriveKey(Buffer.from(platform.home.masterKey, 'base64'), 'access-tokens:1')
    const sign = (id: string, signingKey: Uint8Array, now = Date.now()) =>
      createAccessTokens({ keys: [{ id, key: signingKey }], now: () => now }).sign({
        userId: claims.sub,
        sessionId: claims.sid,
      })
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT', kid: '1' })).toString('base64url')
    const codeOf = async (token: string) => {
      const { status, body } = await clientOf(platform.url, { access_token: token }).call('GET', '/services')
      return status === 200 ? 200 : body.error_code
    }

    expect(await codeOf(good)).toBe(200)
    expect(await codeOf(sign('1', key))).toBe(200)
    expect(await codeOf(sign('1', key, Date.now() - 3_601_000))).toBe('TOKEN_EXPIRED')
    expect(await codeOf(sign('2', key))).toBe('INVALID_TOKEN')
    expect(await codeOf(sign('1', new Uint8Array(32)))).toBe('INVALID_TOKEN')
    expect(await codeOf(`${none}.${payload}.`)).toBe('INVALID_TOKEN')
    expect(await codeOf(`${none}.${payload}.${signature}`)).toBe('INVALID_TOKEN')
    expect(await codeOf(`${header}.${payload}`)).toBe('INVALID_TOKEN')
    const other = Buffer.from(JSON.stringify({ ...claims, aud: 'another' })).toString('base64url')
    expect(await codeOf(`${header}.${other}.${signature}`)).toBe('INVALID_TOKEN')
  })
})

describe('a user', () => {
  it('with a one-time password may change it and nothing else', async () => {
    const user = await owner({ mustChangePassword: true })
    const client = clientOf(platform.url, await signIn(platform.url, user))
    const change = (from: string, to: string) =>
      client.call('PUT', '/profile/password', { current_password: from, new_password: to })

    expect((await client.call('GET', '/services')).body).toEqual({
      error_code: 'FORBIDDEN',
      message: 'Please change your password first: PUT /profile/password',
    })
    expect((await client.call('GET', '/profile')).body.must_change_password).toBe(true)
    expect((await change('not the password', 'gajah besar sekali')).body.errors[0].field).toBe('current_password')
    expect((await change(user.password, user.password)).body.errors[0].field).toBe('new_password')
    expect((await change(user.password, 'short')).body.errors[0].field).toBe('new_password')
    expect((await change(user.password, 'gajah besar sekali')).status).toBe(204)

    expect((await client.call('GET', '/services')).status).toBe(200)
    expect((await logIn(user)).status).toBe(401)
    expect((await logIn({ ...user, password: 'gajah besar sekali' })).status).toBe(200)
  })

  it('who changes the password is signed out everywhere else', async () => {
    const user = await owner()
    const here = clientOf(platform.url, await signIn(platform.url, user))
    const there = await signIn(platform.url, user)
    await here.call('PUT', '/profile/password', { current_password: user.password, new_password: 'gajah besar sekali' })

    expect((await here.call('GET', '/profile')).status).toBe(200)
    expect((await clientOf(platform.url, there).call('GET', '/profile')).status).toBe(401)
    expect((await refresh(there.refresh_token)).status).toBe(401)
  })

  it('picks live or test data by X-Absah-Mode', async () => {
    const tokens = await signIn(platform.url, await owner())
    const inMode = (mode: string) => clientOf(platform.url, tokens, { 'x-absah-mode': mode })
    const made = await clientOf(platform.url, tokens).call('POST', '/folders', { name: 'Hidup' })

    expect((await inMode('live').call('GET', `/folders/${made.body.id}`)).status).toBe(200)
    expect((await inMode('test').call('GET', `/folders/${made.body.id}`)).status).toBe(404)
    expect((await inMode('both').call('GET', '/folders')).body).toMatchObject({
      error_code: 'INVALID_VALUE',
      errors: [{ field: 'X-Absah-Mode' }],
    })
  })

  it('who is an owner sees all groups and makes things in the one that X-Branch-Id picks', async () => {
    const tokens = await signIn(platform.url, await owner())
    const client = clientOf(platform.url, tokens)
    const group = (await client.call('POST', '/groups', { name: 'Cabang Dua' })).body

    const made = await clientOf(platform.url, tokens, { 'x-branch-id': String(group.number) }).call(
      'POST',
      '/folders',
      { name: 'Di cabang' },
    )
    const plain = await client.call('POST', '/folders', { name: 'Di pusat' })

    expect(made.body.group.id).toBe(group.id)
    expect(plain.body.group.id).toBe(tenant.groupId)
    expect((await client.call('GET', `/folders/${made.body.id}`)).status).toBe(200)
    const nowhere = clientOf(platform.url, tokens, { 'x-branch-id': '77' })
    expect((await nowhere.call('GET', '/folders')).body.message).toBe('Branch not found')
  })

  it('of a group sees that group alone', async () => {
    const tokens = await signIn(platform.url, await owner())
    const groupId = (await clientOf(platform.url, tokens).call('POST', '/groups', { name: 'Cabang Tiga' })).body.id
    const member = await makeUser(database, { role: 'GROUP_USER', organizationId: tenant.organizationId, groupId })
    const client = clientOf(platform.url, await signIn(platform.url, member))
    const elsewhere = (await clientOf(platform.url, tokens).call('POST', '/folders', { name: 'Bukan milikmu' })).body

    const own = await client.call('POST', '/folders', { name: 'Milikmu' })

    expect(own.body).toMatchObject({ group: { id: groupId }, created_by: member.id })
    expect((await client.call('GET', `/folders/${elsewhere.id}`)).status).toBe(404)
    expect((await client.call('GET', '/groups')).body.items.map((each: { id: string }) => each.id)).toEqual([groupId])
    expect((await client.call('POST', '/groups', { name: 'Baru' })).body.error_code).toBe('FORBIDDEN')
  })

  it('who administers the installation names an organization, and may not forget to', async () => {
    const superAdmin = await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null })
    const tokens = await signIn(platform.url, superAdmin)
    const inside = (id: string) => clientOf(platform.url, tokens, { 'x-absah-organization': id })

    expect((await clientOf(platform.url, tokens).call('GET', '/profile')).body.organization).toBeNull()
    expect((await clientOf(platform.url, tokens).call('GET', '/folders')).body).toMatchObject({
      error_code: 'INVALID_REQUEST',
      errors: [{ field: 'X-Absah-Organization' }],
    })
    expect((await inside(tenant.organizationId).call('GET', '/folders')).status).toBe(200)
    for (const id of [tenant.groupId, 'nonsense']) {
      expect((await inside(id).call('GET', '/folders')).body.message).toBe('Organization not found')
    }
  })
})
