import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'

/** The errors of the published page, to the letter. */

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

it('name the missing fields', async () => {
  const { status, body, headers } = await client.call('POST', '/folders', {})

  expect(status).toBe(400)
  expect(body).toEqual({
    error_code: 'INVALID_REQUEST',
    message: 'Invalid request. Please check input data format and try again',
    errors: [{ field: 'name', message: 'This field is required' }],
  })
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

it.each([
  ['/verifications/not-a-uuid', 'Invalid Verification ID'],
  ['/verifications?result_id=7', 'Invalid Result ID'],
  ['/folders/7', 'Invalid Folder ID'],
  ['/services/7', 'Invalid Service ID'],
  ['/files/7', 'Invalid File ID'],
])('say which id of %s is malformed', async (address, message) => {
  const { status, body } = await client.call('GET', address)

  expect(status).toBe(400)
  expect(body).toEqual({ error_code: 'INVALID_ID', message })
})

it.each([
  [`/verifications/${randomUUID()}`, 'Verification not found'],
  [`/folders/${randomUUID()}`, 'Folder not found'],
  [`/services/${randomUUID()}`, 'Service not found'],
  [`/files/${randomUUID()}`, 'File not found'],
])('say what of %s is not found', async (address, message) => {
  const { status, body } = await client.call('GET', address)

  expect(status).toBe(404)
  expect(body).toEqual({ error_code: 'NOT_FOUND', message })
})

it('refuse a second folder of the same name in a group', async () => {
  await client.call('POST', '/folders', { name: 'Twice' })

  const { status, body } = await client.call('POST', '/folders', { name: 'TWICE' })

  expect([status, body.error_code]).toEqual([400, 'ALREADY_EXISTS'])
})

it('tell missing, unknown, revoked and expired keys apart', async () => {
  const own = await platform.createTenant()
  const ofKey = (key: string | null) => createClient(platform.url, key).call('GET', '/services')
  const change = (column: string) =>
    sql`UPDATE api_keys SET ${sql.ref(column)} = now() WHERE organization_id = ${own.organizationId}`.execute(
      database.db,
    )

  expect((await ofKey(null)).body).toEqual({
    error_code: 'UNAUTHORIZED',
    message: 'You are not authorized to perform this action',
  })
  expect((await ofKey('nonsense')).body.error_code).toBe('INVALID_API_KEY')
  expect((await ofKey(`chk_live_${'x'.repeat(40)}`)).body.error_code).toBe('INVALID_API_KEY')
  expect((await ofKey(own.liveKey)).status).toBe(200)
  await change('expires_at')
  expect((await ofKey(own.liveKey)).body.error_code).toBe('API_KEY_EXPIRED')
  await change('revoked_at')
  expect((await ofKey(own.liveKey)).body.error_code).toBe('INVALID_API_KEY')
})

it('take the key as a bearer token too, and refuse what is neither key nor token', async () => {
  const bearer = (token: string) =>
    createClient(platform.url, null, { authorization: `Bearer ${token}` }).call('GET', '/services')

  expect((await bearer(tenant.liveKey)).status).toBe(200)
  expect((await bearer('eyJhbGciOiJub25lIn0.e30.')).body.error_code).toBe('INVALID_TOKEN')
})

it('refuse a foreign branch like one that does not exist', async () => {
  const withBranch = (branch: string) =>
    createClient(platform.url, tenant.liveKey, { 'x-branch-id': branch }).call('GET', '/folders')

  expect((await withBranch('1')).status).toBe(200)
  for (const branch of ['2', '0', 'abc', '-1', '99999999999']) {
    expect((await withBranch(branch)).body).toEqual({ error_code: 'NOT_FOUND', message: 'Branch not found' })
  }
})

it('answer in the same shape where there is no such address, no JSON, or too much of it', async () => {
  const send = async (headers: Record<string, string>, body: string) => {
    const response = await fetch(`${platform.url}/folders`, {
      method: 'POST',
      headers: { 'x-api-key': tenant.liveKey, ...headers },
      body,
    })
    const json: { error_code: string } = JSON.parse(await response.text())
    return [response.status, json.error_code]
  }
  const json = { 'content-type': 'application/json' }

  expect((await client.call('GET', '/nothing/here')).body.error_code).toBe('NOT_FOUND')
  expect(await send(json, '{"name":')).toEqual([400, 'INVALID_REQUEST'])
  expect(await send({ 'content-type': 'text/plain' }, 'name')).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  expect(await send(json, JSON.stringify({ name: 'x'.repeat(1_100_000) }))).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})
