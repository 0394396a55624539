import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'

/** A bank whose printed numbers no longer open what they once did. */

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let shop: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openLocalBank(({ url = '' }, response) => {
    if (url.startsWith('/api/')) return void response.writeHead(400).end('{"detail":"transaction not found"}')
    response.writeHead(404).end('<html>You Are Not Allowed to See This Data, Please Check your Link</html>')
  })
  const lookups = ['TOKEN', 'LEGACY', 'BRANCH'].map((name) => [`ABSAH_BANK_CBE_${name}_ORIGIN`, bank.origin])
  const headers = JSON.stringify({ 'X-App-ID': 'a', 'X-App-Version': 'b' })
  const settings = { ...Object.fromEntries(lookups), ABSAH_BANK_CBE_TOKEN_HEADERS: headers }
  platform = await startPlatform({ database, settings })
  const { liveKey } = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${liveKey}` })
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

const own = { account_number: '1000000006171' }
const byNumber = { bank: 'cbe', transaction_number: 'FT26140KX7Q2', ...own }
const verify = (question: object) => shop.call('POST', '/api/v1/verify', question)

it('a miss by number asks for the link, says nothing about the payment and counts nowhere', async () => {
  const { status, body } = await verify(byNumber)
  expect([status, body]).toEqual([
    404,
    { success: false, exists: null, retryable: false, code: 'LINK_NEEDED', message: expect.stringContaining('link') },
  ])
  expect((await shop.call('GET', '/api/v1/usage')).body.used).toBe(0)
  const { body: history } = await shop.call('GET', '/api/v1/verifications')
  expect(history.verifications[0]).toMatchObject({ outcome: 'LINK_NEEDED', exists: null, success: false })
})

it('a miss by link is one', async () => {
  const { status, body } = await verify({ receipt_url: 'https://mbreciept.cbe.com.et/v2-Ab3dEf6hIj9lMn2pQr5t', ...own })
  expect([status, body.exists, body.code]).toEqual([404, false, 'NOT_FOUND'])
})

it('is told under an Idempotency-Key as at first', async () => {
  const { liveKey } = await platform.createTenant()
  const headers = { authorization: `Bearer ${liveKey}`, 'idempotency-key': 'one' }
  const keyed = createClient(platform.url, null, headers)
  const answers = [
    await keyed.call('POST', '/api/v1/verify', byNumber),
    await keyed.call('POST', '/api/v1/verify', byNumber),
  ]
  expect(answers[1]?.headers.get('idempotency-replayed')).toBe('true')
  expect(answers[1]?.body).toEqual(answers[0]?.body)
})
