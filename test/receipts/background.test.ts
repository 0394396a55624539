import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { expectUnreachable, refuseConfirmed, toldOf, turnsIn } from './background-reports.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage } from './telebirr-bank.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

let database: TestDatabase
let bank: LocalBank
let receiver: Receiver
let platform: TestPlatform
let tenant: TestTenant
let shop: TestClient
/** Endings of numbers about which the bank is unwell. */
const spoilt = new Set<string>()
/** Questions that are held until somebody lets go. */
let held: Map<string, (() => void)[]> | null = null

beforeAll(async () => {
  database = await createTestDatabase()
  receiver = await openReceiver()
  bank = await openLocalBank((request, response) => {
    if (spoilt.has(request.url?.slice(-2) ?? '')) return void response.writeHead(500).end('Sorry')
    const { url = '' } = request
    const answer = () => response.end(telebirrPage(url))
    if (held === null) answer()
    else held.set(url, [...(held.get(url) ?? []), answer])
  })
  platform = await startPlatform({
    database,
    settings: { ABSAH_BANK_TELEBIRR_RECEIPT_ORIGIN: bank.origin, ABSAH_RECEIPT_RETRY_SECONDS: '1,1' },
  })
  tenant = await platform.createTenant()
  shop = bearer(tenant.liveKey)
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await receiver?.close()
  await database?.drop()
})

function bearer(key: string, headers: Record<string, string> = {}): TestClient {
  return createClient(platform.url, null, { authorization: `Bearer ${key}`, ...headers })
}

/** Waits until so many payments are asked about, and has the bank answer. */
async function letGo(payments: number): Promise<void> {
  await expect.poll(() => held?.size, { timeout: 5_000 }).toBe(payments)
  const waiting = [...(held?.values() ?? [])].flat()
  held = null
  for (const answer of waiting) answer()
}

let serial = 0
function fresh(ending = '77'): string {
  serial += 1
  return `DF7${String(serial).padStart(5, '0')}${ending}`
}

const asked = (fields: Record<string, unknown> = {}) => ({
  bank: 'telebirr',
  transaction_number: fresh(),
  webhook_url: receiver.url,
  webhook_metadata: { order: 'A-7', webhook_secret: SECRET },
  ...fields,
})

const verify = (fields: Record<string, unknown>, client = shop) => client.call('POST', '/api/v1/verify', fields)

const told = (checkId: string) => toldOf(receiver, checkId)
const turnsAt = (checkId: string) => turnsIn(platform.logs(), checkId)

