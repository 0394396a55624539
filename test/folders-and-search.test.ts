import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'

const SOMETHING = randomUUID()
let database: TestDatabase
let platform: TestPlatform
let key: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  key = createClient(platform.url, (await platform.createTenant({ credits: 10_000 })).liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const makeFolder = async (name: string = randomUUID()) => (await key.call('POST', '/folders', { name })).body

async function ended(folderId: string, note?: string, rest: object = {}): Promise<string> {
  const configuration = { colour: 'GREEN', ...(note === undefined ? {} : { note }) }
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration, ...rest }
  const { id } = (await key.call('POST', '/verifications', asked)).body
  await settledOf(key, id)
  return id
}

describe('a folder', () => {
  it('is renamed and starred, and what is absent stays', async () => {
    const { id } = (await key.call('POST', '/folders', { name: 'Lama', description: 'Arsip' })).body

    expect((await key.call('PUT', `/folders/${id}`, { name: 'Baru' })).body).toMatchObject({ description: 'Arsip' })
    const starred = await key.call('PUT', `/folders/${id}`, { is_starred: true })

    expect(starred.body).toMatchObject({ name: 'Baru', is_starred: true })
    const { body } = await key.call('GET', '/folders?is_starred=true')
    expect(body.items.map((each: { id: string }) => each.id)).toEqual([id])
  })

  it('cannot take the name of another of its group, in any case', async () => {
    await makeFolder('Agunan')
    const { id } = await makeFolder()

    const answer = await key.call('PUT', `/folders/${id}`, { name: 'AGUNAN' })

    expect(answer).toMatchObject({ status: 400, body: { error_code: 'ALREADY_EXISTS' } })
  })

  it('counts different services and result groups once each', async () => {
    const { id } = await makeFolder()
    const result_id = randomUUID()
    await ended(id, undefined, { result_id })
    await ended(id, undefined, { result_id })
    await ended(id)

    expect((await key.call('GET', `/folders/${id}`)).body).toMatchObject({ total_service: 1, total_result: 2 })
  })

  it('is not deleted while a verification in it is open; then it is, and its name is free', async () => {
    const { id, name } = await makeFolder()
    const stopped = await ended(id, 'FRAUD_DETECTED')

    expect((await key.call('DELETE', `/folders/${id}`)).status).toBe(409)
    await key.call('POST', `/verifications/${stopped}/cancel`)
    expect((await key.call('DELETE', `/folders/${id}`)).status).toBe(204)

    expect((await key.call('GET', `/folders/${id}`)).status).toBe(404)
    expect((await key.call('GET', `/verifications/${stopped}`)).status).toBe(200)
    expect((await makeFolder(name)).name).toBe(name)
    const configuration = { colour: 'GREEN' }
    const late = await key.call('POST', '/verifications', { service_id: TEST_SERVICE_ID, folder_id: id, configuration })
    expect(late.body.message).toBe('Folder not found')
  })
})

describe('the search', () => {
  it('goes through everything once, newest first, page by page', async () => {
    const { id: folderId } = await makeFolder()
    const made: string[] = []
    for (const note of [undefined, 'FAILED', undefined, 'FRAUD_DETECTED', undefined]) {
      made.push(await ended(folderId, note))
    }
    const found: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { body } = await key.call('GET', `/verifications/search?folder_id=${folderId}&page_size=2${at}`)
      found.push(...body.items.map((each: { id: string }) => each.id))
      cursor = body.next_cursor
    }

    expect(found).toEqual([...made].reverse())
    const idsOf = async (filter: string) => {
      const { body } = await key.call('GET', `/verifications/search?folder_id=${folderId}&${filter}`)
      return body.items.map((each: { id: string }) => each.id)
    }
    expect(await idsOf('status=FAILED')).toEqual([made[1]])
    expect(await idsOf(`service_id=${randomUUID()}`)).toEqual([])
    expect(await idsOf('from=2100-01-01T00:00:00Z')).toEqual([])
    expect(await idsOf('to=2100-01-01T00:00:00Z')).toHaveLength(5)
  })

  it('refuses a cursor that is not its own', async () => {
    const answer = await key.call('GET', '/verifications/search?cursor=abc')

    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } })
  })

  it.each([
    [`group_id = '${SOMETHING}' AND mode = 'live'`, 'verifications_search'],
    [`folder_id = '${SOMETHING}'`, 'verifications_search_folder'],
  ])('reads along an index that is in order already (%s)', async (place, index) => {
    const plan = await database.db.transaction().execute(async (tx) => {
      await sql`SET LOCAL enable_seqscan = off`.execute(tx)
      await sql`SET LOCAL enable_sort = off`.execute(tx)
      const found = await sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT id FROM verifications
        WHERE ${sql.raw(place)} AND status = 'FAILED' AND (created_at, id) < (now(), ${SOMETHING}::uuid)
        ORDER BY created_at DESC, id DESC LIMIT 10`.execute(tx)
      return found.rows.map((each) => each['QUERY PLAN']).join('\n')
    })

    expect(plan).toContain(index)
    expect(plan).not.toContain('Sort')
  })
})

describe('a service', () => {
  it('lists the inputs that its own schema takes', async () => {
    const { body } = await key.call('GET', `/services/${TEST_SERVICE_ID}/form-fields`)

    expect(body.items).toMatchObject([
      { key: 'colour', type: 'select', required: true, options: ['RED', 'GREEN'] },
      { key: 'note', type: 'string', required: false, validation: { length_max: 50 } },
      {
        key: 'files.picture',
        type: 'file',
        required: false,
        validation: { items_max: 3 },
        file_kinds: ['PDF', 'PICTURE'],
      },
      { key: 'files.statement', type: 'file', required: false, file_kinds: ['PDF', 'XLSX', 'TEXT'] },
    ])
  })

  it('that is switched off says so, and begins nothing', async () => {
    const settings = { ABSAH_SERVICES_OFF: 'OTHER, TEST_SERVICE' }
    const verifiers = [testVerifier({ current: endAsNoted })]
    const off = await startPlatform({ database, verifiers, home: platform.home, settings })
    const client = createClient(off.url, (await off.createTenant()).liveKey)
    const folder = (await client.call('POST', '/folders', { name: 'Pinjaman' })).body

    const asked = { service_id: TEST_SERVICE_ID, folder_id: folder.id, configuration: { colour: 'GREEN' } }
    const answer = await client.call('POST', '/verifications', asked)

    expect(answer.status).toBe(503)
    expect(answer.body.message).toBe('Verification service is temporarily unavailable: TEST_SERVICE')
    expect((await client.call('GET', `/services/${TEST_SERVICE_ID}`)).body.is_enabled).toBe(false)
    await off.stop()
  })
})
