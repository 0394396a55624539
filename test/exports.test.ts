import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeExport } from '../src/features/exports/make-export.ts'
import { createKeyring } from '../src/platform/encryption/keyring.ts'
import { openLocalStorage } from '../src/platform/storage/local-storage.ts'
import type { Storage } from '../src/platform/storage/storage.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { download, rowsIn } from './downloads.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { bodyWhen, settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

const OUTPUT = {
  nik: '0171012802900001',
  birth_date: '1990-02-28',
  score: 0.875,
  name: '=HYPERLINK("http://tempat.example","BUDI")',
  married: false,
  areas: ['a', 'b'],
}

const OTHER_SERVICE_ID = '7b0f6a52-1111-4c4c-8c8c-000000000009'

let database: TestDatabase
let platform: TestPlatform
let key: TestClient
let owner: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const verifier = testVerifier({ current: async () => found(OUTPUT) })
  const other = {
    ...verifier,
    service: { ...verifier.service, id: OTHER_SERVICE_ID, code: 'OTHER', name: 'Other: service' },
  }
  const verifiers = [verifier, other]
  platform = await startPlatform({ database, verifiers })
  const { organizationId, liveKey } = await platform.createTenant()
  key = createClient(platform.url, liveKey)
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function settled(rest: object = {}) {
  const configuration = { colour: 'GREEN', note: '+6281' }
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration, ...rest }
  const { id } = (await key.call('POST', '/verifications', asked)).body
  return settledOf(key, id)
}

it('opens a verification as a workbook by the link it carries, every value of its own type', async () => {
  const done = await settled({ webhook_metadata: { pinjaman: '@42' } })

  const { status, headers, bytes } = await download(done.export_file_url)

  expect([status, headers.get('content-disposition'), headers.get('cache-control')]).toEqual([
    200,
    `attachment; filename="verification-${done.id}.xlsx"`,
    'no-store',
  ])
  const [sheet] = await rowsIn(bytes)
  expect(sheet?.sheet).toBe('Test service')
  expect(sheet?.rows).toEqual([
    expect.objectContaining({
      id: done.id,
      status: 'COMPLETED',
      credit_used: 10,
      'output.nik': '0171012802900001',
      'output.birth_date': new Date('1990-02-28T00:00:00Z'),
      'output.score': 0.875,
      'output.name': OUTPUT.name,
      'output.married': false,
      'output.areas': '["a","b"]',
      'checks.COLOUR': 'PASS',
      'input.note': '+6281',
      'metadata.pinjaman': '@42',
    }),
  ])
  expect(sheet?.rows[0]?.created_at).toBeInstanceOf(Date)
})

it('gives all of a verification as JSON, without links that would die', async () => {
  const { watch: _, ...done } = await settled()

  const { headers, bytes } = await download(done.output_file_url)

  expect(headers.get('content-type')).toContain('application/json')
  const links = { input_file_url: {}, output_file_url: null, export_file_url: null }
  expect(JSON.parse(bytes.toString())).toEqual({ ...done, ...links })
})

it('is dead for every other verification, after a change to the link, and after a redaction', async () => {
  const [first, second] = [await settled(), await settled()]
  const grant = new URL(first.export_file_url).search
  const other = `${platform.url}/verifications/${second.id}/export${grant}`
  expect((await download(other)).status).toBe(401)
  expect((await download(first.export_file_url.replace('mode=live', 'mode=test'))).status).toBe(401)
  expect((await download(`${platform.url}/files/${first.id}${grant.replace('format=xlsx&', '')}`)).status).toBe(401)

  expect((await key.call('DELETE', `/verifications/${first.id}`)).status).toBe(204)

  expect((await download(first.export_file_url)).status).toBe(404)
  const { body } = await key.call('GET', `/verifications/${first.id}`)
  expect([body.export_file_url, body.output_file_url]).toEqual([null, null])
})

it('writes down which user has taken it', async () => {
  const done = await settled()

  expect((await owner.call('GET', `/verifications/${done.id}/export?format=json`)).status).toBe(200)

  const { body } = await owner.call('GET', `/audit-log?action=verification.read&target_id=${done.id}`)
  expect(body.items[0].details).toEqual({ route: '/verifications/:id/export' })
})

async function exported(body: object, client = key) {
  const asked = await client.call('POST', '/exports', body)
  expect([asked.status, asked.body.status]).toEqual([202, 'IN_QUEUE'])
  const isOver = ({ status }: { status: string }) => status !== 'IN_QUEUE' && status !== 'IN_PROGRESS'
  return bodyWhen(client, `/exports/${asked.body.id}`, isOver)
}

