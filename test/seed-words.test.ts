import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../src/platform/http/error-codes.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn } from './users.ts'

/** What the published pages of both APIs show, word for word: their texts stand here, and nowhere in the product. */

/** The page of conventions: each code with its status and the text of its example. */
const VERIFICATION_API = {
  INVALID_REQUEST: [400, 'Invalid request. Please check input data format and try again'],
  INVALID_ID: [400, 'Invalid Verification ID'],
  UNAUTHORIZED: [401, 'You are not authorized to perform this action'],
  REQUEST_TIMEOUT: [408, 'Request timed out. Please try again later'],
  FORBIDDEN: [403, 'You are forbidden to perform this action'],
  INSUFFICIENT_BALANCE: [403, 'Organization group credit balance is insufficient to complete the action'],
  QUOTA_EXCEEDED: [403, 'User has exceeded their monthly usage limit'],
  NOT_FOUND: [404, 'Verification not found'],
  TOO_MANY_REQUESTS: [429, 'Too many requests. Please try again later'],
  VERIFICATION_FAILED: [500, 'An error occurred while queueing verification'],
} as const

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let user: TestClient
let folderId: string

const verifier = testVerifier({ current: async () => found({ name: 'Contoh' }) })

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [verifier] })
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  const owner = { role: 'ORGANIZATION_OWNER', organizationId: tenant.organizationId, groupId: null } as const
  user = clientOf(platform.url, await signIn(platform.url, await makeUser(database, owner)))
  folderId = (await key.call('POST', '/folders', { name: 'Contoh' })).body.id
}, 60_000)
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

async function completed(): Promise<string> {
  const { body } = await key.call('POST', '/verifications', request())
  const status = async () => (await key.call('GET', `/verifications/${body.id}`)).body.status
  await expect.poll(status, { timeout: 60_000 }).toBe('COMPLETED')
  return body.id
}

describe('the words of the verification API', () => {
  it.each(Object.entries(VERIFICATION_API))('%s are those of the page', (code, [status, message]) => {
    expect(Object.entries(ERROR_CODES).find(([each]) => each === code)?.[1]).toMatchObject({ status, message })
  })

  it('are what a client gets', async () => {
    expect((await createClient(platform.url, null).call('POST', '/auth/login', {})).body).toEqual({
      error_code: 'INVALID_REQUEST',
      message: 'Invalid request. Please check input data format and try again',
      errors: [
        { field: 'email', message: 'This field is required' },
        { field: 'password', message: 'This field is required' },
      ],
    })
    expect((await key.call('GET', '/verifications/7')).body.message).toBe('Invalid Verification ID')
    expect((await key.call('GET', `/verifications/${randomUUID()}`)).body.message).toBe('Verification not found')
    expect((await key.call('GET', '/users')).body.message).toBe('You are forbidden to perform this action')
    const poor = await platform.createTenant({ credits: 0 })
    const broke = createClient(platform.url, poor.liveKey)
    const { body: folder } = await broke.call('POST', '/folders', { name: 'Contoh' })
    const unpaid = await broke.call('POST', '/verifications', request({ folder_id: folder.id }))
    expect([unpaid.status, unpaid.body]).toEqual([
      403,
      {
        error_code: 'INSUFFICIENT_BALANCE',
        message: 'Organization group credit balance is insufficient to complete the action',
      },
    ])
  })

  it('tell a user whose month is used up so', async () => {
    const member = { role: 'GROUP_USER', organizationId: tenant.organizationId, groupId: tenant.groupId } as const
    const made = await makeUser(database, member)
    await sql`UPDATE users SET monthly_quota = 0 WHERE id = ${made.id}`.execute(database.db)
    const limited = clientOf(platform.url, await signIn(platform.url, made))

    const answer = await limited.call('POST', '/verifications', request())

    const message = 'User has exceeded their monthly usage limit'
    expect([answer.status, answer.body]).toEqual([403, { error_code: 'QUOTA_EXCEEDED', message }])
  })

  it('name a service that is switched off', async () => {
    const off = await startPlatform({
      ...{ database, verifiers: [verifier], home: platform.home },
      settings: { ABSAH_SERVICES_OFF: 'TEST_SERVICE' },
    })
    const answer = await createClient(off.url, tenant.liveKey).call('POST', '/verifications', request())
    await off.stop()

    const message = 'Verification service is temporarily unavailable: TEST_SERVICE'
    expect([answer.status, answer.body]).toEqual([503, { error_code: 'SERVICE_UNAVAILABLE', message }])
  })

  it('say the same of a name that is taken in live and in test mode', async () => {
    const taken = await key.call('POST', '/folders', { name: 'Contoh' })

    expect(taken.body).toEqual({ error_code: 'ALREADY_EXISTS', message: ERROR_CODES.ALREADY_EXISTS.message })
  })
})

