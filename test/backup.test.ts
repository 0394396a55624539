import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { STORED_OBJECTS } from '../src/compose/stored-objects.ts'
import { restore } from '../src/platform/backup/restore.ts'
import { readMigrations } from '../src/platform/database/read-migrations.ts'
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts'
import { openLocalStorage } from '../src/platform/storage/local-storage.ts'
import { createClient, type TestClient } from './client.ts'
import { absah } from './command.ts'
import { createTestDatabase, MIGRATIONS_FOLDER, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { makeHome, settingsOf, startPlatform, type TestHome, type TestPlatform, type TestTenant } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { makeUser, signIn } from './users.ts'

/** A whole installation, backed up while it is written to, and brought back on another database and folder. */

let folder: string
let first: TestDatabase
let second: TestDatabase
let home: TestHome
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let folderId: string

/** With the note `WAIT` it works until it is stopped. */
const waits = testVerifier({
  current: ({ configuration, signal }) =>
    configuration.note === 'WAIT'
      ? new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      : Promise.resolve(found({ nik: '3171012802900001' })),
})
const works = testVerifier({ current: async () => found({ by: 'the second installation' }) })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-backup-'))
  first = await createTestDatabase()
  second = await createTestDatabase({ isEmpty: true })
  home = await makeHome()
  platform = await startPlatform({ database: first, verifiers: [waits], home })
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await first.drop()
  await second.drop()
  for (const each of [folder, home.folder]) await rm(each, { recursive: true, force: true })
})

const restored = (home: TestHome) => ({ ...settingsOf(second, home), ABSAH_DATA: join(folder, 'restored') })
async function created(configuration: object) {
  const { body } = await key.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    configuration,
  })
  return body.id
}

async function whenIn(client: TestClient, id: string, status: string) {
  const now = async () => (await client.call('GET', `/verifications/${id}`)).body
  await expect.poll(async () => (await now()).status, { timeout: 60_000 }).toBe(status)
  return now()
}

const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
const withoutLinks = ({
  input_file_url: _in,
  output_file_url: _out,
  export_file_url: _export,
  ...rest
}: object & Record<string, unknown>) => rest

it('comes back whole on another database and folder, with the work that was under way', {
  timeout: 180_000,
}, async () => {
  const user = await makeUser(first, {
    role: 'ORGANIZATION_OWNER',
    organizationId: tenant.organizationId,
    groupId: null,
  })
  const picture = pngOf({ width: 40, height: 30 })
  const { path } = (await key.upload([{ name: 'a.png', bytes: picture }])).body.files[0]
  const done = await whenIn(key, await created({ colour: 'GREEN', files: { picture: [path] } }), 'COMPLETED')
  const underWay = await created({ colour: 'GREEN', note: 'WAIT' })
  await whenIn(key, underWay, 'IN_PROGRESS')
  const file = join(folder, 'whole.backup')

  let isOver = false
  const backup = absah(['backup', file], settingsOf(first, home)).finally(() => {
    isOver = true
  })
  let written = 0
  while (!isOver) {
    written += 1
    await key.call('POST', '/folders', { name: `Sambil ${written}` })
  }
  const said = await backup

  expect(said).toContain('The master key is not in it')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await platform.stop()
  expect(await absah(['restore', file], restored(home))).toMatch(/Restored \d+ tables and 1 files/)

  const again = await startPlatform({
    database: second,
    verifiers: [works],
    home: { ...home, folder: join(folder, 'restored') },
  })
  const client = createClient(again.url, tenant.liveKey)
  const shown = (await client.call('GET', `/verifications/${done.id}`)).body
  expect(withoutLinks(shown)).toEqual(withoutLinks(done))
  expect((await bytesOf(shown.input_file_url.picture[0])).equals(Buffer.from(picture))).toBe(true)
  const names = (await client.call('GET', '/folders?page_size=100')).body.items.map(
    (each: { name: string }) => each.name,
  )
  const during = names.filter((name: string) => name.startsWith('Sambil'))
  // What was written meanwhile is in it up to one moment, and nothing after that.
  expect(during).toEqual(Array.from({ length: during.length }, (_each, index) => `Sambil ${index + 1}`))
  expect(await signIn(again.url, user)).toHaveProperty('access_token')
  expect((await whenIn(client, underWay, 'COMPLETED')).output).toMatchObject({ by: 'the second installation' })
  // Counters go on where they stood.
  expect(
    (
      await client.call('POST', '/verifications', {
        service_id: TEST_SERVICE_ID,
        folder_id: folderId,
        configuration: { colour: 'GREEN' },
      })
    ).status,
  ).toBe(201)
  await again.stop()
})

