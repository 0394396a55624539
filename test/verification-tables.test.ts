import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORED_OBJECTS } from '../src/compose/stored-objects.ts'
import { deleteUnnamed } from '../src/features/verifications/tables/keep-tables.ts'
import { tableObjects } from '../src/features/verifications/tables/stored-objects.ts'
import { findAllNamed } from '../src/platform/backup/object-kind.ts'
import { type LocalStorage, openLocalStorage } from '../src/platform/storage/local-storage.ts'
import type { TableRow } from '../src/verifiers/verifier.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { download, rowsIn } from './downloads.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { type Behaviour, found, linesOf, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { bodyWhen, settledOf, until } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let storage: LocalStorage
let tenant: TestTenant
let client: TestClient
let other: TestClient
let folderId: string
const behaviour: { current: Behaviour } = { current: async () => found() }

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier(behaviour)] })
  storage = await openLocalStorage({ folder: join(platform.home.folder, 'files') })
  tenant = await platform.createTenant({ credits: 10_000 })
  client = createClient(platform.url, tenant.liveKey)
  other = createClient(platform.url, (await platform.createTenant()).liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Rekening' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function verified(rows: readonly TableRow[]) {
  behaviour.current = async () => ({ ...found(), tables: { lines: rows } })
  const body = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration: { colour: 'GREEN' } }
  return settledOf(client, (await client.call('POST', '/verifications', body)).body.id)
}

async function everyRow(id: string, limit: number) {
  const rows: unknown[] = []
  for (let cursor = ''; ; ) {
    const { body } = await client.call('GET', `/verifications/${id}/tables/lines?limit=${limit}${cursor}`)
    rows.push(...body.items)
    if (body.next_cursor === null) return rows
    cursor = `&cursor=${body.next_cursor}`
  }
}

const storedRows = async () => {
  const stored: string[] = []
  for await (const { key } of storage.list()) if (key.startsWith('tables/')) stored.push(key)
  return stored
}

