import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { openReceiver } from './receiver.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let key: TestClient
let owner: TestClient
let member: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  const { organizationId, groupId, liveKey } = await platform.createTenant()
  key = createClient(platform.url, liveKey)
  const userOf = async (role: 'ORGANIZATION_OWNER' | 'GROUP_USER') => {
    const place = { organizationId, groupId: role === 'GROUP_USER' ? groupId : null }
    return clientOf(platform.url, await signIn(platform.url, await makeUser(database, { role, ...place })))
  }
  owner = await userOf('ORGANIZATION_OWNER')
  member = await userOf('GROUP_USER')
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function uploaded(): Promise<{ path: string; url: string }> {
  const { body } = await key.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 }) }])
  return body.files[0]
}

async function settled(file: { path: string }, rest: object = {}) {
  const configuration = { colour: 'GREEN', files: { picture: [file.path] } }
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration, ...rest }
  const { id } = (await key.call('POST', '/verifications', asked)).body
  return settledOf(key, id)
}

const storedObjects = async () => {
  const found = await readdir(`${platform.home.folder}/files`, { recursive: true, withFileTypes: true })
  return found.filter((each) => each.isFile()).length
}

/** What the tables still hold sealed of a verification, and where its webhooks went. */
async function remainsOf(id: string) {
  const found = await sql`SELECT v.input_sealed, v.output_sealed, v.webhook_url, v.webhook_metadata_sealed,
      v.webhook_secret_sealed, v.output_status,
      (SELECT count(*)::int FROM verification_history h WHERE h.verification_id = v.id) AS history,
      (SELECT count(*)::int FROM webhook_deliveries d WHERE d.verification_id = v.id
        AND (d.body_sealed IS NOT NULL OR d.secret_sealed IS NOT NULL OR d.url LIKE '%?%')) AS deliveries,
      (SELECT count(*)::int FROM webhook_attempts a JOIN webhook_deliveries d ON d.id = a.delivery_id
        WHERE d.verification_id = v.id AND a.response_body_sealed IS NOT NULL) AS attempts
    FROM verifications v WHERE v.id = ${id}`.execute(database.db)
  return found.rows[0]
}

it('forgets everything a verification was about, its stored objects too, and keeps dates and ledger', async () => {
  const receiver = await openReceiver()
  const file = await uploaded()
  const before = await storedObjects()
  const webhook_metadata = { nama: 'Budi Contoh', include_output: true, webhook_secret: 'rahasia-yang-cukup-panjang' }
  const done = await settled(file, { webhook_url: `${receiver.url}?nama=Budi`, webhook_metadata })
  await owner.call('PUT', `/verifications/${done.id}`, { output: { nama: 'Budi Contoh' }, reason: 'Salah baca' })
  await receiver.until((events) => events.length >= 2)

  expect((await owner.call('DELETE', `/verifications/${done.id}`)).status).toBe(204)

  const { body } = await key.call('GET', `/verifications/${done.id}`)
  expect(body).toMatchObject({ status: 'COMPLETED', credit_used: 10, created_at: done.created_at })
  expect(body).toMatchObject({ input_config: {}, output: {}, webhook_metadata: {}, input_file_url: {} })
  expect(body).toMatchObject({ end_date: done.end_date, webhook_url: null, output_status: null })
  expect(Object.values((await remainsOf(done.id)) ?? {}).filter((each) => each !== null && each !== 0)).toEqual([])
  const events = await key.call('GET', `/verifications/${done.id}/events?page_size=100`)
  expect(JSON.stringify(events.body)).not.toMatch(/Budi|Salah baca/)
  expect((await fetch(file.url)).status).toBe(404)
  while ((await storedObjects()) !== before - 1) await new Promise((resolve) => setImmediate(resolve))
  const ledger = await sql<{ kind: string }>`SELECT kind FROM credit_entries WHERE verification_id = ${done.id}
    ORDER BY id`.execute(database.db)
  expect(ledger.rows.map((each) => each.kind)).toEqual(['RESERVE', 'SETTLE'])
  const { body: log } = await owner.call('GET', '/audit-log?action=verification.redacted')
  expect(log.items[0].target.id).toBe(done.id)
  await receiver.close()
})

it('is for owners and keys, may be asked twice, and leaves nothing to work on', async () => {
  const { id } = await settled(await uploaded())

  expect((await member.call('DELETE', `/verifications/${id}`)).status).toBe(403)
  expect((await key.call('DELETE', `/verifications/${id}`)).status).toBe(204)
  expect((await owner.call('DELETE', `/verifications/${id}`)).status).toBe(204)
  expect((await key.call('POST', `/verifications/${id}/retry?force=true`)).status).toBe(409)
  expect((await owner.call('PUT', `/verifications/${id}`, { output: {} })).status).toBe(409)
})

it('waits for the last of the verifications that share a file, also when all go at once', async () => {
  const file = await uploaded()
  const sharing = [await settled(file), await settled(file), await settled(file)]
  const [first, ...others] = sharing.map((each) => each.id)

  await owner.call('DELETE', `/verifications/${first}`)
  expect((await fetch(file.url)).status).toBe(200)
  await Promise.all(others.map((id) => owner.call('DELETE', `/verifications/${id}`)))

  expect((await fetch(file.url)).status).toBe(404)
})

it('reaches a file that an edited configuration no longer names', async () => {
  const [first, second] = [await uploaded(), await uploaded()]
  const { id } = await settled(first)
  const configuration = { colour: 'GREEN', files: { picture: [second.path] } }
  expect((await owner.call('PUT', `/verifications/${id}`, { configuration })).status).toBe(200)

  await owner.call('DELETE', `/verifications/${id}`)

  expect([(await fetch(first.url)).status, (await fetch(second.url)).status]).toEqual([404, 404])
})

it('alone takes from the history of reviews and of webhooks, and never changes it', async () => {
  const receiver = await openReceiver()
  const { id } = await settled(await uploaded(), { webhook_url: receiver.url })
  await owner.call('PUT', `/verifications/${id}`, { output: { nama: 'Budi Contoh' } })
  await receiver.until((events) => events.length >= 2)
  const deliveries = `SELECT id FROM webhook_deliveries WHERE verification_id = '${id}'`
  const refused = [
    `DELETE FROM verification_history WHERE verification_id = '${id}'`,
    `UPDATE verification_history SET sequence = sequence + 1 WHERE verification_id = '${id}'`,
    `DELETE FROM webhook_attempts WHERE delivery_id IN (${deliveries})`,
    `UPDATE webhook_attempts SET outcome = 'GONE' WHERE delivery_id IN (${deliveries})`,
    `UPDATE webhook_attempts SET response_body_sealed = 'more' WHERE delivery_id IN (${deliveries})`,
  ]

  for (const statement of refused) {
    expect([statement, await said(statement)]).toEqual([statement, expect.stringContaining('append-only')])
  }
  expect((await owner.call('DELETE', `/verifications/${id}`)).status).toBe(204)
  expect(await remainsOf(id)).toMatchObject({ history: 0, attempts: 0 })
  await receiver.close()
})

const said = (statement: string) =>
  sql
    .raw(statement)
    .execute(database.db)
    .then(() => 'done', String)
