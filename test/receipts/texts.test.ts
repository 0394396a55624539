import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'

/** Texts that name no one payment: no bank is asked about any of them. */

let database: TestDatabase
let platform: TestPlatform
let shop: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  const tenant = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
})
afterAll(async () => {
  await platform?.stop()
  await database?.drop()
})

it('answers a text of blank lines behind a label, or of one endless link, as any other', {
  timeout: 20_000,
}, async () => {
  for (const receipt_text of [
    `telebirr Invoice No.${'\n'.repeat(49_000)}!`,
    `Siinqee reference${'\n'.repeat(49_000)}!`,
    `https://${'.'.repeat(49_000)}x`,
    `https://${'Amount'.repeat(8_000)}`,
  ]) {
    const { status, body } = await shop.call('POST', '/api/v1/verify', { receipt_text })
    expect([status, Object.keys(body.errors)]).toEqual([422, ['receipt_text']])
  }
})

it('asks which bank it is where a text may be of several', async () => {
  const { status, body } = await shop.call('POST', '/api/v1/verify', {
    receipt_text: 'eBirr Receipt\nSender Hirut Tesfaye Molla\nReference 204183KX7Q\nStatus Completed',
  })
  expect([status, body.errors]).toEqual([
    422,
    { bank: ['The receipt may be one of several banks. Please say which: ebirr, coopay, sinqee.'] },
  ])
})
