import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLoginTokens } from '../src/features/access/oidc/login-token.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { type OidcServer, openOidcServer, type Person } from './oidc-server.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

const REDIRECT_URI = 'https://absah.example/app/signed-in'

let database: TestDatabase
let provider: OidcServer
let platform: TestPlatform
let plain: TestPlatform
let tenant: TestTenant
let user: TestUser
let anybody: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  provider = await openOidcServer()
  const settings = {
    ABSAH_OIDC_ISSUER: provider.issuer,
    ABSAH_OIDC_CLIENT_ID: provider.clientId,
    ABSAH_OIDC_CLIENT_SECRET: provider.clientSecret,
    ABSAH_OIDC_REDIRECT_URI: REDIRECT_URI,
    ABSAH_OIDC_ALLOW: '127.0.0.1/32:*',
  }
  const verifiers = [testVerifier({ current: endAsNoted })]
  platform = await startPlatform({ database, settings, verifiers })
  plain = await startPlatform({ database, verifiers })
  tenant = await platform.createTenant()
  user = await makeUser(database, {
    role: 'ORGANIZATION_OWNER',
    organizationId: tenant.organizationId,
    groupId: null,
  })
  anybody = createClient(platform.url, null)
})
afterAll(async () => {
  await Promise.all([platform.stop(), plain.stop()])
  await provider.close()
  await database.drop()
})

async function begin() {
  const { status, body } = await anybody.call('POST', '/auth/oidc/start')
  expect([status, body.message]).toEqual([200, undefined])
  return { url: String(body.authorization_url), loginToken: String(body.login_token), state: String(body.state) }
}

/** The whole way, as a browser goes it. */
async function signInAs(person: Person, changes: object = {}) {
  const { url, loginToken } = await begin()
  const returned = provider.authorize(url, { email: user.email, ...person })
  return anybody.call('POST', '/auth/oidc/login', { ...returned, login_token: loginToken, ...changes })
}

