import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let second: TestPlatform
let tenant: TestTenant
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  const verifiers = [testVerifier({ current: endAsNoted })]
  platform = await startPlatform({ database, verifiers })
  second = await startPlatform({ database, verifiers, home: platform.home })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
})
afterAll(async () => {
  await second.stop()
  await platform.stop()
  await database.drop()
})

/** A picture that stands on its side, as a telephone stores it: 60 wide and 90 high once it is upright. */
async function upload(by = client) {
  const raw = { create: { width: 90, height: 60, channels: 3 as const, background: '#2080c0' } }
  const bytes = await sharp(raw).jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const { body } = await by.upload([{ name: 'kartu.jpg', bytes }])
  return { path: body.files[0].path, id: /([0-9a-f-]{36})/.exec(body.files[0].path)?.[1] ?? '' }
}

const show = (id: string, query = '', { url, key } = { url: platform.url, key: tenant.liveKey }) =>
  fetch(`${url}/files/${id}/pages/${query}`, { headers: { 'x-api-key': key } })

const kept = async (id: string) => {
  const found = await sql<{ contentSealed: Buffer }>`SELECT content_sealed AS "contentSealed" FROM file_pictures
    WHERE file_id = ${id}`.execute(database.db)
  return found.rows
}

it('shows a page upright, in the size and format that is asked for, and to no cache', async () => {
  const { id } = await upload()
  const [plain, small] = await Promise.all([show(id, '1'), show(id, '1?longest_side=45&format=webp')])

  expect([plain.status, plain.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(plain.headers.get('cache-control')).toContain('no-store')
  expect(await sharp(await plain.arrayBuffer()).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 90 })
  expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 30, height: 45 })
})

it('keeps it sealed for every node, and nothing of it after a redaction', async () => {
  const { id, path } = await upload()
  const folderId = (await client.call('POST', '/folders', { name: 'Berkas' })).body.id
  const created = await client.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    configuration: { colour: 'GREEN', files: { picture: [path] } },
  })
  await settledOf(client, created.body.id)
  const first = Buffer.from(await (await show(id, '1')).arrayBuffer())
  const rows = await kept(id)

  expect(rows).toHaveLength(1)
  expect(rows[0]?.contentSealed.includes(first.subarray(100, 200))).toBe(false)
  const other = await show(id, '1', { url: second.url, key: tenant.liveKey })
  expect(Buffer.from(await other.arrayBuffer()).equals(first)).toBe(true)

  await client.call('DELETE', `/verifications/${created.body.id}`)

  expect([(await show(id, '1')).status, await kept(id)]).toEqual([404, []])
  expect((await show(id, '1', { url: second.url, key: tenant.liveKey })).status).toBe(404)
})

it('is of no use to others, nor in the other mode', async () => {
  const { id } = await upload()
  const stranger = await platform.createTenant()
  const as = (key: string) => show(id, '1', { url: platform.url, key })

  expect((await show(id, '1')).status).toBe(200)
  expect((await Promise.all([as(stranger.liveKey), as(tenant.testKey)])).map(({ status }) => status)).toEqual([
    404, 404,
  ])
})

it.each([
  ['2', 404],
  ['0', 400],
  ['1?longest_side=5000', 400],
  ['1?longest_side=3', 400],
  ['1?format=png', 400],
])('answers page %s with %i', async (query, status) => {
  const { id } = await upload()

  expect((await show(id, query)).status).toBe(status)
})

it('says what to do where a file has nothing to draw', async () => {
  const { body } = await client.upload([{ name: 'a.csv', bytes: Buffer.from('a;b\n') }])
  const id = /([0-9a-f-]{36})/.exec(body.files[0].path)?.[1] ?? ''
  const answer = await show(id, '1')

  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('download the file')])
})

it('is written down as a reading of the file by a user', async () => {
  const { organizationId, groupId } = tenant
  const member = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
  const user = clientOf(platform.url, await signIn(platform.url, member))
  const { id } = await upload()
  await user.call('GET', `/files/${id}/pages/1`)

  const found = await sql<{ action: string }>`SELECT action FROM audit_entries WHERE target_id = ${id}`.execute(
    database.db,
  )
  expect(found.rows).toEqual([{ action: 'file.read' }])
})
