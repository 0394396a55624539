import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage } from './telebirr-bank.ts'

const NUMBER = 'DF70KX7Q2M'
const ask = (fields: Record<string, unknown>) => ({ bank: 'telebirr', transaction_number: NUMBER, ...fields })

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let tenant: TestTenant
let shop: TestClient
/** What the bank does at the moment. */
let behaviour: 'well' | 'unwell' | 'strange' | 'hanging' = 'well'

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openLocalBank((request, response) => {
    if (behaviour === 'hanging') return
    if (behaviour === 'unwell') return void response.writeHead(503).end('<html>Sorry</html>')
    if (behaviour === 'strange') return void response.end('<html>New design</html>')
    response.end(telebirrPage(request.url ?? ''))
  })
  platform = await startPlatform({
    database,
    settings: { ABSAH_BANK_TELEBIRR_RECEIPT_ORIGIN: bank.origin, ABSAH_BANK_TELEBIRR_RECEIPT_DEADLINE_MS: '2000' },
  })
  tenant = await platform.createTenant()
  shop = bearer(tenant.liveKey)
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

function bearer(key: string, headers: Record<string, string> = {}): TestClient {
  return createClient(platform.url, null, { authorization: `Bearer ${key}`, ...headers })
}

/** A number that the bank knows and nobody has asked yet. */
let serial = 0
function fresh(): string {
  serial += 1
  return `DF7${String(serial).padStart(7, '0')}`
}

describe('POST /api/v1/verify', () => {
  it('confirms what the bank confirms, in the published envelope', async () => {
    const answer = await shop.call('POST', '/api/v1/verify', ask({ account_number: '251900006171' }))

    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      success: true,
      exists: true,
      duplicate: false,
      data: {
        bank: 'telebirr',
        bank_name: 'Telebirr',
        verification_id: NUMBER,
        transaction_number: NUMBER,
        verification_method: 'official',
        source_url: `https://transactioninfo.ethiotelecom.et/receipt/${NUMBER}`,
        receipt: {
          status: 'completed',
          amount: 600,
          currency: 'ETB',
          transaction_date: '2026-06-07T18:37:39+03:00',
          payer_name: 'Hirut Tesfaye Molla',
          receiver_account: '2****6171',
        },
      },
    })
  })

  it('says 404 only for what the bank does not know', async () => {
    const answer = await shop.call('POST', '/api/v1/verify', ask({ transaction_number: 'DG10000000' }))
    expect([answer.status, answer.body]).toEqual([
      404,
      { success: false, exists: false, message: 'Transaction not found.', code: 'NOT_FOUND' },
    ])
  })

  it.each([
    ['unwell', 503, 'BANK_UNREACHABLE'],
    ['hanging', 503, 'BANK_UNREACHABLE'],
    ['strange', 502, 'BANK_UNREADABLE'],
  ] as const)('never takes a bank that is %s for an absent payment', async (state, status, code) => {
    behaviour = state
    const number = fresh()
    const answer = await shop.call('POST', '/api/v1/verify', ask({ transaction_number: number }))
    behaviour = 'well'
    expect([answer.status, answer.body.code, answer.body.exists, answer.body.success]).toEqual([
      status,
      code,
      null,
      false,
    ])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.body.source_url).toBe(`https://transactioninfo.ethiotelecom.et/receipt/${number}`)
  })

  it('keeps the payment of another receiver from passing', async () => {
    const answer = await shop.call(
      'POST',
      '/api/v1/verify',
      ask({ transaction_number: fresh(), account_number: '251900009999' }),
    )
    expect([answer.status, answer.body.success, answer.body.exists]).toEqual([200, false, true])
    expect(answer.body.message).toContain('another account')
  })

  it('shows expectations as checks, and lets them decide only when asked to', async () => {
    const number = fresh()
    const lax = await shop.call('POST', '/api/v1/verify', ask({ transaction_number: number, expected_amount: 700 }))
    const strict = await shop.call(
      'POST',
      '/api/v1/verify',
      ask({ transaction_number: number, expected_amount: 700, strict: true }),
    )
    expect([lax.body.success, lax.body.checks[0]]).toEqual([
      true,
      expect.objectContaining({ code: 'AMOUNT', result: 'FAIL' }),
    ])
    expect([strict.body.success, strict.body.exists]).toEqual([false, true])
  })

  it('calls exactly one of a hundred at once the first', async () => {
    const number = fresh()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => shop.call('POST', '/api/v1/verify', ask({ transaction_number: number }))),
    )
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
    const [first, ...more] = answers.filter((answer) => !answer.body.duplicate)
    expect(more).toEqual([])
    const others = answers.filter((answer) => answer.body.duplicate)
    expect(others.map((answer) => answer.body.duplicate_of)).toEqual(others.map(() => first?.body.data.id))
  })

  it('does the same request with the same key once', async () => {
    const keyed = bearer(tenant.liveKey, { 'idempotency-key': 'one-sale' })
    const number = fresh()
    const first = await keyed.call('POST', '/api/v1/verify', ask({ transaction_number: number }))
    const asked = bank.asked.length
    const second = await keyed.call('POST', '/api/v1/verify', ask({ transaction_number: number }))
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(second.body).toEqual(first.body)
    expect(bank.asked.length).toBe(asked)
    const other = await keyed.call('POST', '/api/v1/verify', ask({ transaction_number: fresh() }))
    expect(other.status).toBe(422)
  })

  it('reads links and pasted text, and never opens a link', async () => {
    const byUrl = await shop.call('POST', '/api/v1/verify', {
      receipt_url: `https://transactioninfo.ethiotelecom.et/receipt/${fresh()}`,
    })
    const text = `Dear Saba, you have received ETB 600. Your telebirr transaction number is ${fresh()}.`
    const byText = await shop.call('POST', '/api/v1/verify', { receipt_text: text })
    expect([byUrl.body.success, byText.body.success]).toEqual([true, true])
    const foreign = await shop.call('POST', '/api/v1/verify', { receipt_url: `${bank.origin}/receipt/${fresh()}` })
    expect([foreign.status, Object.keys(foreign.body.errors)]).toEqual([422, ['receipt_url']])
  })

  it('confirms nothing that only a text says', async () => {
    const forged = telebirrPage(`/receipt/${NUMBER}`).replaceAll(NUMBER, 'DG10000001')
    const answer = await shop.call('POST', '/api/v1/verify', { receipt_text: forged.replace(/<[^>]+>/g, '\n') })
    expect([answer.status, answer.body.success]).toEqual([404, false])
  })
})