describe('a table of a verification', () => {
  it('is published by its service, listed, and in no answer of the verification', async () => {
    const { id, output } = await verified(linesOf(3))
    const service = (await client.call('GET', `/services/${TEST_SERVICE_ID}`)).body
    const { body } = await client.call('GET', `/verifications/${id}/tables`)

    expect(service.tables).toMatchObject([{ name: 'lines', row_schema: { additionalProperties: false } }])
    expect(body).toEqual({
      total: 1,
      items: [{ name: 'lines', description: 'Lines of a statement', row_count: 3 }],
    })
    expect(JSON.stringify(output)).not.toContain('Transfer')
  })

  it.each([1, 250, 251, 500, 1_003])('gives each of %i rows once and in order, by pages of any size', async (count) => {
    const rows = linesOf(count)
    const { id } = await verified(rows)

    for (const limit of [97, 250, 500]) expect(await everyRow(id, limit)).toEqual(rows)
  })

  it('may be empty', async () => {
    const { id } = await verified([])

    expect((await client.call('GET', `/verifications/${id}/tables/lines`)).body).toEqual({
      row_count: 0,
      items: [],
      next_cursor: null,
    })
  })

  it('is stored sealed', async () => {
    await verified(linesOf(2))
    for (const key of await storedRows()) {
      const pieces: Buffer[] = []
      for await (const piece of (await storage.get(key)) ?? []) pieces.push(piece)
      expect(Buffer.concat(pieces).toString('latin1')).not.toContain('Zubaydin')
    }
  })

  it('is in the copies to take away: a sheet of a workbook, a member in JSON', async () => {
    const { id, result_id } = await verified(linesOf(300))
    const exportOf = async (format: string) => {
      const asked = (await client.call('POST', '/exports', { result_id, format })).body
      const made = await bodyWhen(client, `/exports/${asked.id}`, ({ status }) => status === 'COMPLETED')
      return (await download(made.file_url)).bytes
    }
    const one = await client.call('GET', `/verifications/${id}/export?format=json`)
    const sheets = await rowsIn(await exportOf('xlsx'))

    expect(sheets[1]?.sheet).toBe('lines Test service')
    expect(sheets[1]?.rows).toEqual(linesOf(300).map((row) => ({ verification_id: id, ...row })))
    expect(one.body).toMatchObject({ id, tables: { lines: linesOf(300) } })
    expect(JSON.parse((await exportOf('json')).toString('utf8')).items).toMatchObject([one.body])
  })

  it('is named for backups by what is stored; a restore without it leaves a table that says so', async () => {
    const { id } = await verified(linesOf(1))
    const named = (await findAllNamed(database.db, STORED_OBJECTS)).at(-1)
    if (named === undefined) throw new Error('No object is named.')
    expect(await storage.head(named.key)).toEqual({ sizeBytes: named.sizeBytes })

    await tableObjects.markLost(database.db, [named.key])
    const { status, body } = await client.call('GET', `/verifications/${id}/tables/lines`)
    const acts =
      await sql`SELECT FROM audit_entries WHERE action = 'verification.table_lost' AND target_id = ${id}`.execute(
        database.db,
      )
    expect([status, body.error_code, acts.rows.length]).toEqual([410, 'GONE', 1])
  })

  it('that a lost worker has stored, and no result names, is deleted; one that is named stays', async () => {
    const { id } = await verified(linesOf(1))
    const organizationId = tenant.organizationId
    const unnamedKey = `tables/${organizationId}/${randomUUID()}`
    await storage.put(unnamedKey, Readable.from([Buffer.from('sealed')]))
    for (const key of await storedRows()) {
      await deleteUnnamed({ db: database.db, storage }, { tableId: key.split('/')[2] ?? '', organizationId })
    }

    expect(await storedRows()).not.toContain(unnamedKey)
    expect(await everyRow(id, 500)).toEqual(linesOf(1))
  })

  it('is nobody else’s, and a cursor is one that was given', async () => {
    const { id } = await verified(linesOf(1))
    const path = `/verifications/${id}/tables/lines`
    const answers = await Promise.all([
      other.call('GET', path),
      other.call('GET', `/verifications/${id}/tables`),
      client.call('GET', `/verifications/${id}/tables/others`),
      client.call('GET', `${path}?cursor=nonsense`),
    ])

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400])
  })

  it('is masked for users, who read it plain as a reading that is taken down', async () => {
    const { id } = await verified(linesOf(1))
    const user = await makeUser(database, { role: 'GROUP_USER', ...tenant, duties: ['REVIEWER'] })
    const reviewer = clientOf(platform.url, await signIn(platform.url, user))
    const readings = async () =>
      (
        await sql`SELECT FROM audit_entries WHERE action = 'verification.read' AND actor_id = ${user.id}
          AND target_id = ${id}`.execute(database.db)
      ).rows.length
    const path = `/verifications/${id}/tables/lines`

    expect((await reviewer.call('GET', path)).body.items).toEqual([
      { row: 0, notes: expect.not.stringContaining('Zubaydin'), currency: 'IDR' },
    ])
    expect(await readings()).toBe(0)
    expect((await reviewer.call('GET', `${path}?reveal=true`)).body.items).toEqual(linesOf(1))
    expect(await readings()).toBe(1)
  })

  it('is replaced by a new run, and its rows before are deleted', async () => {
    const { id } = await verified(linesOf(600))
    const before = await storedRows()
    behaviour.current = async () => ({ ...found(), tables: { lines: linesOf(2) } })
    await client.call('POST', `/verifications/${id}/retry?force=true`)
    await settledOf(client, id)

    expect(await everyRow(id, 500)).toEqual(linesOf(2))
    await until(storedRows, (now) => !before.every((key) => now.includes(key)))
  })

  it('is gone with the redaction of its verification, and its rows soon after', async () => {
    const { id } = await verified(linesOf(2))
    const mine = await storedRows()
    expect((await client.call('DELETE', `/verifications/${id}`)).status).toBe(204)

    expect((await client.call('GET', `/verifications/${id}/tables`)).body.items).toEqual([])
    expect((await client.call('GET', `/verifications/${id}/tables/lines`)).status).toBe(404)
    await until(storedRows, (now) => now.length < mine.length)
  })

  it.each([
    ['a row that does not fit', { lines: [{ row: 1, notes: 'x', currency: 'IDR', nik: '1' }] }],
    ['a table that nobody published', { secrets: [{ row: 1 }] }],
  ])('ends no verification well with %s', async (_, tables) => {
    behaviour.current = async () => ({ ...found(), tables })
    const body = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration: { colour: 'GREEN' } }
    const { id } = (await client.call('POST', '/verifications', body)).body

    expect(await settledOf(client, id)).toMatchObject({ status: 'FAILED', credit_used: 0 })
    expect((await client.call('GET', `/verifications/${id}/tables`)).body.items).toEqual([])
  })
})
