import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage, telebirrSettings } from './telebirr-bank.ts'

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let shop: TestClient
let isWell = true

beforeAll(async () => {
  bank = await openLocalBank((request, response) => {
    response.statusCode = isWell ? 200 : 503
    response.end(telebirrPage(request.url ?? ''))
  })
  database = await createTestDatabase()
  platform = await startPlatform({ database, settings: telebirrSettings(bank) })
  const { liveKey } = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${liveKey}` })
}, 60_000)
afterEach(() => vi.useRealTimers())
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

const ask = async (number: string) =>
  (await shop.call('POST', '/api/v1/verify', { bank: 'telebirr', transaction_number: number })).status

/** What the probe and the list of banks tell of Telebirr; they tell the same of every bank. */
async function told() {
  const probe = await createClient(platform.url, null).call('GET', '/healthz')
  const list = await shop.call('GET', '/api/v1/banks')
  const listed = list.body.banks.map(({ code, status, lookups }: Told) => ({ code, status, lookups }))
  expect([probe.status, probe.body]).toEqual([200, { status: 'ok', banks: listed }])
  const telebirr: Told = listed.find(({ code }: Told) => code === 'telebirr')
  const [{ breaker, since } = { breaker: '', since: '' }] = telebirr.lookups
  return { status: telebirr.status, breaker, since: Date.parse(since) }
}

interface Told {
  readonly code: string
  readonly status: string
  readonly lookups: readonly { readonly breaker: string; readonly since: string }[]
}

it('tells of each bank’s breaker in /healthz as in GET /banks, and stays healthy while a bank is down', async () => {
  const before = await told()
  expect(before).toMatchObject({ status: 'ok', breaker: 'closed' })

  isWell = false
  for (const last of 'ABCDE') expect(await ask(`DF7000000${last}`)).toBe(503)
  const down = await told()
  expect(down).toMatchObject({ status: 'resting', breaker: 'open' })
  expect(down.since).toBeGreaterThanOrEqual(before.since)
  expect(await told()).toEqual(down)

  // Half a minute later one question may look whether the bank is well again.
  isWell = true
  vi.useFakeTimers({ toFake: ['Date'], now: down.since + 31_000 })
  expect(await told()).toEqual({ status: 'ok', breaker: 'half_open', since: down.since + 30_000 })
  expect(await ask('DF7000000F')).toBe(200)
  expect(await told()).toMatchObject({ status: 'ok', breaker: 'closed', since: down.since + 31_000 })
})
