import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformSettings, questionOf } from '../../simulator/platform-settings.ts'
import { listReceipts, type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { RECEIPT_SERVICE_ID } from '../cards.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import { settledOf } from '../until.ts'
import { qrPicture } from './qr-picture.ts'

/** PAYMENT_RECEIPT_VERIFICATION against simulated banks. */

const OPTIONS = { seed: 'receipts as a service', receiptsPerBank: 12 }
const { receipts } = listReceipts(OPTIONS)

let database: TestDatabase
let simulator: Simulator
let platform: TestPlatform
let folder: string
let client: TestClient
let shop: TestClient
let folderId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-service-'))
  simulator = await startSimulator(OPTIONS)
  database = await createTestDatabase()
  const settings = await platformSettings(simulator, join(folder, 'ca.pem'))
  // Nobody listens there.
  platform = await startPlatform({
    database,
    settings: { ...settings, ABSAH_BANK_MPESA_RECEIPT_ORIGIN: 'http://127.0.0.1:9' },
  })
  const tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  shop = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
  folderId = (await client.call('POST', '/folders', { name: 'Receipts' })).body.id
}, 60_000)
afterAll(async () => {
  await platform?.stop()
  await simulator?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

async function create(configuration: Record<string, unknown>) {
  const request = { service_id: RECEIPT_SERVICE_ID, folder_id: folderId, configuration }
  const created = await client.call('POST', '/verifications', request)
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  return settledOf(client, created.body.id)
}

/** Payments that nothing is wrong with, each taken once. */
const plain = receipts.filter(
  ({ fault, status, bank }) => fault === null && status === 'completed' && bank === 'telebirr',
)
function take(): Record<string, unknown> {
  const payment = plain.pop()
  if (payment === undefined) throw new Error('no payment is left')
  return { ...questionOf(payment) }
}

const resultsOf = (verification: { output: { checks: { code: string; result: string }[] } }) =>
  Object.fromEntries(verification.output.checks.map(({ code, result }) => [code, result]))

describe('PAYMENT_RECEIPT_VERIFICATION', () => {
  it('verifies what the bank confirms, with its receipt, and is paid like any service', async () => {
    const found = await create({ ...take(), expected_amount: 0 })
    expect(found).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED', credit_used: 2 })
    expect(found.output).toMatchObject({
      ...{ bank: 'telebirr', exists: true, duplicate: false, verification_method: 'official' },
      receipt: { status: 'completed', currency: 'ETB', amount: expect.any(Number) },
    })
    expect(resultsOf(found)).toMatchObject({
      ...{ TRANSACTION: 'PASS', SETTLEMENT: 'PASS', AMOUNT: 'PASS', DUPLICATE: 'PASS' },
    })
    const usage = await shop.call('GET', '/api/v1/usage')
    expect(usage.body.used).toBe(0)
    const exported = await client.call('GET', `/verifications/${found.id}/export?format=xlsx`)
    expect(exported.status).toBe(200)
  })

  it('knows a payment again, whichever way it was shown, and is no duplicate of its own earlier run', async () => {
    const question = take()
    const first = await create(question)
    const retried = await client.call('POST', `/verifications/${first.id}/retry?force=true`)
    expect(retried.status).toBe(200)
    const again = await settledOf(client, first.id)
    const byApi = await shop.call('POST', '/api/v1/verify', question)
    const second = await create(question)
    expect([first.output_status, again.output_status, byApi.body.duplicate]).toEqual(['VERIFIED', 'VERIFIED', true])
    expect(second).toMatchObject({
      output_status: 'PARTIALLY_NOT_VERIFIED',
      output: { duplicate: true, duplicate_of: byApi.body.duplicate_of },
    })
    expect(resultsOf(second)).toMatchObject({ TRANSACTION: 'PASS', DUPLICATE: 'FAIL' })
  })

  it('reads the code of an uploaded picture, and believes the bank alone', async () => {
    const pathOf = async (number: string) => {
      const bytes = await qrPicture(`https://transactioninfo.ethiotelecom.et/receipt/${number}`)
      return (await client.upload([{ name: 'receipt.png', bytes }])).body.files[0].path
    }
    const { transaction_number: number } = take()
    const found = await create({ files: { receipt_file: [await pathOf(String(number))] } })
    const forged = await create({ files: { receipt_file: [await pathOf('DF79ZZZZZZ')] } })
    expect([found.output_status, found.output.transaction_number]).toEqual(['VERIFIED', number])
    expect([forged.output_status, forged.output.exists]).toEqual(['NOT_VERIFIED', false])
  })

  it('does not verify what the bank does not know, whatever a text says', async () => {
    const forged = 'telebirr receipt Invoice No. DF79ZZZZZZ transaction status Completed Settled Amount 600 Birr'
    const unknown = await create({ receipt_text: forged })
    expect(unknown).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED', output: { exists: false } })
    expect(unknown.output.checks).toMatchObject([{ code: 'TRANSACTION', reason_code: 'TRANSACTION_NOT_FOUND' }])
  })

  it('does not verify what went to another account, or is less than expected', async () => {
    const other = await create({ ...take(), account_number: '251900000000' })
    expect(other.output_status).toBe('NOT_VERIFIED')
    expect(resultsOf(other)).toMatchObject({ TRANSACTION: 'PASS', RECEIVER: 'FAIL' })
    const less = await create({ ...take(), expected_amount: 999_999_999 })
    expect(less.output_status).toBe('NOT_VERIFIED')
    expect(resultsOf(less)).toMatchObject({ AMOUNT: 'FAIL' })
  })

  it('fails a run whose bank cannot be asked, which costs nothing and can be retried', async () => {
    const payment = receipts.find(({ bank }) => bank === 'mpesa')
    if (payment === undefined) throw new Error('no such payment')
    const failed = await create({ ...questionOf(payment) })
    expect(failed).toMatchObject({
      ...{ status: 'FAILED', output_status: null, credit_used: 0 },
      error: { code: 'BANK_UNREACHABLE', message: expect.stringContaining('says nothing about the payment') },
    })
  })

  it('fails what names no payment in words that help, and refuses what says nothing at creation', async () => {
    const failed = await create({ receipt_text: 'Good morning' })
    expect(failed).toMatchObject({ status: 'FAILED', credit_used: 0, error: { code: 'RECEIPT_NOT_UNDERSTOOD' } })
    expect(failed.error.message).toContain('receipt_text')
    const refused = await client.call('POST', '/verifications', {
      ...{ service_id: RECEIPT_SERVICE_ID, folder_id: folderId, configuration: { bank: 'telebirr' } },
    })
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'configuration.transaction_number'])
  })

  it('stands in the history of receipts, until it is redacted', async () => {
    const done = await create(take())
    const newest = async () => (await shop.call('GET', '/api/v1/verifications?limit=1')).body.verifications[0]
    expect(await newest()).toMatchObject({
      ...{ outcome: 'CONFIRMED', transaction_number: done.output.transaction_number },
      source: { type: 'api', label: 'Verification API' },
    })
    expect((await client.call('DELETE', `/verifications/${done.id}`)).status).toBeLessThan(300)
    expect(await newest()).toMatchObject({ transaction_number: null, payer_name: null, amount: null })
  })
})