it('does not touch an installation that is not empty', async () => {
  const file = join(folder, 'whole.backup')

  await expect(absah(['restore', file], restored(home))).rejects.toThrow('not empty')
  await expect(absah(['backup', file], settingsOf(first, home))).rejects.toThrow('there already')
})

it('refuses a file that is cut off, changed or no backup, a wrong key and no key, and changes nothing', async () => {
  const file = join(folder, 'whole.backup')
  const empty = await createTestDatabase()
  const settings = { ...settingsOf(empty, home), ABSAH_DATA: join(folder, 'empty') }
  const bytes = await readFile(file)
  const plain = gunzipSync(bytes)
  // In a row of a table: between the entries of an archive there are bytes that mean nothing.
  const inside = plain.indexOf(tenant.organizationId)
  plain.writeUInt8(plain.readUInt8(inside) ^ 1, inside)
  const bad = join(folder, 'bad.backup')

  for (const content of [
    bytes.subarray(0, bytes.length >> 1),
    gzipSync(plain),
    Buffer.from('no backup'),
    Buffer.alloc(0),
  ]) {
    await writeFile(bad, content)
    await expect(absah(['restore', bad], settings)).rejects.toThrow(/backup|damaged/)
  }
  const other = createHash('sha256').update('another').digest('hex')
  await expect(absah(['restore', file], { ...settings, ABSAH_MASTER_KEY: other })).rejects.toThrow('master key')
  const storage = await openLocalStorage({ folder: join(folder, 'empty', 'files') })
  const common = { migrations: await readMigrations(MIGRATIONS_FOLDER), objects: STORED_OBJECTS, withoutMissing: false }
  const keyless = {
    ...common,
    databaseUrl: empty.url,
    storage,
    file,
    masterKey: null,
    keepMasterKey: async () => undefined,
  }
  await expect(restore(keyless)).rejects.toThrow('not in this backup')

  const rows = await sql<{ count: number }>`SELECT count(*)::int AS count FROM organizations`.execute(empty.db)
  const stored = []
  for await (const { key } of storage.list()) stored.push(key)
  expect([rows.rows[0]?.count, stored]).toEqual([0, []])
  expect(await absah(['restore', file], settings)).toContain('Restored')
  await empty.drop()
})

it('carries the master key when it is asked to', async () => {
  const file = join(folder, 'with-key.backup')
  const said = await absah(['backup', file, '--with-master-key'], settingsOf(first, home))
  expect(said).toContain('The master key is in it')
  const empty = await createTestDatabase()

  const storage = await openLocalStorage({ folder: join(folder, 'keyed') })
  await prepareQueue({ url: empty.url, applicationName: 'test' })
  const kept: string[] = []

  const keepMasterKey = async (masterKey: Buffer) => {
    kept.push(masterKey.toString('base64'))
  }
  const common = { migrations: await readMigrations(MIGRATIONS_FOLDER), objects: STORED_OBJECTS, withoutMissing: false }
  await restore({ ...common, databaseUrl: empty.url, storage, file, masterKey: null, keepMasterKey })

  expect(kept).toEqual([home.masterKey])
  await empty.drop()
})
