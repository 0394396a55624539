import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeAsk } from '../../src/features/receipts/background/take-ask.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { makeHome, startPlatform, type TestHome, type TestPlatform } from '../platform.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { toldOf, turnsIn } from './background-reports.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage, telebirrSettings } from './telebirr-bank.ts'

/** Payments that the bank has not settled when it is first asked. */

let database: TestDatabase
let bank: LocalBank
let receiver: Receiver
let home: TestHome
let platform: TestPlatform
let shop: TestClient
/** Numbers of payments that are not settled. */
const pending = new Set<string>()

beforeAll(async () => {
  database = await createTestDatabase()
  receiver = await openReceiver()
  home = await makeHome()
  bank = await openLocalBank(({ url = '' }, response) => {
    const page = telebirrPage(url)
    response.end(pending.has(url.slice(-10)) ? page.replace(/>\s*Completed\s*</i, '>Pending<') : page)
  })
  await start()
  const { liveKey } = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${liveKey}` })
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await receiver?.close()
  await database?.drop()
})

async function start(): Promise<void> {
  const settings = { ...telebirrSettings(bank), ABSAH_RECEIPT_PENDING_SECONDS: '1' }
  platform = await startPlatform({ database, home, settings })
}

async function accept(number: string): Promise<{ id: number; check_id: string }> {
  pending.add(number)
  const question = { bank: 'telebirr', transaction_number: number, webhook_url: receiver.url }
  const { status, body } = await shop.call('POST', '/api/v1/verify', question)
  expect(status).toBe(202)
  return body
}

const turnsAt = (checkId: string) => turnsIn(platform.logs(), checkId)
const untilAsked = (checkId: string, times: number) =>
  expect.poll(() => turnsAt(checkId).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(times)

describe('a payment that is not settled yet', () => {
  it('is asked about again until it is, and told then, once', async () => {
    const { id, check_id: checkId } = await accept('DF70000101')
    await untilAsked(checkId, 2)
    const shown = await shop.call('GET', `/api/v1/verifications/${id}`)
    expect(shown.body.verification.outcome).toBe('PENDING')
    pending.delete('DF70000101')

    const { body } = await toldOf(receiver, checkId)
    expect(body).toMatchObject({ id, outcome: 'CONFIRMED', success: true, duplicate: false })
    await expect.poll(() => turnsAt(checkId).at(-1)).toBe('ended')
    expect(turnsAt(checkId).slice(0, -1)).toEqual(
      turnsAt(checkId)
        .slice(0, -1)
        .map(() => 'again'),
    )
    const deliveries = await shop.call('GET', `/webhook-deliveries?subject_id=${checkId}`)
    expect(deliveries.body.items.length).toBe(1)
  })

  it('is told as not settled when a day is over', async () => {
    const { check_id: checkId } = await accept('DF70000102')
    await untilAsked(checkId, 1)
    await sql`UPDATE receipt_checks SET created_at = now() - interval '25 hours' WHERE id = ${checkId}`.execute(
      database.db,
    )
    const { body } = await toldOf(receiver, checkId)
    expect(body).toMatchObject({ outcome: 'NOT_SETTLED', success: false, exists: true, code: 'NOT_SETTLED' })
  })

  it('is asked about no more once it is redacted, and nobody is told', async () => {
    const { id, check_id: checkId } = await accept('DF70000103')
    await untilAsked(checkId, 1)
    expect((await shop.call('DELETE', `/api/v1/verifications/${id}`)).status).toBe(204)
    await expect.poll(() => turnsAt(checkId).at(-1), { timeout: 20_000 }).toBe('over')
    const deliveries = await shop.call('GET', `/webhook-deliveries?subject_id=${checkId}`)
    expect(deliveries.body.items).toEqual([])
  })

  it('is asked about by the next server where this one is restarted', async () => {
    const { check_id: checkId } = await accept('DF70000104')
    await untilAsked(checkId, 1)
    await platform.stop()
    pending.delete('DF70000104')
    await start()
    expect((await toldOf(receiver, checkId)).body).toMatchObject({ outcome: 'CONFIRMED', success: true })
  })
})

describe('the rate at which a bank is asked again', () => {
  it('is kept by all together, and no organization takes it all', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    const take = (organizationId: string) => takeAsk(database.db, { bank: 'zemen', organizationId, perMinuteMax: 30 })
    const takeMany = async (organizationId: string, times: number) => {
      const taken = await Promise.all(Array.from({ length: times }, () => take(organizationId)))
      return taken.filter(Boolean).length
    }
    // A minute that ends in between begins the count anew.
    await sql`UPDATE receipt_asks SET minute = minute - interval '1 hour'`.execute(database.db)
    const counts = [await takeMany(one, 40), await takeMany(other, 5)]
    expect(counts).toEqual([10, 5])
  })
})
