import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { bodyWhen, settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'
import { createWorkers, endWith, type Workers } from './worker.ts'

let database: TestDatabase
let api: TestPlatform
let tenant: TestTenant
let receiver: Receiver
let workers: Workers

beforeAll(async () => {
  database = await createTestDatabase()
  const settings = { ABSAH_ROLE: 'api', ABSAH_UNDO_SECONDS: '2' }
  api = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })], settings })
  tenant = await api.createTenant({ credits: 1_000 })
  receiver = await openReceiver()
  workers = createWorkers(settingsOf(database, api.home))
})
afterAll(async () => {
  await workers.end()
  await api.stop()
  await receiver.close()
  await database.drop()
})

it('takes effect once, though the worker is killed while it can still be undone', async () => {
  const { organizationId, groupId } = tenant
  const user = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
  const tokens = await signIn(api.url, user)
  const client = clientOf(api.url, tokens)
  const folder = await client.call('POST', '/folders', { name: 'Meja' })
  const first = await workers.start()
  const { body } = await client.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folder.body.id,
    configuration: { colour: 'GREEN', note: 'NEED_REVIEW' },
    webhook_url: receiver.url,
  })
  await settledOf(client, body.id)

  const decided = await clientOf(api.url, tokens, { 'if-match': '*' }).call(
    'POST',
    `/verifications/${body.id}/decision`,
    { outcome: 'REJECTED', reason_code: 'PERSON_DIFFERS' },
  )
  await endWith(first, 'SIGKILL')
  expect([decided.status, decided.body.state]).toEqual([202, 'WAITING'])
  await workers.start()

  const done = await bodyWhen(client, `/verifications/${body.id}`, ({ status }) => status === 'COMPLETED')
  expect(done.output_status).toBe('NOT_VERIFIED')
  await receiver.until((events) => events.some((event) => event.body.status === 'COMPLETED'))
  const told = (await receiver.until(() => true)).map((event) => event.body.status)
  expect(told.filter((status) => status === 'COMPLETED')).toHaveLength(1)
}, 90_000)