describe('where receipts are switched off for an organization', () => {
  it('the service is shown as off and nothing of it can be begun, while the other services can', async () => {
    const other = await platform.createTenant()
    const its = createClient(platform.url, other.liveKey)
    const { body: folder } = await its.call('POST', '/folders', { name: 'Receipts' })
    const verification = { service_id: RECEIPT_SERVICE_ID, folder_id: folder.id, configuration: take() }
    const enabled = async () => {
      const { body } = await its.call('GET', '/services')
      return body.items.flatMap((each: { code: string; is_enabled: boolean }) => (each.is_enabled ? [each.code] : []))
    }
    const before = await enabled()

    await sql`UPDATE organizations SET features_off = ARRAY['receipts'] WHERE id = ${other.organizationId}`.execute(
      database.db,
    )

    expect(before).toContain('PAYMENT_RECEIPT_VERIFICATION')
    expect(await enabled()).toEqual(before.filter((code: string) => code !== 'PAYMENT_RECEIPT_VERIFICATION'))
    for (const path of ['/verifications', '/verifications?dry_run=true']) {
      const answer = await its.call('POST', path, verification)
      expect([path, answer.status, answer.body.error_code]).toEqual([path, 403, 'FORBIDDEN'])
      expect(answer.body.message).toContain('switched off')
    }
  })
})
