import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'

/** As the published page of POST /verifications shows it. */
const PUBLISHED = { webhook_secret: 'your-signing-secret' }

let database: TestDatabase
let platform: TestPlatform
let client: TestClient
let receiver: Receiver
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  receiver = await openReceiver()
  const settings = { ABSAH_WEBHOOK_ALLOW: '127.0.0.1/32:*' }
  platform = await startPlatform({ database, settings, verifiers: [testVerifier({ current: async () => found() })] })
  client = createClient(platform.url, (await platform.createTenant()).liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await receiver.close()
  await database.drop()
})

const create = (metadata: object) =>
  client.call('POST', '/verifications', {
    ...{ service_id: TEST_SERVICE_ID, folder_id: folderId, configuration: { colour: 'GREEN' } },
    ...{ webhook_url: receiver.url, webhook_metadata: metadata },
  })

it('the secret of the published example is taken, and signs', async () => {
  const { status, body } = await create(PUBLISHED)

  expect(status).toBe(201)
  const events = await receiver.until((all) => all.some((each) => each.body.verification_id === body.id))
  const secret = `whsec_${Buffer.from(PUBLISHED.webhook_secret).toString('base64')}`
  expect(events.every((each) => each.isSignedWith(secret))).toBe(true)
})

it.each(['', 'a', '123456789012345', 'whsec_c2hvcg=='])('the secret %j is too short to sign with', async (secret) => {
  const { status, body } = await create({ webhook_secret: secret })

  expect([status, body.error_code, body.errors[0].field]).toEqual([
    400,
    'INVALID_REQUEST',
    'webhook_metadata.webhook_secret',
  ])
  expect(body.errors[0].message).toMatch(/16 characters at least.*32 random/)
})
