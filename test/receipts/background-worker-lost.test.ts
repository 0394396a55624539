import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { settingsOf, startPlatform, type TestPlatform } from '../platform.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { forgetWorkers } from '../worker.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'
import { telebirrPage, telebirrSettings } from './telebirr-bank.ts'

let database: TestDatabase
let platform: TestPlatform
let bank: LocalBank
let receiver: Receiver
let isHanging = true
const workers: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  receiver = await openReceiver()
  bank = await openLocalBank((request, response) => {
    if (!isHanging) response.end(telebirrPage(request.url ?? ''))
  })
  platform = await startPlatform({ database, settings: { ABSAH_ROLE: 'api', ...telebirrSettings(bank) } })
})
afterAll(async () => {
  for (const worker of workers.filter((each) => each.exitCode === null && each.signalCode === null)) {
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  await platform?.stop()
  await bank?.close()
  await receiver?.close()
  await database?.drop()
})

async function startWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, '../worker-process.ts')], {
    env: { ...process.env, ...settingsOf(database, platform.home), ...telebirrSettings(bank) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(worker)
  await once(createInterface({ input: worker.stdout }), 'line')
  return worker
}

it('a worker killed with -9 at the bank leaves a check that another ends, told and counted once', {
  timeout: 120_000,
}, async () => {
  const tenant = await platform.createTenant()
  const client = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
  const question = { bank: 'telebirr', transaction_number: 'DF70KX7Q2M', webhook_url: receiver.url }
  const { status, body } = await client.call('POST', '/api/v1/verify', question)
  expect(status).toBe(202)
  const first = await startWorker()
  await expect.poll(() => bank.asked.length, { timeout: 20_000 }).toBeGreaterThan(0)

  first.kill('SIGKILL')
  await once(first, 'exit')
  await forgetWorkers(database.db)
  isHanging = false
  await startWorker()

  const events = await receiver.until((each) => each.length > 0)
  expect(events.map((each) => [each.body.id, each.body.outcome])).toEqual([[body.id, 'CONFIRMED']])
  const deliveries = await client.call('GET', `/webhook-deliveries?subject_id=${body.check_id}`)
  expect(deliveries.body.items.map((each: { id: string }) => each.id)).toEqual([events[0]?.raw.headers['webhook-id']])
  expect((await client.call('GET', '/api/v1/usage')).body).toMatchObject({ used: 1 })
  expect((await client.call('GET', `/api/v1/verifications/${body.id}`)).body.verification).toMatchObject({
    ...{ outcome: 'CONFIRMED', duplicate: false },
  })
})