describe('the published calls', () => {
  it('take null for no result group, and make one', async () => {
    const { status, body } = await key.call('POST', '/verifications', request({ result_id: null }))

    expect([status, body.result_id]).toEqual([201, expect.stringMatching(/^[0-9a-f-]{36}$/)])
  })

  it('answer a result group that nobody has used with a status of the list', async () => {
    const { body } = await key.call('GET', `/verifications?result_id=${randomUUID()}`)

    expect(body).toEqual({ total: 0, overall_status: 'DRAFT', items: [] })
  })

  it('take the page’s own review and change nothing but the status', async () => {
    const id = await completed()
    const before = (await user.call('GET', `/verifications/${id}`)).body
    const moved = await user.call('PUT', `/verifications/${id}`, { verification_status: 'NEED_REVIEW' })
    expect(moved.status).toBe(200)

    const example = { verification_status: 'COMPLETED', output: {}, configuration: {} }
    const { status, body, headers } = await user.call('PUT', `/verifications/${id}`, example)

    expect([status, body.status]).toEqual([200, 'COMPLETED'])
    expect([body.output, body.output_status, body.input_config]).toEqual([
      before.output,
      before.output_status,
      before.input_config,
    ])
    const again = await user.call('PUT', `/verifications/${id}`, example)
    // Nothing to change is no edit.
    expect([again.status, again.headers.get('etag')]).toEqual([200, headers.get('etag')])
  })

  it('lay a part of a configuration over the stored one and check the whole', async () => {
    const id = await completed()
    const review = (configuration: object) => user.call('PUT', `/verifications/${id}?reveal=true`, { configuration })

    expect((await review({ note: 'catatan' })).body.input_config).toEqual({ colour: 'GREEN', note: 'catatan' })
    expect((await review({ colour: 'RED' })).body.input_config).toEqual({ colour: 'RED', note: 'catatan' })
    expect((await review({ note: null })).body.input_config).toEqual({ colour: 'RED' })
    const wrong = await review({ colour: 'BLUE' })
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'configuration.colour'])
    const lacking = await review({ colour: null })
    expect([lacking.status, lacking.body.errors]).toEqual([
      400,
      [{ field: 'configuration.colour', message: 'This field is required' }],
    ])
    expect((await user.call('GET', `/verifications/${id}?reveal=true`)).body.input_config).toEqual({ colour: 'RED' })
  })
})

describe('a request that cannot be answered', () => {
  it('is challenged where its credential lacks or is not good', async () => {
    const challenge = async (path: string, headers: Record<string, string>) => {
      const answer = await createClient(platform.url, null, headers).call('GET', path)
      return [answer.status, answer.headers.get('www-authenticate')]
    }

    for (const path of ['/services', '/api/v1/banks']) {
      expect(await challenge(path, {})).toEqual([401, 'Bearer realm="absah"'])
      expect(await challenge(path, { 'x-api-key': 'nonsense' })).toEqual([
        401,
        'Bearer realm="absah", error="invalid_token"',
      ])
    }
  })

  it.each([
    ['DELETE', '/services', 'GET, HEAD'],
    ['PATCH', `/verifications/${randomUUID()}`, 'DELETE, GET, HEAD, PUT'],
    ['GET', `/verifications/${randomUUID()}/retry`, 'POST'],
    ['PUT', '/uploads', 'POST'],
    ['GET', '/api/v1/verify?bank=cbe', 'POST'],
    ['DELETE', '/api/v1/accounts/', 'GET, HEAD, POST'],
  ])('%s %s is told the methods of its address', async (method, path, allowed) => {
    const { status, headers, body } = await key.call(method, path)

    expect([status, headers.get('allow'), body.error_code ?? body.code]).toEqual([405, allowed, 'METHOD_NOT_ALLOWED'])
  })

  it('is 404 where nothing has its address', async () => {
    expect((await key.call('GET', '/nothing/here')).status).toBe(404)
  })
})

describe('the words of the receipt API', () => {
  const VERIFY = '/api/v1/verify'
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    createClient(platform.url, null, { authorization: `Bearer ${tenant.testKey}`, ...headers }).call(
      'POST',
      VERIFY,
      body,
    )

  it('are those of the page', async () => {
    const unknown = await createClient(platform.url, null).call('POST', '/api/v1/verify', {})
    expect([unknown.status, unknown.body.message]).toEqual([401, 'Unauthenticated.'])
    const bank = await ask({ bank: 'xyz', transaction_number: 'DF70KX7Q2M' })
    expect([bank.status, bank.body.message]).toEqual([400, 'Unsupported bank: xyz'])
    const miss = await ask({ bank: 'telebirr', transaction_number: 'DF70KX7Q04' })
    expect([miss.status, miss.body]).toMatchObject([
      404,
      { success: false, exists: false, message: 'Transaction not found.' },
    ])
    const empty = await ask({})
    expect([empty.status, empty.body]).toMatchObject([
      422,
      {
        message: 'The given data was invalid.',
        errors: {
          bank: ['The bank field is required.'],
          transaction_number: ['The transaction number field is required.'],
        },
      },
    ])
  })

  it('say that a plan is used up', async () => {
    const { organizationId } = tenant
    const limit = (checks: number | null) =>
      sql`UPDATE organizations SET receipt_checks_per_month = ${checks} WHERE id = ${organizationId}`.execute(
        database.db,
      )
    await limit(0)
    const live = createClient(platform.url, tenant.liveKey)

    const answer = await live.call('POST', '/api/v1/verify', { bank: 'telebirr', transaction_number: 'DF70KX7Q2M' })
    await limit(null)

    const message = 'Monthly verification limit reached. Please upgrade your plan.'
    expect([answer.status, answer.body.message]).toEqual([402, message])
  })

  it('call a body that is no JSON malformed, and no field of it wrong', async () => {
    for (const text of ['{"bank":', '[1', `${'['.repeat(40)}${']'.repeat(40)}`]) {
      const answer = await fetch(`${platform.url}/api/v1/verify/parse-url`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tenant.testKey}`, 'content-type': 'application/json' },
        body: text,
      })
      const body: { errors?: unknown; message: string } = JSON.parse(await answer.text())
      expect([answer.status, body.errors, body.message]).toEqual([400, undefined, expect.stringContaining('body')])
    }
  })
})