describe('POST /api/v1/verify with webhook_url', () => {
  it('is accepted at once, pending, and its end is told with a signature and nothing of a person', async () => {
    held = new Map()
    const number = fresh()
    const answer = await verify(asked({ transaction_number: number, expected_amount: 700 }))
    expect([answer.status, answer.body]).toEqual([
      202,
      { id: expect.any(Number), check_id: expect.any(String), outcome: 'PENDING' },
    ])
    const { id, check_id: checkId } = answer.body
    const pending = await shop.call('GET', `/api/v1/verifications/${id}`)
    expect(pending.body.verification).toMatchObject({ id, success: false, exists: null, outcome: 'PENDING' })
    await letGo(1)

    const event = await told(checkId)
    expect(event.isSignedWith(SECRET)).toBe(true)
    expect(event.body).toMatchObject({
      ...{ event: 'receipt.checked', id, check_id: checkId, bank: 'telebirr', outcome: 'CONFIRMED' },
      ...{ success: true, exists: true, duplicate: false, metadata: { order: 'A-7' } },
      checks: [{ code: 'AMOUNT', result: 'FAIL' }],
    })
    expect(event.raw.body).not.toMatch(/Hirut|6171|600|webhook_secret|MfKQ9/)
    expect(event.raw.body).not.toContain(number)
    const ended = await shop.call('GET', `/api/v1/verifications/${id}`)
    expect(ended.body.verification).toMatchObject({ success: true, outcome: 'CONFIRMED', transaction_number: number })
    const left = await sql`SELECT question_sealed, webhook_url, webhook_metadata_sealed, webhook_secret_sealed
      FROM receipt_checks WHERE id = ${checkId}`.execute(database.db)
    expect(Object.values(left.rows[0] ?? {})).toEqual([null, null, null, null])
  })

  it('tells the receipt where include_output asks for it, and duplicates as a request would', async () => {
    const number = fresh()
    const first = await verify({ bank: 'telebirr', transaction_number: number })
    const metadata = { include_output: true }
    const answer = await verify(asked({ transaction_number: number, webhook_metadata: metadata }))
    const { body } = await told(answer.body.check_id)
    expect(body).toMatchObject({ duplicate: true, duplicate_of: first.body.data.id, metadata })
    expect(body.data).toEqual({ ...first.body.data, id: answer.body.id })
  })

  it('takes a form with a file, and keeps neither', async () => {
    const form = new FormData()
    form.set('receipt_text', `Dear Saba, you have received ETB 600. Your telebirr transaction number is ${fresh()}.`)
    form.set('webhook_url', receiver.url)
    form.set('webhook_metadata', JSON.stringify({ order: 'B-1' }))
    const answer = await fetch(`${platform.url}/api/v1/verify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tenant.liveKey}` },
      body: form,
    })
    expect(answer.status).toBe(202)
    const { check_id: checkId } = (await answer.json()) as { check_id: string }
    expect((await told(checkId)).body).toMatchObject({ success: true, metadata: { order: 'B-1' } })
  })

  it('refuses what a verification would refuse, and what cannot be asked, at the request', async () => {
    const answers = await Promise.all([
      verify(asked({ webhook_url: 'http://10.0.0.1/hook' })),
      verify(asked({ webhook_url: 'no address' })),
      verify(asked({ webhook_metadata: { webhook_secret: 'whsec_*' } })),
      verify(asked({ bank: 'cbe', transaction_number: 'FT26140KX7Q2' })),
    ])
    expect(answers.map(({ status, body }) => [status, Object.keys(body.errors)])).toEqual([
      [422, ['webhook_url']],
      [422, ['webhook_url']],
      [422, ['webhook_metadata.webhook_secret']],
      [422, ['account_number']],
    ])
  })

  it('is done once under one Idempotency-Key', async () => {
    const keyed = bearer(tenant.liveKey, { 'idempotency-key': 'one-background-sale' })
    const number = fresh()
    const first = await verify(asked({ transaction_number: number }), keyed)
    await told(first.body.check_id)
    const second = await verify(asked({ transaction_number: number }), keyed)
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([202, 'true'])
    expect(second.body).toEqual({ ...first.body, outcome: 'CONFIRMED' })
    await expect.poll(() => turnsAt(first.body.check_id)).toEqual(['ended'])
  })

  it('refuses with 402 once the plan is used up, a pending one counted, and counts each once', async () => {
    const small = await platform.createTenant()
    await sql`UPDATE organizations SET receipt_checks_per_month = 2 WHERE id = ${small.organizationId}`.execute(
      database.db,
    )
    const client = bearer(small.liveKey)
    held = new Map()
    const accepted = [await verify(asked(), client), await verify(asked(), client)]
    // A background check waits longer than a request may, and still counts: in its month, which may be minutes old.
    await sql`UPDATE receipt_checks
      SET created_at = greatest(now() - interval '10 minutes', date_trunc('month', now(), 'UTC'))
      WHERE organization_id = ${small.organizationId}`.execute(database.db)
    const refused = await verify(asked(), client)
    await letGo(2)
    for (const { body } of accepted) await told(body.check_id)
    expect([refused.status, refused.body.code]).toEqual([402, 'QUOTA_EXCEEDED'])
    expect((await client.call('GET', '/api/v1/usage')).body).toMatchObject({ used: 2, remaining: 0 })
  })

  it('goes on asking a bank that is out of reach', async () => {
    spoilt.add('81')
    const { body } = await verify(asked({ transaction_number: fresh('81') }))
    await expect.poll(() => turnsAt(body.check_id), { timeout: 5_000 }).toEqual(['again'])
    spoilt.delete('81')
    expect((await told(body.check_id)).body).toMatchObject({ outcome: 'CONFIRMED', success: true })
    await expect.poll(() => turnsAt(body.check_id)).toEqual(['again', 'ended'])
  })

  it('tells in the end that nobody knows, never that there is no payment, and counts nothing', async () => {
    spoilt.add('82')
    const other = await platform.createTenant()
    const answer = await verify(asked({ transaction_number: fresh('82') }), bearer(other.liveKey))
    const { body } = await told(answer.body.check_id)
    expect(body).toMatchObject({ success: false, exists: null, retryable: true, code: expect.stringMatching(/^BANK_/) })
    expect(['UNREACHABLE', 'UNREADABLE']).toContain(body.outcome)
    await expect.poll(() => turnsAt(answer.body.check_id)).toEqual(['again', 'again', 'ended'])
    const usage = await bearer(other.liveKey).call('GET', '/api/v1/usage')
    expect(usage.body.used).toBe(0)
  })

  it('tells that nobody knows of a payment that cannot be read any more, once the queue has given up', async () => {
    spoilt.add('83')
    const { body } = await verify(asked({ transaction_number: fresh('83') }))
    await expect.poll(() => turnsAt(body.check_id), { timeout: 5_000 }).toEqual(['again'])
    const id = body.check_id
    await sql`UPDATE receipt_checks SET question_sealed = 'spoilt'::bytea WHERE id = ${id}`.execute(database.db)
    // The next failure is the last, without the minutes of all its retries.
    await sql`UPDATE pgboss.job SET retry_limit = 0 WHERE data->>'checkId' = ${id}`.execute(database.db)

    expect((await told(id)).body).toMatchObject({
      outcome: 'UNREACHABLE',
      success: false,
      exists: null,
      retryable: true,
    })
    await expectUnreachable(shop, body.id)
  })

  it('tells that nobody knows where the queue gives it up, once, and counts nothing', async () => {
    held = new Map()
    const other = bearer((await platform.createTenant()).liveKey)
    const { id, check_id: checkId } = (await verify(asked(), other)).body
    await expect.poll(() => held?.size).toBe(1)
    // Whatever the bank says cannot be written down, and the queue is less patient than it usually is.
    await sql`UPDATE pgboss.job SET retry_limit = 1, retry_delay = 0, retry_backoff = false
      WHERE name = 'receipts.check' AND data->>'checkId' = ${checkId}`.execute(database.db)
    const allowConfirmed = await refuseConfirmed(database.db, checkId)
    await letGo(1)
    const { body } = await told(checkId)
    await allowConfirmed()

    expect(body).toMatchObject({
      ...{ id, outcome: 'UNREACHABLE', success: false, exists: null, retryable: true },
      ...{ code: 'BANK_UNREACHABLE', metadata: { order: 'A-7' } },
    })
    await expectUnreachable(other, id)
    expect((await other.call('GET', '/api/v1/usage')).body.used).toBe(0)
    const deliveries = await other.call('GET', `/webhook-deliveries?subject_id=${checkId}`)
    expect(deliveries.body.items.length).toBe(1)
  })

  it('ends cancelled and untold when it is redacted before the bank has answered', async () => {
    held = new Map()
    const answer = await verify(asked())
    await expect.poll(() => held?.size).toBe(1)
    const path = `/api/v1/verifications/${answer.body.id}`
    const redacted = await shop.call('DELETE', path)
    await letGo(1)
    expect(redacted.status).toBe(204)
    await expect.poll(() => turnsAt(answer.body.check_id)).toEqual(['over'])
    const shown = await shop.call('GET', path)
    expect(shown.body.verification).toMatchObject({ outcome: 'CANCELLED', exists: null, transaction_number: null })
    const deliveries = await shop.call('GET', `/webhook-deliveries?subject_id=${answer.body.check_id}`)
    expect(deliveries.body.items).toEqual([])
  })

  it('is found among the deliveries, sent again, and forgotten there on redaction', async () => {
    const { body } = await verify(asked())
    const event = await told(body.check_id)
    const path = `/webhook-deliveries?subject_kind=receipt_check&subject_id=${body.check_id}`
    const delivered = async () => (await shop.call('GET', path)).body.items
    await expect.poll(async () => (await delivered())[0]?.status).toBe('DELIVERED')
    const [delivery] = await delivered()
    expect(delivery).toMatchObject({ id: event.raw.headers['webhook-id'], event: 'receipt.checked' })
    await shop.call('POST', `/webhook-deliveries/${delivery.id}/resend`)
    const again = await receiver.until(
      (events) => events.filter((each) => each.body.check_id === body.check_id).length > 1,
    )
    expect(again.at(-1)?.raw.body).toBe(event.raw.body)
    await shop.call('DELETE', `/api/v1/verifications/${body.id}`)
    expect((await delivered())[0]).toMatchObject({ is_redacted: true })
  })

  it.each([
    ['04', { outcome: 'NOT_FOUND', exists: false }],
    ['53', { outcome: 'UNREACHABLE', exists: null, retryable: true }],
    ['77', { outcome: 'CONFIRMED', success: true }],
  ])('answers …%s at once in test mode, without a bank', async (ending, expected) => {
    const before = bank.asked.length
    const { body } = await verify(asked({ transaction_number: fresh(ending) }), bearer(tenant.testKey))
    expect((await told(body.check_id)).body).toMatchObject(expected)
    expect(bank.asked.length).toBe(before)
  })

  it('gives each of a batch its own webhook', async () => {
    const verifications = [asked(), asked({ transaction_number: 'DG10000000' }), asked({ webhook_url: 'nowhere' })]
    const keyed = bearer(tenant.liveKey, { 'idempotency-key': 'one-background-batch' })
    const { body } = await keyed.call('POST', '/api/v1/verify/batch', { verifications })
    const [first, second, third] = body.results
    expect([first.status, second.status, third.status]).toEqual([202, 202, 422])
    expect((await told(first.body.check_id)).body).toMatchObject({ success: true })
    expect((await told(second.body.check_id)).body).toMatchObject({ success: false, exists: false, code: 'NOT_FOUND' })
    const again = await keyed.call('POST', '/api/v1/verify/batch', { verifications })
    const ids = [first, second].map((each) => each.body.check_id)
    expect(again.body.results.slice(0, 2).map((each: typeof first) => each.body.check_id)).toEqual(ids)
  })

  it('logs nothing of a person', () => {
    expect(platform.logs()).not.toMatch(/Hirut|Saba|00006171|DF7000/)
  })
})
