import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: async () => found() })] })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Aneh' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const create = (changes: Record<string, unknown>) =>
  client.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    configuration: { colour: 'GREEN' },
    ...changes,
  })

/** Sends JSON text as it is: `JSON.stringify` itself fails on deep values. */
async function postText(path: string, body: string) {
  const headers = { 'x-api-key': tenant.liveKey, 'content-type': 'application/json' }
  const response = await fetch(platform.url + path, { method: 'POST', headers, body })
  const json: ReturnType<JSON['parse']> = JSON.parse(await response.text())
  return { status: response.status, body: json }
}

/** A path as it is, past the clean-up of `fetch`. */
function getRaw(path: string): Promise<{ status: number; body: string; requestId: string | undefined }> {
  const { hostname, port } = new URL(platform.url)
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ hostname, port, path, headers: { 'x-api-key': tenant.liveKey } }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += String(chunk)
      })
      const requestId = response.headers['x-request-id']?.toString()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, requestId }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('text that cannot be stored is a wrong field, never a failure of ours,', () => {
  it.each([['a\u0000b'], ['\ud800']])('%j as a name', async (name) => {
    const answer = await client.call('POST', '/folders', { name })

    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'name'])
  })

  it('as a search', async () => {
    expect((await client.call('GET', '/folders?search=a%00b')).status).toBe(400)
  })

  it('as a path of a file', async () => {
    const answer = await create({ configuration: { colour: 'GREEN', files: { picture: ['a\u0000b'] } } })

    expect(answer.body).toEqual({ error_code: 'NOT_FOUND', message: 'File not found' })
  })

  it.each(['https://example.com/\u0000a', 'https://example.com/\ud800a'])('as a webhook address %j', async (url) => {
    expect((await create({ webhook_url: url })).body.errors[0].field).toBe('webhook_url')
  })
})

describe('a body', () => {
  it.each([40, 7_000, 100_000])('nested %i levels deep is refused', async (depth) => {
    const answer = await postText('/verifications', `{"webhook_metadata":${'['.repeat(depth)}${']'.repeat(depth)}}`)

    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'body'])
  })

  it('with very many wrong fields is told of the first fifty', async () => {
    const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field_${index}`, 1]))

    const answer = await client.call('POST', '/folders', { name: 'x', ...fields })

    expect(answer.body.errors).toHaveLength(50)
  })

  it('of JSON that is empty is none: clients name the content type on calls without a body too', async () => {
    const { id } = (await create({})).body
    const folder = (await client.call('POST', '/folders', { name: 'Kosong' })).body
    const headers = { 'x-api-key': tenant.liveKey, 'content-type': 'application/json; charset=utf-8' }

    const deleted = await fetch(`${platform.url}/folders/${folder.id}`, { method: 'DELETE', headers })

    expect((await postText(`/verifications/${id}/cancel`, '')).status).not.toBe(400)
    expect(deleted.status).toBe(204)
    expect((await postText('/folders', '')).body.errors[0].field).toBe('body')
  })

  it('that a call needs and did not get is named as required', async () => {
    const answer = await client.call('POST', '/folders')

    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_REQUEST'])
    expect(answer.body.errors).toEqual([{ field: 'body', message: 'This field is required' }])
  })

  it.each(['{bad', '{"name":"x"', 'name=x'])('of %s is said to be no JSON', async (body) => {
    const answer = await postText('/folders', body)

    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_REQUEST'])
    expect(answer.body.errors).toEqual([{ field: 'body', message: 'Is no JSON that can be read' }])
  })

  it('with __proto__ in it changes nothing', async () => {
    const answer = await postText('/folders', '{"name":"x","__proto__":{"isAdmin":true}}')

    expect(answer.status).toBe(400)
  })
})

describe('an address', () => {
  it.each(['/folders/%zz', `/folders/${'x'.repeat(5_000)}`, '/%c0%ae%c0%ae/etc/passwd', '/folders/../../etc'])(
    'such as %s is answered in our shape, with a request id',
    async (path) => {
      const answer = await getRaw(path)

      expect([400, 404]).toContain(answer.status)
      expect(JSON.parse(answer.body)).toEqual({ error_code: expect.any(String), message: expect.any(String) })
      expect(answer.requestId).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('with a query that the call does not know is refused, so that nothing is created unasked', async () => {
    const before = (await client.call('GET', '/folders')).body.total

    const answer = await client.call('POST', '/folders?pretend=true', { name: 'Pretended' })

    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'pretend'])
    expect((await client.call('GET', '/folders')).body.total).toBe(before)
  })

  it('names an id in any case, and any UUID is one', async () => {
    const anyUuid = '11111111-1111-1111-1111-111111111111'
    const upper = 'AAAAAAAA-BBBB-1CCC-8DDD-EEEEEEEEEEEE'

    expect((await client.call('GET', `/services/${TEST_SERVICE_ID.toUpperCase()}`)).status).toBe(200)
    expect((await create({ service_id: TEST_SERVICE_ID.toUpperCase(), result_id: anyUuid })).status).toBe(201)
    expect((await create({ result_id: upper })).body.result_id).toBe(upper.toLowerCase())
    expect((await client.call('GET', `/verifications?result_id=${upper}`)).body.total).toBe(1)
  })
})

it('a profile picture is no input of a verification', async () => {
  const file = await readSpecimen('ktp-specimen.webp')
  const uploaded = await client.upload([file], [['file_category', 'PROFILE_PICTURE']])

  const answer = await create({ configuration: { colour: 'GREEN', files: { picture: [uploaded.body.files[0].path] } } })

  expect(answer.body.message).toBe('File not found')
})

it('a folder may be starred from its beginning', async () => {
  expect((await client.call('POST', '/folders', { name: 'Bintang', is_starred: true })).body.is_starred).toBe(true)
})
