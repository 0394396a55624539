import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

/** Headers that keep a tenant's data out of caches, and an answer from being taken for a page. */

let database: TestDatabase
let platform: TestPlatform
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  client = createClient(platform.url, (await platform.createTenant()).liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

/** The same for everybody: a cache may keep them. */
const PUBLIC = /^\/($|openapi\.json$|docs($|\/)|guides($|\/))/
const CLOSED = "default-src 'none'; frame-ancestors 'none'"

describe('every answer', () => {
  it('of every route is kept by no cache, sniffed for no type and shown in no frame', async () => {
    const asked = platform.routes.filter(({ method, url }) => method !== 'HEAD' && !PUBLIC.test(url))

    for (const { method, url } of asked) {
      const path = url.replaceAll(/:\w+/g, '01a22c6a-92ce-74d1-8fb0-c22d37c56d81')
      const { headers } = await client.call(method, path, method === 'GET' ? undefined : {})

      expect([method, url, headers.get('cache-control')]).toEqual([method, url, 'no-store'])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    }
    expect(asked.length).toBeGreaterThan(80)
  })

  it.each([
    { what: 'with a tenant’s data', path: '/folders', status: 200 },
    { what: 'of the receipt API', path: '/api/v1/banks', status: 200 },
    { what: 'without a key', path: '/folders', status: 401, key: null },
    { what: 'to an unknown address', path: '/nowhere', status: 404 },
    { what: 'to an address that is none', path: '/%zz', status: 400 },
  ])('$what says so too', async ({ path, status, key }) => {
    const caller = key === null ? createClient(platform.url, null) : client
    const answer = await caller.call('GET', path)

    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe(CLOSED)
  })
})

describe('the document and the files of the reference', () => {
  it.each(['/openapi.json', '/docs/scalar.js', '/docs/start.js'])('%s come compressed, and once', async (path) => {
    const plain = await ask(path, {})
    const brotli = await ask(path, { 'accept-encoding': 'gzip, deflate, br' })
    const gzipped = await ask(path, { 'accept-encoding': 'br;q=0, gzip' })

    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
    expect(gzipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzipped.body)).toEqual(plain.body)
    expect(plain.headers['cache-control']).toBe('public, max-age=3600')
    for (const tag of [plain, brotli, gzipped].map(({ headers }) => String(headers.etag))) {
      expect(tag).toMatch(/^"[\w-]+"$/)
      expect(await ask(path, { 'if-none-match': `"other", ${tag}` })).toMatchObject({ status: 304 })
    }
    expect(await ask(path, { 'if-none-match': '"other"' })).toMatchObject({ status: 200 })
  })

  it('the document is below 450 KB, and a fifth of that compressed', async () => {
    const [plain, gzipped] = [await ask('/openapi.json', {}), await ask('/openapi.json', { 'accept-encoding': 'gzip' })]

    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(plain.body.length).toBeLessThan(450_000)
    expect(gzipped.body.length).toBeLessThan(plain.body.length / 5)
  })

  it('are about a quarter as large compressed', async () => {
    const [plain, brotli] = [
      await ask('/docs/scalar.js', {}),
      await ask('/docs/scalar.js', { 'accept-encoding': 'br' }),
    ]

    expect(brotli.body.length).toBeLessThan(plain.body.length / 3)
    expect(plain.body.toString()).not.toContain('QUxMIFlPVVIgQkFTRSB')
  })
})

interface Raw {
  readonly status: number | undefined
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: Buffer
}

/** As it comes over the wire: fetch would decompress it. */
function ask(path: string, headers: Record<string, string>): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, platform.url), { headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) })
    })
    sent.on('error', reject)
    sent.end()
  })
}
