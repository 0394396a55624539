import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage } from './telebirr-bank.ts'

const ask = (transaction_number: string) => ({ bank: 'telebirr', transaction_number })

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let tenant: TestTenant
let isUnwell = false

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openLocalBank((request, response) => {
    if (isUnwell) return void response.writeHead(503).end('<html>Sorry</html>')
    response.end(telebirrPage(request.url ?? ''))
  })
  platform = await startPlatform({ database, settings: { ABSAH_BANK_TELEBIRR_RECEIPT_ORIGIN: bank.origin } })
  tenant = await platform.createTenant()
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

function shopWith(headers: Record<string, string> = {}): TestClient {
  return createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}`, ...headers })
}

/** A number that the bank knows and nobody has asked yet. */
let serial = 0
function fresh(): string {
  serial += 1
  return `DF7${String(serial).padStart(7, '0')}`
}

type Result = { readonly status: number; readonly body: { readonly duplicate: boolean } }
const statuses = ({ body }: { readonly body: { readonly results: readonly Result[] } }) =>
  body.results.map(({ status }) => status)

it('does a batch with the same key once, and asks again only for what the bank has not answered', async () => {
  const keyed = shopWith({ 'idempotency-key': 'end-of-day' })
  const batch = {
    verifications: [ask(fresh()), ask('DG00000001'), {}],
  }
  const used = async () => (await shopWith().call('GET', '/api/v1/usage')).body.used
  const before = await used()

  const first = await keyed.call('POST', '/api/v1/verify/batch', batch)
  const [asked, counted] = [bank.asked.length, await used()]
  const second = await keyed.call('POST', '/api/v1/verify/batch', batch)

  expect(statuses(first)).toEqual([200, 404, 422])
  expect(second.body).toEqual(first.body)
  expect([first, second].map((each) => each.headers.get('idempotency-replayed'))).toEqual([null, 'true'])
  expect([bank.asked.length, await used(), counted - before]).toEqual([asked, counted, 2])
  const other = await keyed.call('POST', '/api/v1/verify/batch', { verifications: [ask(fresh())] })
  expect(other.status).toBe(422)
})

it('goes on with a batch that broke off in the middle, and with one that met an outage', async () => {
  const keyed = shopWith({ 'idempotency-key': 'broken-day' })
  const batch = { verifications: [ask(fresh()), ask(fresh()), ask(fresh())] }
  isUnwell = true
  const outage = await keyed.call('POST', '/api/v1/verify/batch', batch)
  isUnwell = false
  const whole = await keyed.call('POST', '/api/v1/verify/batch', batch)
  // As if the process had died before the second had its answer.
  const [, second] = whole.body.results
  await sql`UPDATE idempotency_keys SET status = NULL, resource_id = NULL, claimed_until = now() - interval '1 second'
    WHERE key = 'broken-day' OR resource_id = (SELECT id FROM receipt_checks WHERE number = ${second.body.data.id})`.execute(
    database.db,
  )
  const asked = bank.asked.length
  const again = await keyed.call('POST', '/api/v1/verify/batch', batch)

  expect(statuses(outage)).toEqual([503, 503, 503])
  expect(statuses(whole)).toEqual([200, 200, 200])
  expect(bank.asked.length - asked).toBeLessThanOrEqual(1)
  expect(again.body.results.map(({ body }: Result) => body.duplicate)).toEqual([false, true, false])
  expect([again.body.results[0], again.body.results[2]]).toEqual([whole.body.results[0], whole.body.results[2]])
})
