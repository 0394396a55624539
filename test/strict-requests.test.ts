import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

let database: TestDatabase
let platform: TestPlatform
let client: TestClient
let key: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  key = (await platform.createTenant()).liveKey
  client = createClient(platform.url, key)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function post(body: Uint8Array | string, headers: Record<string, string> = {}) {
  const all = { 'x-api-key': key, 'content-type': 'application/json', ...headers }
  const sent = typeof body === 'string' ? body : new Uint8Array(body)
  const response = await fetch(`${platform.url}/folders`, { method: 'POST', headers: all, body: sent })
  return {
    status: response.status,
    body: (await response.json()) as { message: string; errors?: { message: string }[] },
  }
}
const FOLDER = JSON.stringify({ name: 'Pinjaman' })

describe('a body', () => {
  it('that is no UTF-8 is refused, and not kept with other letters in it', async () => {
    const broken = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])

    const { status, body } = await post(broken)

    expect([status, body.errors?.[0]?.message]).toEqual([400, 'Is no UTF-8'])
  })

  it.each(['utf-16', 'iso-8859-1', '"UTF-16LE"'])('in the charset %s is a 415', async (charset) => {
    expect((await post(FOLDER, { 'content-type': `application/json; charset=${charset}` })).status).toBe(415)
  })

  it.each(['utf-8', '"UTF-8"', 'UTF8'])('in the charset %s is read', async (charset) => {
    const name = JSON.stringify({ name: `Pinjaman ${charset}` })
    expect((await post(name, { 'content-type': `application/json; charset=${charset}` })).status).toBe(201)
  })

  it.each(['gzip', 'br', 'deflate, gzip'])('in Content-Encoding %s is a 415 that says so', async (encoding) => {
    const { status, body } = await post(gzipSync(FOLDER), { 'content-encoding': encoding })

    expect([status, body.message]).toEqual([415, expect.stringContaining('Content-Encoding')])
  })

  it('with more members than anybody needs is refused before it is looked at', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`k${index}`, 1]))

    const { status, body } = await post(JSON.stringify(many))

    expect([status, body.errors?.[0]?.message]).toEqual([400, 'May have 20000 members and items at most'])
    expect((await post(JSON.stringify({ name: ',"'.repeat(30_000) }))).body.errors?.[0]?.message).not.toMatch(/members/)
  })
})

describe('a number in a query', () => {
  it.each(['0x10', '1e3', '', ' ', '1_0', 'Infinity'])('written %j is refused', async (text) => {
    const { status, body } = await client.call('GET', `/folders?page_offset=${encodeURIComponent(text)}`)

    expect([status, body.errors[0].field]).toEqual([400, 'page_offset'])
  })
})

describe('a form', () => {
  it('with too many fields says so, and not that it has too many files', async () => {
    const fields = Array.from({ length: 60 }, (_, index) => [`field${index}`, 'x'] as const)

    const { status, body } = await client.upload([], fields)

    expect([status, body.message]).toEqual([413, expect.stringContaining('too many fields')])
  })

  it('with a field called __proto__ is refused for that', async () => {
    const { status, body } = await client.upload([], [['__proto__', 'x']])

    expect([status, body.errors[0].message]).toEqual([400, 'Has a field with a name that is not allowed'])
  })
})