describe('the errors of the receipt API', () => {
  const BOTH = {
    bank: ['The bank field is required.'],
    transaction_number: ['The transaction number field is required.'],
  }

  it('are those that clients of it know', async () => {
    const nobody = createClient(platform.url, null)
    const shapes = [
      await nobody.call('POST', '/api/v1/verify', ask({})),
      await bearer('chk_live_wrong').call('POST', '/api/v1/verify', ask({})),
      await shop.call('POST', '/api/v1/verify', { bank: 'xyz', transaction_number: NUMBER }),
      await shop.call('POST', '/api/v1/verify', {}),
      await shop.call('POST', '/api/v1/verify', { bank: '', transaction_number: null, account_number: ' ' }),
      await shop.call('POST', '/api/v1/verify', { bank: 'telebirr' }),
      await shop.call('POST', '/api/v1/verify', { bank: 'cbe', transaction_number: 'FT26140KX7Q2' }),
      await shop.call('GET', '/api/v1/nothing'),
    ]
    expect(shapes.map(({ status, body }) => [status, body.message, body.errors])).toEqual([
      [401, 'Unauthenticated.', undefined],
      [401, 'Unauthenticated.', undefined],
      [400, 'Unsupported bank: xyz', undefined],
      [422, 'The given data was invalid.', BOTH],
      [422, 'The given data was invalid.', BOTH],
      [422, 'The given data was invalid.', { transaction_number: ['The transaction number field is required.'] }],
      [422, 'The given data was invalid.', { account_number: ['The account number field is required.'] }],
      [404, 'There is no such address here. The calls are listed at /docs', undefined],
    ])
  })
})

