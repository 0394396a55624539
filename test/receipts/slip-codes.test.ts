import { afterAll, beforeAll, expect, it } from 'vitest'
import { boaQr } from '../../simulator/artefacts/boa-qr.ts'
import { listReceipts } from '../../simulator/start-simulator.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { qrPicture } from './qr-picture.ts'

/** Codes on slips of the Bank of Abyssinia: anybody can make one, and the bank's service does not know every payment. */

const WORD = 'fictional word'
const [payment] = listReceipts({ seed: 'slip codes', receiptsPerBank: 1 }).receipts.filter(({ bank }) => bank === 'boa')
if (payment === undefined) throw new Error('no payment of the bank')
const code = boaQr(payment, WORD)

let database: TestDatabase
let bank: LocalBank
let receiver: Receiver
let platform: TestPlatform
let tenant: TestTenant
let shop: TestClient
let behaviour: 'knows' | 'misses' | 'unwell' = 'misses'

beforeAll(async () => {
  database = await createTestDatabase()
  receiver = await openReceiver()
  bank = await openLocalBank((_request, response) => {
    if (behaviour === 'unwell') return void response.writeHead(503).end('Sorry')
    const known = {
      'Transaction Reference': payment.reference,
      'Transferred Amount': (payment.amountMinor / 100).toFixed(2),
      "Receiver's Name": payment.receiverName,
    }
    const row = behaviour === 'knows' ? known : { "Payer's Name": 'Invalid reference number' }
    response.end(JSON.stringify({ header: { status: 'success' }, body: [row] }))
  })
  const settings = { ABSAH_BOA_SLIP_WORD: WORD, ABSAH_BANK_BOA_SLIP_ORIGIN: bank.origin }
  platform = await startPlatform({ database, settings })
  tenant = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await receiver?.close()
  await database?.drop()
})

async function send(path: string, { key = '', ...fields }: Record<string, string> = {}) {
  const form = new FormData()
  form.append('receipt_file', new Blob([Uint8Array.from(await qrPicture(code))]), 'slip.png')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const headers = {
    authorization: `Bearer ${tenant.liveKey}`,
    ...(key === '' ? {} : { 'idempotency-key': key }),
  }
  const response = await fetch(platform.url + path, { method: 'POST', headers, body: form })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

const NOT_FOUND = {
  ...{ success: false, exists: false, message: 'Transaction not found.', code: 'NOT_FOUND' },
  verification_method: 'qr_unverified',
}

it('says what the code says, as unverified, and asks no bank', async () => {
  const { status, body } = await send('/api/v1/verify/parse-receipt')
  expect([status, body]).toMatchObject([
    200,
    {
      ...{ bank: 'boa', transaction_number: payment.reference, verification_method: 'qr_unverified' },
      receipt: {
        amount: payment.amountMinor / 100,
        payer_name: payment.payerName,
        receiver_name: payment.receiverName,
      },
    },
  ])
  expect(bank.asked).toEqual([])
  const typed = await shop.call('POST', '/api/v1/verify/parse-receipt', {
    receipt_text: `Bank of Abyssinia, transaction reference ${payment.reference}`,
  })
  expect(typed.body.verification_method).toBe('receipt_only')
})

it('confirms by the code nothing that the bank does not know, and keeps saying so', async () => {
  behaviour = 'misses'
  const answers = [await send('/api/v1/verify', { key: 'slip-1' }), await send('/api/v1/verify', { key: 'slip-1' })]
  expect(answers).toEqual([
    { status: 404, body: NOT_FOUND },
    { status: 404, body: NOT_FOUND },
  ])
  const typed = await shop.call('POST', '/api/v1/verify', {
    ...{ bank: 'boa', transaction_number: payment.reference, account_number: payment.receiverAccount },
  })
  expect(typed.body).toEqual({ success: false, exists: false, message: 'Transaction not found.', code: 'NOT_FOUND' })
  const { body } = await shop.call('GET', '/api/v1/verifications?limit=2')
  expect(body.verifications).toMatchObject([
    { success: false, verification_method: null },
    { success: false, exists: false, verification_method: 'qr_unverified' },
  ])
})

it('tells the same of a check in the background', async () => {
  behaviour = 'misses'
  const { status, body } = await send('/api/v1/verify', { webhook_url: receiver.url })
  expect(status).toBe(202)
  const [event] = await receiver.until((events) => events.some((each) => each.body.check_id === body.check_id))
  expect(event?.body).toMatchObject({ ...NOT_FOUND, outcome: 'NOT_FOUND' })
})

it('is the bank’s own word where the bank knows the payment, and nobody’s where it cannot be asked', async () => {
  behaviour = 'unwell'
  const outage = await send('/api/v1/verify')
  expect([outage.status, outage.body]).toMatchObject([
    503,
    { success: false, exists: null, verification_method: 'qr_unverified' },
  ])
  behaviour = 'knows'
  const { body } = await send('/api/v1/verify')
  expect(body).toMatchObject({ success: true, data: { verification_method: 'official' } })
})
