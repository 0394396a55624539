import { createServer } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

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

const owner = (changes: { mustChangePassword?: boolean } = {}) =>
  makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId: tenant.organizationId, groupId: null, ...changes })

interface Asked {
  readonly body?: unknown
  readonly origin?: string | null
  readonly headers?: Record<string, string>
}

async function post(path: string, { body = {}, origin = platform.url, headers = {} }: Asked = {}, to = platform.url) {
  const response = await fetch(to + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(origin === null ? {} : { origin }), ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  const cookie = response.headers.get('set-cookie')
  return { status: response.status, body: text === '' ? null : JSON.parse(text), cookie }
}

const credentialsOf = ({ email, password }: TestUser) => ({ email, password, session: 'cookie' })
const sentBack = (cookie: string | null) => ({ cookie: cookie?.split(';', 1)[0] ?? '' })

async function start(user: TestUser) {
  const { body, cookie } = await post('/auth/login', { body: credentialsOf(user) })
  return { token: String(body.access_token), cookie: sentBack(cookie) }
}

describe('a session in a cookie', () => {
  it('gives the refresh token to a cookie that no script reads, and to nothing else', async () => {
    const { status, body, cookie } = await post('/auth/login', { body: credentialsOf(await owner()) })

    expect([status, Object.keys(body).sort()]).toEqual([200, ['access_token', 'expires_in']])
    expect(cookie).toMatch(
      /^absah_refresh=rt_[\w-]{43}; Path=\/auth\/refresh; Max-Age=2592000; HttpOnly; SameSite=Strict$/,
    )
  })

  it('goes on with the cookie alone, which changes each time', async () => {
    const first = await start(await owner())

    const next = await post('/auth/refresh', { headers: first.cookie })
    const { status } = await clientOf(platform.url, next.body).call('GET', '/profile')

    expect([next.status, Object.keys(next.body).sort(), status]).toEqual([200, ['access_token', 'expires_in'], 200])
    expect(sentBack(next.cookie)).not.toEqual(first.cookie)
  })

  it('is refused to pages of another server', async () => {
    const user = await owner()
    const { cookie, token } = await start(user)
    const foreign = ['https://lain.example', 'null', null, platform.url.replace(/:\d+$/, ':1')]

    for (const origin of foreign) {
      const headers = { authorization: `Bearer ${token}` }
      const answers = [
        await post('/auth/login', { body: credentialsOf(user), origin }),
        await post('/auth/refresh', { headers: cookie, origin }),
        await post('/auth/logout', { headers, origin }),
      ]
      expect(answers.map(({ status, cookie: set }) => [status, set])).toEqual([
        [403, null],
        [403, null],
        [403, null],
      ])
    }
    expect((await post('/auth/refresh', { headers: cookie })).status).toBe(200)
  })

  it('is never mixed with a header or a body', async () => {
    const user = await owner()
    const { cookie, token } = await start(user)
    const { refresh_token } = await signIn(platform.url, user)
    const key = { 'x-api-key': tenant.liveKey }

    const answers = [
      await post('/auth/refresh', { headers: { ...cookie, authorization: `Bearer ${token}` } }),
      await post('/auth/refresh', { headers: { ...cookie, ...key } }),
      await post('/auth/refresh', { headers: cookie, body: { refresh_token } }),
      await post('/auth/refresh', { body: { refresh_token: cookie.cookie.split('=')[1] } }),
      await post('/auth/refresh', { headers: { cookie: `absah_refresh=${refresh_token}` } }),
    ]
    const withoutKey = await fetch(`${platform.url}/profile`, { headers: cookie })

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 401, 401])
    expect(withoutKey.status).toBe(401)
  })

  it('ends with signing out, which takes the cookie away', async () => {
    const { cookie, token } = await start(await owner())

    const out = await post('/auth/logout', { headers: { authorization: `Bearer ${token}` } })

    expect([out.status, out.cookie]).toEqual([
      204,
      'absah_refresh=; Path=/auth/refresh; Max-Age=0; HttpOnly; SameSite=Strict',
    ])
    expect((await post('/auth/refresh', { headers: cookie })).status).toBe(401)
  })

  it('begins with the first password, and stays when that is changed', async () => {
    const user = await owner({ mustChangePassword: true })
    const { token, cookie } = await start(user)
    const client = clientOf(platform.url, { access_token: token })
    const closed = await client.call('GET', '/groups')

    const changed = await client.call('PUT', '/profile/password', {
      current_password: user.password,
      new_password: 'gajah kecil sekali',
    })

    expect([closed.status, changed.status]).toEqual([403, 204])
    expect((await client.call('GET', '/profile')).body.must_change_password).toBe(false)
    expect((await post('/auth/refresh', { headers: cookie })).status).toBe(200)
  })
})

it('asks for the cookie with nothing but its own word', async () => {
  const { status, body } = await post('/auth/login', { body: { ...credentialsOf(await owner()), session: 'token' } })

  expect([status, body.error_code]).toEqual([400, 'INVALID_VALUE'])
})

it('signs out everywhere', async () => {
  const user = await owner()
  const here = await signIn(platform.url, user)
  const there = await start(user)
  const stranger = await signIn(platform.url, await owner())

  const out = await clientOf(platform.url, here).call('POST', '/auth/logout?everywhere=true')

  expect(out.status).toBe(204)
  expect((await clientOf(platform.url, { access_token: there.token }).call('GET', '/profile')).status).toBe(401)
  expect((await post('/auth/refresh', { headers: there.cookie })).status).toBe(401)
  expect((await clientOf(platform.url, stranger).call('GET', '/profile')).status).toBe(200)
  const written = await sql<{ details: unknown }>`SELECT details FROM audit_entries
    WHERE action = 'session.ended' AND actor_id = ${user.id}`.execute(database.db)
  expect(written.rows).toEqual([{ details: { everywhere: true } }])
})

describe('behind https', () => {
  let secure: TestPlatform
  let address: string
  beforeAll(async () => {
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    const settings = { PUBLIC_URL: 'https://absah.example/verifikasi', PORT: String(port) }
    secure = await startPlatform({ database, verifiers: [], settings })
  })
  afterAll(() => secure.stop())

  it('marks the cookie as Secure and knows its public address', async () => {
    const body = credentialsOf(await owner())
    const host = await post('/auth/login', { body, origin: address }, address)
    const page = await post('/auth/login', { body, origin: 'https://absah.example' }, address)

    expect([host.status, page.status]).toEqual([403, 200])
    expect(page.cookie).toContain('; Path=/verifikasi/auth/refresh; ')
    expect(page.cookie).toMatch(/; Secure$/)
  })
})

/** What a server is reached at is not what it calls itself, so the port must be known before. */
function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((answer) => {
    server.listen(0, '127.0.0.1', () => {
      const place = server.address()
      server.close(() => answer(typeof place === 'object' && place !== null ? place.port : 0))
    })
  })
}