describe('signing in at a provider', () => {
  it('gives the user with the verified address a session like any other, and writes it down', async () => {
    const { status, body } = await signInAs({ email: user.email.toUpperCase() })

    expect(status).toBe(200)
    const owner = clientOf(platform.url, body)
    expect((await owner.call('GET', '/profile')).body).toMatchObject({ id: user.id, email: user.email })
    const again = await anybody.call('POST', '/auth/refresh', { refresh_token: body.refresh_token })
    expect(again.status).toBe(200)
    const log = await owner.call('GET', '/audit-log?action=session.started')
    expect(log.body.items[0]).toMatchObject({ actor: { id: user.id }, details: { method: 'oidc' } })
    expect((await owner.call('POST', '/auth/logout')).status).toBe(204)
    expect((await owner.call('GET', '/profile')).status).toBe(401)
  })

  it('lets in somebody whose one-time password was never changed: he did not use it', async () => {
    const place = { organizationId: tenant.organizationId, groupId: null }
    const newcomer = await makeUser(database, { role: 'ORGANIZATION_OWNER', ...place, mustChangePassword: true })

    const { body } = await signInAs({ email: newcomer.email })
    const byPassword = await signIn(platform.url, newcomer)

    expect((await clientOf(platform.url, body).call('GET', '/groups')).status).toBe(200)
    expect((await clientOf(platform.url, byPassword).call('GET', '/groups')).status).toBe(403)
  })

  it('asks with code, PKCE, state and nonce, new ones each time', async () => {
    const [first, second] = [await begin(), await begin()]

    const query = new URL(first.url).searchParams
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: provider.clientId,
      redirect_uri: REDIRECT_URI,
      scope: 'openid email',
      code_challenge_method: 'S256',
      state: first.state,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(query.get(name)?.length).toBeGreaterThan(30)
      expect(query.get(name)).not.toBe(new URL(second.url).searchParams.get(name))
    }
    expect(first.loginToken).not.toContain(first.state)
  })

  it('takes the address from the userinfo endpoint where the token has none', async () => {
    expect((await signInAs({ isInUserInfo: true })).status).toBe(200)
    expect((await signInAs({ isInUserInfo: true, emailVerified: false })).status).toBe(401)
  })

  it.each<[string, Person]>([
    ['another nonce', { nonce: 'nonce orang lain' }],
    ['another issuer', { issuer: 'https://lain.example' }],
    ['another audience', { audience: 'aplikasi-lain' }],
    ['a key that is not the provider’s', { isForged: true }],
    ['a time that is over', { lifetimeSeconds: -600 }],
    ['an unverified address', { emailVerified: false }],
    ['an address that nobody has here', { email: 'orang.asing@contoh.example' }],
  ])('refuses an ID token with %s', async (_name, person) => {
    const { status, body } = await signInAs(person)

    expect([status, body.error_code]).toEqual([401, 'INVALID_CREDENTIALS'])
  })

  it('refuses a code that expired, was used, or was asked for by another browser', async () => {
    const first = await begin()
    const returned = provider.authorize(first.url, { email: user.email })
    const login = (login_token: string, changes = {}) =>
      anybody.call('POST', '/auth/oidc/login', { ...returned, login_token, ...changes })

    const elsewhere = await begin()
    expect((await login(elsewhere.loginToken)).status).toBe(401)
    expect((await login(elsewhere.loginToken, { state: elsewhere.state })).status).toBe(401)
    expect((await login(first.loginToken, { iss: 'https://lain.example' })).status).toBe(401)
    expect((await login(first.loginToken)).status).toBe(200)
    expect((await login(first.loginToken)).status).toBe(401)
    const late = await begin()
    const { code, state, iss } = provider.authorize(late.url, { email: user.email })
    provider.expire(code)
    const refused = await anybody.call('POST', '/auth/oidc/login', { code, state, iss, login_token: late.loginToken })
    expect([refused.status, refused.body.error_code]).toEqual([401, 'INVALID_CREDENTIALS'])
  })

  it('makes nobody a user, and lets no disabled one in', async () => {
    const count = async () => {
      const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM users`.execute(database.db)
      return found.rows[0]?.count
    }
    const before = await count()
    const place = { organizationId: tenant.organizationId, groupId: null }
    const gone = await makeUser(database, { role: 'ORGANIZATION_OWNER', ...place })
    await sql`UPDATE users SET disabled_at = now() WHERE id = ${gone.id}`.execute(database.db)

    expect((await signInAs({ email: 'baru@contoh.example' })).status).toBe(401)
    expect((await signInAs({ email: gone.email })).status).toBe(401)
    expect(await count()).toBe((before ?? 0) + 1)
  })

  it('refuses a login token that was not written here', async () => {
    for (const login_token of ['x', 'bm90IHNlYWxlZA', 'A'.repeat(900)]) {
      expect((await signInAs({}, { login_token })).status).toBe(401)
    }
  })

  it('says that the provider does not answer, which is nobody’s fault, and works again', async () => {
    const { url, loginToken } = await begin()
    const returned = { ...provider.authorize(url, { email: user.email }), login_token: loginToken }
    provider.breakDown(true)

    const down = await anybody.call('POST', '/auth/oidc/login', returned)
    provider.breakDown(false)

    expect([down.status, down.body.error_code]).toEqual([503, 'SERVICE_UNAVAILABLE'])
    expect((await anybody.call('POST', '/auth/oidc/login', returned)).status).toBe(200)
  })
})

describe('the ways to sign in', () => {
  it('say whether a provider is set and can be asked', async () => {
    const off = { details: null, enabled: false, healthy: false }
    const on = { details: provider.issuer, enabled: true, healthy: true }

    expect((await anybody.call('GET', '/auth/methods')).body.OIDC).toEqual(on)
    expect((await createClient(plain.url, null).call('GET', '/auth/methods')).body).toMatchObject({
      PASSWORD: { enabled: true },
      OIDC: off,
    })
  })

  it('are one less where none is set', async () => {
    const client = createClient(plain.url, null)

    expect((await client.call('POST', '/auth/oidc/start')).status).toBe(404)
    const body = { code: 'x', state: 'x', login_token: 'x' }
    expect((await client.call('POST', '/auth/oidc/login', body)).status).toBe(404)
  })
})

it('a login token is good for ten minutes', () => {
  let nowMs = 1_000_000
  const tokens = createLoginTokens(new Uint8Array(32), () => nowMs)
  const attempt = { state: 'a', nonce: 'b', codeVerifier: 'c' }
  const token = tokens.write(attempt)

  nowMs += 599_000
  expect(tokens.read(token)).toEqual(attempt)
  nowMs += 1_000
  expect(tokens.read(token)).toBeNull()
})