describe('the plan of an organization', () => {
  it('is exact when many come at once, and gives back what does not count', async () => {
    const small = await platform.createTenant()
    await sql`UPDATE organizations SET receipt_checks_per_month = 10 WHERE id = ${small.organizationId}`.execute(
      database.db,
    )
    const client = bearer(small.liveKey)
    behaviour = 'unwell'
    const outage = await client.call('POST', '/api/v1/verify', ask({ transaction_number: fresh() }))
    behaviour = 'well'
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => client.call('POST', '/api/v1/verify', ask({ transaction_number: fresh() }))),
    )
    const usage = await client.call('GET', '/api/v1/usage')
    expect(outage.status).toBe(503)
    expect(answers.filter((answer) => answer.status === 200).length).toBe(10)
    expect(answers.filter((answer) => answer.status === 402).length).toBe(15)
    expect(usage.body).toMatchObject({ used: 10, limit: 10, remaining: 0, plan: 'monthly' })
  })
})

describe('test mode', () => {
  it.each([
    ['DF70000004', 404],
    ['DF70000009', 404],
    ['DF70000010', 200],
    ['DF70000052', 502],
    ['DF70000053', 503],
    ['DF70000077', 200],
  ])('answers %s with %i without asking a bank', async (number, status) => {
    const before = bank.asked.length
    const answer = await bearer(tenant.testKey).call('POST', '/api/v1/verify', ask({ transaction_number: number }))
    expect([answer.status, bank.asked.length - before]).toEqual([status, 0])
    if (status === 200) expect(answer.body.success).toBe(number.endsWith('77'))
  })
})

describe('saved accounts and the history', () => {
  it('save, show, change and forget an account, and verify with it', async () => {
    const made = await shop.call('POST', '/api/v1/accounts', {
      bank: 'cbe',
      account_number: '1000000006171',
      label: 'Till',
      is_primary: true,
    })
    expect(made.status).toBe(201)
    const { id } = made.body.account
    expect(made.body.account).toMatchObject({ bank: 'cbe', account_last_four: '6171', label: 'Till', is_primary: true })
    const again = await shop.call('POST', '/api/v1/accounts', { bank: 'cbe', account_number: '1000000006171' })
    expect([again.status, Object.keys(again.body.errors)]).toEqual([422, ['account_number']])
    const changed = await shop.call('PATCH', `/api/v1/accounts/${id}`, { label: 'Shop' })
    expect(changed.body.account.label).toBe('Shop')
    const second = await shop.call('POST', '/api/v1/accounts', {
      bank: 'cbe',
      account_number: '1000000009999',
      is_primary: true,
    })
    const listed = await shop.call('GET', '/api/v1/accounts?bank=cbe')
    expect(listed.body.accounts.map((each: { is_primary: boolean }) => each.is_primary)).toEqual([false, true])
    expect((await shop.call('DELETE', `/api/v1/accounts/${second.body.account.id}`)).status).toBe(204)
    const unknown = await shop.call('POST', '/api/v1/verify', ask({ bank_account_id: second.body.account.id }))
    expect(Object.keys(unknown.body.errors)).toEqual(['bank_account_id'])
  })

  it('lists newest first with a cursor, and forgets what is personal on redaction', async () => {
    const number = fresh()
    const { data } = (await shop.call('POST', '/api/v1/verify', ask({ transaction_number: number }))).body
    const page1 = await shop.call('GET', '/api/v1/verifications?limit=1')
    expect(page1.body.verifications[0]).toMatchObject({
      id: data.id,
      transaction_number: number,
      success: true,
      source: { type: 'api' },
    })
    const page2 = await shop.call('GET', `/api/v1/verifications?limit=1&cursor=${page1.body.next_cursor}`)
    expect(page2.body.verifications[0].id).toBeLessThan(data.id)
    expect((await shop.call('DELETE', `/api/v1/verifications/${data.id}`)).status).toBe(204)
    const after = await shop.call('GET', `/api/v1/verifications/${data.id}`)
    expect(after.body.verification).toMatchObject({ transaction_number: null, payer_name: null, amount: null })
    const again = await shop.call('POST', '/api/v1/verify', ask({ transaction_number: number }))
    expect([again.body.success, again.body.duplicate_of]).toEqual([true, data.id])
  })

  it('logs nothing of a person', () => {
    expect(platform.logs()).not.toMatch(/Hirut|Saba|00006171|DF7000/)
  })
})
