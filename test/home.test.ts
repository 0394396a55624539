import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const settings = { ABSAH_UNDO_SECONDS: '600' }
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })], settings })
  tenant = await platform.createTenant({ credits: 1_000 })
  const { organizationId, groupId } = tenant
  const user = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
  client = clientOf(platform.url, await signIn(platform.url, user))
  folderId = (await client.call('POST', '/folders', { name: 'Meja' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function ended(note?: string): Promise<string> {
  const configuration = { colour: 'GREEN', ...(note === undefined ? {} : { note }) }
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration }
  const { id } = (await client.call('POST', '/verifications', asked)).body
  await settledOf(client, id)
  return id
}

it('says what waits, the oldest first, and how the day went', async () => {
  const ids = [await ended('NEED_REVIEW'), await ended('FRAUD_DETECTED'), await ended('NEED_REVIEW')]
  await ended()
  await ended('FAILED')
  const decision = { outcome: 'APPROVED', reason_code: 'FALSE_ALARM' }
  await client.with({ 'if-match': '*' }).call('POST', `/verifications/${ids[2]}/decision`, decision)

  const { status, body } = await client.call('GET', '/home')

  expect(status).toBe(200)
  expect(body.waiting.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2))
  expect(body.waiting).toMatchObject({ total: 3, is_more: false })
  expect(body.figures).toEqual({
    ...{ verified: 1, not_verified: 0, partially_not_verified: 0 },
    ...{ in_review: 3, failed: 1, open: 0 },
  })
  expect(body.decisions).toEqual({ count: 1, median_seconds: expect.any(Number) })
  expect(body.webhooks).toEqual({ paused_endpoints: 0, failed_deliveries: 0 })
  expect(body.banks).toContainEqual({ code: 'telebirr', status: 'ok' })
})

it('counts from when it is asked to, a month back at most', async () => {
  const from = (ms: number) => client.call('GET', `/home?since=${new Date(Date.now() + ms).toISOString()}`)

  expect((await from(60_000)).body.figures).toMatchObject({ verified: 0, failed: 0 })
  expect((await from(-40 * 86_400_000)).status).toBe(400)
})