const newFolder = async () => String((await key.call('POST', '/folders', { name: randomUUID() })).body.id)

it('copies a folder in the background, a sheet for each service', async () => {
  const folder_id = await newFolder()
  const done = [
    await settled({ folder_id }),
    await settled({ folder_id, service_id: OTHER_SERVICE_ID }),
    await settled({ folder_id }),
  ]
  await owner.call('POST', '/verifications/drafts', { service_id: TEST_SERVICE_ID, folder_id })

  const made = await exported({ folder_id })

  expect(made).toMatchObject({ status: 'COMPLETED', format: 'xlsx', folder_id, total_verifications: 3, error: null })
  const { bytes, headers } = await download(made.file_url)
  expect([bytes.length, headers.get('content-length')]).toEqual([made.size_bytes, String(made.size_bytes)])
  const sheets = await rowsIn(bytes)
  expect(sheets.map(({ sheet, rows }) => [sheet, rows.map((row) => row.id)])).toEqual([
    ['Test service', [done[0].id, done[2].id]],
    ['Other  service', [done[1].id]],
  ])
})

it('copies a result group of more than a page as JSON, in order, as each verification is answered', async () => {
  const { id, result_id } = await settled()
  await copies(id, 600)

  const made = await exported({ result_id, format: 'json' })

  const { items, total } = JSON.parse((await download(made.file_url)).bytes.toString())
  expect([total, items.length, new Set(items.map((each: { id: string }) => each.id)).size]).toEqual([601, 601, 601])
  const places = items.map((each: { created_at: string; id: string }) => each.created_at + each.id)
  expect(places).toEqual(places.toSorted())
  const { watch: _, ...shown } = (await key.call('GET', `/verifications/${id}`)).body
  const links = { input_file_url: {}, output_file_url: null, export_file_url: null }
  expect(items.find((each: { id: string }) => each.id === id)).toEqual({ ...shown, ...links })
  const [stored = ''] = (await readdir(exportsFolder(), { recursive: true })).filter((each) => each.endsWith(made.id))
  const sealed = await readFile(join(exportsFolder(), stored))
  expect([sealed.length > made.size_bytes, sealed.includes(OUTPUT.nik)]).toEqual([true, false])
})

const exportsFolder = () => join(platform.home.folder, 'files', 'exports')
const storedExports = async () => (await readdir(exportsFolder(), { recursive: true })).join()

/** More of the same in the result group and folder. What it holds sealed is bound to its place, so they hold nothing. */
async function copies(id: string, count: number) {
  await sql`INSERT INTO verifications (id, organization_id, group_id, mode, folder_id, result_id, service_id, status,
      price, created_at)
    SELECT gen_random_uuid(), organization_id, group_id, mode, folder_id, result_id, service_id,
      (ARRAY['COMPLETED', 'FAILED', 'CANCELLED'])[1 + n % 3]::verification_status, price,
      date_trunc('second', created_at) + (n % 7) * interval '1 second'
    FROM verifications, generate_series(1, ${count}) AS n WHERE id = ${id}`.execute(database.db)
}

it('is asked for once under one idempotency key', async () => {
  const folder_id = await newFolder()
  const { liveKey } = await platform.createTenant()
  const again = createClient(platform.url, liveKey, { 'idempotency-key': randomUUID() })
  const own = (await createClient(platform.url, liveKey).call('POST', '/folders', { name: 'Sekali' })).body.id

  const answers = await Promise.all([1, 2, 3, 4].map(() => again.call('POST', '/exports', { folder_id: own })))

  const ids = answers.filter(({ status }) => status === 202).map(({ body }) => body.id)
  expect([new Set(ids).size, answers.every(({ status }) => status === 202 || status === 409)]).toEqual([1, true])
  expect((await again.call('POST', '/exports', { folder_id })).status).toBe(400)
})

it('ends every export that holds a verification when that is redacted, and deletes the file', async () => {
  const folder_id = await newFolder()
  const done = await settled({ folder_id })
  const made = await exported({ folder_id })
  const ofResult = await exported({ result_id: done.result_id })
  const elsewhere = await exported({ folder_id: await newFolder() })

  expect((await key.call('DELETE', `/verifications/${done.id}`)).status).toBe(204)

  for (const each of [made, ofResult]) {
    expect((await download(each.file_url)).status).toBe(404)
    expect((await key.call('GET', `/exports/${each.id}`)).body).toMatchObject({ status: 'REDACTED', file_url: null })
    await expect.poll(storedExports).not.toContain(each.id)
  }
  expect((await download(elsewhere.file_url)).status).toBe(200)
  const after = await exported({ folder_id, format: 'json' })
  expect(JSON.parse((await download(after.file_url)).bytes.toString()).items[0].output).toEqual({})
})

