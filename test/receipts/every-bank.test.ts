import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformSettings, questionOf } from '../../simulator/platform-settings.ts'
import { listReceipts, type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'

/** Every bank through the whole platform, against a simulator that was written from the same record and shares no code. */

const OPTIONS = { seed: 'every bank', receiptsPerBank: 6 }
const listed = listReceipts(OPTIONS)
const codes = [...new Set(listed.receipts.map(({ bank }) => bank))]
/** Faults after which the same question is right at the next try, or which a hedge gets around. */
const RECOVERABLE = new Set(['fail_first', 'slow'])

let database: TestDatabase
let simulator: Simulator
let platform: TestPlatform
let folder: string
let shop: TestClient

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-banks-'))
  simulator = await startSimulator({ ...OPTIONS, slowMs: 5_000 })
  database = await createTestDatabase()
  const deadlines = Object.keys(simulator.settings).map((name) => [name.replace(/_ORIGIN$/, '_DEADLINE_MS'), '1500'])
  const settings = { ...(await platformSettings(simulator, join(folder, 'ca.pem'))), ...Object.fromEntries(deadlines) }
  platform = await startPlatform({ database, settings })
  const tenant = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
  const isSound = ({ fault }: { fault: string | null }) => fault === null
  const isFaulty = ({ fault }: { fault: string | null }) => fault !== null
  await ask([...listed.receipts.filter(isSound), ...listed.unknownReceipts])
  // These wait for their deadlines: banks do not wait for one another, since an outage rests one alone.
  await Promise.all(codes.map((code) => ask(listed.receipts.filter(({ bank }) => bank === code).filter(isFaulty))))
}, 120_000)
afterAll(async () => {
  await platform?.stop()
  await simulator?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

type Answer = Awaited<ReturnType<TestClient['call']>>
const answers = new Map<object, Answer>()

async function ask(payments: readonly Parameters<typeof questionOf>[0][]): Promise<void> {
  for (const payment of payments) answers.set(payment, await shop.call('POST', '/api/v1/verify', questionOf(payment)))
}

function answerTo(payment: object): Answer {
  const answer = answers.get(payment)
  if (answer === undefined) throw new Error('nobody asked for that payment')
  return answer
}

describe.each(codes)('%s', (code) => {
  const payments = listed.receipts.filter(({ bank }) => bank === code)
  const plain = payments.filter(({ fault, status }) => fault === null && status === 'completed')

  it('is confirmed with the bank’s own amount, date and parties', () => {
    expect(plain.length).toBeGreaterThanOrEqual(4)
    for (const payment of plain) {
      const { status, body } = answerTo(payment)
      const { receipt } = body.data ?? {}
      const seen = {
        status,
        success: body.success,
        amount: receipt?.amount,
        receiver: receipt?.receiver_name?.toUpperCase() ?? null,
      }
      expect([payment.kind, seen]).toEqual([
        payment.kind,
        {
          status: 200,
          success: true,
          amount: payment.amountMinor / 100,
          receiver: seen.receiver === null ? null : payment.receiverName.toUpperCase(),
        },
      ])
      if (receipt.transaction_date !== null)
        expect(receipt.transaction_date.slice(0, 10)).toBe(payment.date.slice(0, 10))
    }
  })

  it('does not know a payment that never was', () => {
    const unknown = listed.unknownReceipts.find(({ bank }) => bank === code)
    if (unknown === undefined) throw new Error('no unknown payment')
    const { status, body } = answerTo(unknown)
    // By number alone a miss of this bank says nothing.
    const exists = body.code === 'LINK_NEEDED' && code === 'cbe' ? null : false
    expect([status, body.success, body.exists]).toEqual([404, false, exists])
  })

  it('confirms no payment that is not settled', () => {
    for (const payment of payments.filter(({ fault, status }) => fault === null && status !== 'completed')) {
      const { status, body } = answerTo(payment)
      expect([status === 404 || status === 200, body.success]).toEqual([true, false])
    }
  })

  it('never answers an outage with “not found”, and never confirms somebody else’s payment', () => {
    for (const payment of payments.filter(({ fault }) => fault !== null)) {
      const { status, body } = answerTo(payment)
      // A link without a number cannot tell that the bank answers about another payment.
      if (payment.fault === 'other_receipt' && ['ebirr', 'coopay', 'sinqee'].includes(payment.bank)) continue
      if (payment.fault === 'other_receipt') {
        expect([payment.fault, body.success === true && body.data.transaction_number !== payment.reference]).toEqual([
          payment.fault,
          false,
        ])
        continue
      }
      if (status === 200 && RECOVERABLE.has(payment.fault ?? '')) continue
      expect([payment.fault, [502, 503].includes(status), status, body.exists]).toEqual([
        payment.fault,
        true,
        status,
        null,
      ])
    }
  })
})
