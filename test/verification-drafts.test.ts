import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let key: TestClient
let user: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  const tenant = await platform.createTenant({ credits: 10_000 })
  key = createClient(platform.url, tenant.liveKey)
  const member = await makeUser(database, {
    role: 'GROUP_USER',
    organizationId: tenant.organizationId,
    groupId: tenant.groupId,
  })
  user = clientOf(platform.url, await signIn(platform.url, member))
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const bodyOf = (note?: string, rest: object = {}) => ({
  service_id: TEST_SERVICE_ID,
  folder_id: folderId,
  configuration: { colour: 'GREEN', ...(note === undefined ? {} : { note }) },
  ...rest,
})

async function draft(rest: object = {}) {
  const answer = await user.call('POST', '/verifications/drafts', { ...bodyOf(), ...rest })
  expect(answer.status).toBe(201)
  return answer.body
}

const countAll = async () => {
  const counted = await sql<{ count: number }>`SELECT count(*) FROM verifications`.execute(database.db)
  return counted.rows[0]?.count
}

describe('a draft', () => {
  it('is for users alone', async () => {
    expect((await key.call('POST', '/verifications/drafts', bodyOf())).status).toBe(403)
  })

  it('may be unfinished, costs nothing, and is found by the search', async () => {
    const { id, status, credit_used } = await draft({ configuration: {} })

    expect([status, credit_used]).toEqual(['DRAFT', 0])
    const { body } = await user.call('GET', '/verifications/search?status=DRAFT&page_size=100')
    expect(body.items.map((each: { id: string }) => each.id)).toContain(id)
  })

  it('cannot be submitted before it is complete; then it runs like any other', async () => {
    const { id } = await draft({ configuration: { note: 'x' } })

    const refused = await user.call('POST', `/verifications/drafts/${id}/submit`)
    expect(refused.body.errors).toEqual([{ field: 'configuration.colour', message: 'This field is required' }])
    const changed = await user.call('PUT', `/verifications/drafts/${id}`, { configuration: { colour: 'RED' } })
    expect(changed.body.input_config).toEqual({ colour: 'R•••' })
    const { body } = await user.call('GET', `/verifications/${id}?reveal=true`)
    expect(body.input_config).toEqual({ colour: 'RED' })
    const submitted = await user.call('POST', `/verifications/drafts/${id}/submit`)

    expect(submitted.status).toBe(200)
    expect(await settledOf(user, id)).toMatchObject({ status: 'COMPLETED', credit_used: 10 })
    expect((await user.call('PUT', `/verifications/drafts/${id}`, {})).status).toBe(409)
    expect((await user.call('DELETE', `/verifications/drafts/${id}`)).status).toBe(409)
  })

  it('submitted by several at once is one verification, paid once', async () => {
    const { id } = await draft()

    const answers = await Promise.all([1, 2, 3].map(() => user.call('POST', `/verifications/drafts/${id}/submit`)))

    expect(answers.map((each) => each.status).sort()).toEqual([200, 409, 409])
    const entries = await sql`SELECT 1 FROM credit_entries WHERE verification_id = ${id} AND kind = 'RESERVE'`.execute(
      database.db,
    )
    expect(entries.rows).toHaveLength(1)
  })

  it('keeps its secret when the rest of the metadata is changed, and loses it when all of it is taken away', async () => {
    const { id } = await draft({ webhook_metadata: { order: 1, webhook_secret: 'rahasia-yang-cukup-panjang' } })
    const hasSecret = async () => {
      const found = await sql<{ has: boolean }>`SELECT webhook_secret_sealed IS NOT NULL AS has FROM verifications
        WHERE id = ${id}`.execute(database.db)
      return found.rows[0]?.has
    }

    const changed = await user.call('PUT', `/verifications/drafts/${id}`, { webhook_metadata: { order: 2 } })
    expect([changed.body.webhook_metadata, await hasSecret()]).toEqual([{ order: 2 }, true])
    await user.call('PUT', `/verifications/drafts/${id}`, { webhook_metadata: null })
    expect(await hasSecret()).toBe(false)
  })

  it('is gone once deleted, with the file that only it had', async () => {
    const upload = await user.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 }) }])
    const [file] = upload.body.files
    const { id } = await draft({ configuration: { colour: 'GREEN', files: { picture: [file.path] } } })

    expect((await user.call('DELETE', `/verifications/drafts/${id}`)).status).toBe(204)

    expect((await user.call('GET', `/verifications/${id}`)).status).toBe(404)
    expect((await user.call('GET', new URL(file.url).pathname)).status).toBe(404)
  })
})

describe('a dry run', () => {
  const asked = (body: object) => key.call('POST', '/verifications?dry_run=true', body)
  it('answers the price and creates nothing', async () => {
    const before = await countAll()

    expect(await asked(bodyOf())).toMatchObject({
      status: 200,
      body: { dry_run: true, credit_cost: 10, total_files: 0, service: { id: TEST_SERVICE_ID } },
    })
    expect(await countAll()).toBe(before)
  })

  it('refuses what creating would refuse', async () => {
    expect((await asked(bodyOf(undefined, { folder_id: randomUUID() }))).status).toBe(404)
    expect((await asked(bodyOf(undefined, { configuration: {} }))).status).toBe(400)
  })
})