it('never finishes an export whose verification is redacted while it is being made', async () => {
  const folder_id = await newFolder()
  const done = await settled({ folder_id })
  const id = randomUUID()
  await sql`INSERT INTO exports (id, organization_id, group_id, mode, folder_id, format)
    SELECT ${id}, organization_id, group_id, mode, folder_id, 'json' FROM verifications
    WHERE id = ${done.id}`.execute(database.db)
  const storage = await openLocalStorage({ folder: join(platform.home.folder, 'files') })
  const slow: Storage = {
    ...storage,
    async put(key, content, options) {
      const pieces = await Readable.from(content).toArray()
      // All of it was read, and nothing is stored yet.
      expect((await owner.call('DELETE', `/verifications/${done.id}`)).status).toBe(204)
      await expect.poll(async () => (await jobsOf(id)).join()).toBe('completed')
      return storage.put(key, Readable.from(pieces), options)
    },
  }
  const deps = {
    db: database.db,
    keyring: createKeyring({ masterKey: Buffer.from(platform.home.masterKey, 'base64') }),
    storage: slow,
    services: { nameOf: () => 'Test service', find: () => undefined },
    jobs: { enqueue: () => Promise.reject(new Error('there is nothing left to do')) },
  }

  await makeExport(deps, id, AbortSignal.timeout(20_000))

  expect((await owner.call('GET', `/exports/${id}`)).body).toMatchObject({ status: 'REDACTED', file_url: null })
  expect(await storedExports()).not.toContain(id)
})

async function jobsOf(exportId: string) {
  const found = await sql<{ state: string }>`SELECT state::text FROM pgboss.job
    WHERE data ->> 'exportId' = ${exportId}`.execute(database.db)
  return found.rows.map(({ state }) => state)
}

it('is over after its time, and deletes the file', async () => {
  const made = await exported({ folder_id: await newFolder() })
  expect(Date.parse(made.expires_at) - Date.parse(made.finished_at)).toBeGreaterThan(23.9 * 3_600_000)
  await sql`UPDATE exports SET expires_at = now() WHERE id = ${made.id}`.execute(database.db)

  expect((await key.call('GET', `/exports/${made.id}`)).body).toMatchObject({ status: 'EXPIRED', file_url: null })
  expect((await download(made.file_url)).status).toBe(404)

  await sql`UPDATE pgboss.job SET start_after = now() WHERE name = 'export.delete'
    AND data ->> 'exportId' = ${made.id}`.execute(database.db)
  await expect.poll(storedExports, { timeout: 10_000 }).not.toContain(made.id)
})

it('refuses what is not there, and more than may wait at once', async () => {
  expect((await key.call('POST', '/exports', { folder_id: randomUUID() })).status).toBe(404)
  expect((await key.call('POST', '/exports', { result_id: randomUUID() })).status).toBe(404)
  expect((await key.call('POST', '/exports', {})).status).toBe(400)
  expect((await key.call('POST', '/exports', { folder_id: folderId, result_id: folderId })).status).toBe(400)

  const { organizationId, groupId, liveKey } = await platform.createTenant()
  const busy = createClient(platform.url, liveKey)
  const folder_id = (await busy.call('POST', '/folders', { name: 'Penuh' })).body.id
  await sql`INSERT INTO exports (id, organization_id, group_id, mode, folder_id, format)
    SELECT gen_random_uuid(), ${organizationId}, ${groupId}, 'live', ${folder_id}, 'json'
    FROM generate_series(1, 20)`.execute(database.db)
  expect((await busy.call('POST', '/exports', { folder_id })).status).toBe(409)
})

it('writes down who has asked for one, and which user has taken it', async () => {
  const made = await exported({ folder_id: await newFolder() }, owner)

  expect((await owner.call('GET', `/exports/${made.id}/file`)).status).toBe(200)

  const { body } = await owner.call('GET', `/audit-log?target_id=${made.id}`)
  expect(body.items.map((each: { action: string }) => each.action)).toEqual(['export.read', 'export.created'])
})
