import { cp, mkdir, mkdtemp, readdir, rm, truncate, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { STORED_OBJECTS } from '../src/compose/stored-objects.ts'
import { backUp } from '../src/platform/backup/back-up.ts'
import { findAllNamed } from '../src/platform/backup/object-kind.ts'
import { restore } from '../src/platform/backup/restore.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { readMigrations } from '../src/platform/database/read-migrations.ts'
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts'
import { type LocalStorage, openLocalStorage } from '../src/platform/storage/local-storage.ts'
import { createClient, type TestClient } from './client.ts'
import { absah } from './command.ts'
import { createTestDatabase, MIGRATIONS_FOLDER, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { makeHome, settingsOf, startPlatform, type TestHome, type TestPlatform, type TestTenant } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { makeUser, signIn } from './users.ts'

/** What a row names is in the backup, or the backup says that it is not. */

const verifiers = [testVerifier({ current: async () => found() })]
let folder: string
let database: TestDatabase
let home: TestHome
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let storage: LocalStorage
let folderId: string
let count = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-objects-'))
  database = await createTestDatabase()
  home = await makeHome()
  platform = await startPlatform({ database, verifiers, home })
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  storage = await openLocalStorage({ folder: join(home.folder, 'files') })
  folderId = (await key.call('POST', '/folders', { name: 'Berkas' })).body.id
}, 60_000)
afterAll(async () => {
  await platform.stop()
  await database.drop()
  for (const each of [folder, home.folder]) await rm(each, { recursive: true, force: true })
})
beforeEach(() => {
  count += 1
})

const backupFile = () => join(folder, `${count}.backup`)
const placeOf = (storageKey: string) => join(home.folder, 'files', storageKey)
const named = async () => (await findAllNamed(database.db, STORED_OBJECTS)).map((each) => each.key).sort()

async function stored(): Promise<readonly string[]> {
  const keys: string[] = []
  for await (const each of storage.list()) keys.push(each.key)
  return keys.sort()
}

interface Sent {
  readonly id: string
  readonly path: string
  readonly storageKey: string
}

async function upload(): Promise<Sent> {
  const { body } = await key.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 + count }) }])
  const [{ path, url }] = body.files
  const id = new URL(url).pathname.split('/').at(-1) ?? ''
  return { id, path, storageKey: `files/${tenant.organizationId}/${id}` }
}

async function settled(client: TestClient, path: string): Promise<ReturnType<JSON['parse']>> {
  const read = async () => (await client.call('GET', path)).body
  await expect.poll(async () => (await read()).status, { timeout: 60_000 }).toMatch(/COMPLETED|FAILED/)
  return read()
}

const create = (client: TestClient, path: string) =>
  client.call('POST', '/verifications', {
    ...{ service_id: TEST_SERVICE_ID, folder_id: folderId },
    configuration: { colour: 'GREEN', files: { picture: [path] } },
  })

async function makeExport(): Promise<string> {
  const { body } = await key.call('POST', '/exports', { folder_id: folderId })
  expect((await settled(key, `/exports/${body.id}`)).status).toBe('COMPLETED')
  return body.id
}

it('holds every kind of stored object, whatever the clock of the file server says', { timeout: 120_000 }, async () => {
  await upload()
  await makeExport()
  const keys = await stored()
  for (const [index, each] of keys.entries()) {
    const when = new Date(Date.now() + (index % 2 === 0 ? 1 : -1) * 400 * 24 * 3_600_000)
    await utimes(placeOf(each), when, when)
  }

  // A kind of object that `STORED_OBJECTS` forgets is in no backup.
  expect(await named()).toEqual(keys)
  expect(await absah(['backup', backupFile()], settingsOf(database, home))).toContain(`and ${keys.length} files`)

  const empty = await createTestDatabase({ isEmpty: true })
  const other = join(folder, 'all')
  await absah(['restore', backupFile()], { ...settingsOf(empty, home), ABSAH_DATA: other })
  const again = await openLocalStorage({ folder: join(other, 'files') })
  for (const each of keys) expect(await again.head(each)).toEqual(await storage.head(each))
  await empty.drop()
})

it('ends with an error that names what cannot be read, and can be restored without it', {
  timeout: 180_000,
}, async () => {
  const [gone, cut, kept] = [await upload(), await upload(), await upload()]
  const { body: made } = await create(key, gone.path)
  await settled(key, `/verifications/${made.id}`)
  const exported = await makeExport()
  const exportKey = `exports/${tenant.organizationId}/${exported}`
  await storage.delete(gone.storageKey)
  await storage.delete(exportKey)
  await truncate(placeOf(cut.storageKey), 10)
  const file = backupFile()

  const backup = absah(['backup', file], settingsOf(database, home))

  await expect(backup).rejects.toThrow('3 stored files could not be read')
  await expect(backup).rejects.toThrow(gone.storageKey)
  await expect(backup).rejects.toThrow(cut.storageKey)
  await expect(backup).rejects.toThrow(exportKey)

  const empty = await createTestDatabase({ isEmpty: true })
  const settings = { ...settingsOf(empty, home), ABSAH_DATA: join(folder, 'rest') }
  for (const each of [gone.storageKey, cut.storageKey, exportKey, 'Nothing was changed']) {
    await expect(absah(['restore', file], settings)).rejects.toThrow(each)
  }
  const said = await absah(['restore', file, '--without-missing'], settings)
  expect(said).toContain('3 stored files are not in it and are marked as lost')

  const owner = { role: 'ORGANIZATION_OWNER', organizationId: tenant.organizationId, groupId: null } as const
  const user = await makeUser(empty, owner)
  const again = await startPlatform({ database: empty, verifiers, home: { ...home, folder: join(folder, 'rest') } })
  const client = createClient(again.url, tenant.liveKey)
  for (const each of [gone, cut]) {
    const answer = await client.call('GET', `/files/${each.id}`)
    expect([answer.status, answer.body.error_code]).toEqual([410, 'GONE'])
    expect(answer.body.message).toContain('a backup was restored that did not hold it')
    expect((await create(client, each.path)).status).toBe(410)
  }
  expect((await client.call('GET', `/files/${kept.id}`)).status).toBe(200)
  expect((await create(client, kept.path)).status).toBe(201)
  expect((await client.call('GET', `/exports/${exported}/file`)).status).toBe(410)
  expect((await client.call('GET', `/exports/${exported}`)).body).toMatchObject({ error: { code: 'EXPORT_LOST' } })
  await client.call('POST', `/verifications/${made.id}/retry?force=true`)
  expect((await settled(client, `/verifications/${made.id}`)).error).toMatchObject({ code: 'FILE_GONE' })

  const { access_token: token } = await signIn(again.url, user)
  const signedIn = createClient(again.url, null, { authorization: `Bearer ${token}` })
  const log = (await signedIn.call('GET', '/audit-log?page_size=100')).body.items
  const lost = log.filter(({ action }: { action: string }) => /^(file|export)\.lost$/.test(action))
  const targets = lost.map((each: { target: { id: string } }) => each.target.id).sort()
  expect(targets).toEqual([gone.id, cut.id, exported].sort())
  await again.stop()
  // The rest is whole: the next backup misses nothing.
  expect(await absah(['backup', join(folder, 'rest.backup')], settings)).toContain('Backed up')
  await empty.drop()
  for (const each of [gone, cut]) await sql`UPDATE files SET lost_at = now() WHERE id = ${each.id}`.execute(database.db)
  await sql`UPDATE exports SET status = 'EXPIRED' WHERE id = ${exported}`.execute(database.db)
})

it('brings all the others whole when one breaks off while it is read', { timeout: 120_000 }, async () => {
  const [broken, kept] = [await upload(), await upload()]
  const failing: Pick<LocalStorage, 'head' | 'get'> = {
    head: (each) => storage.head(each),
    async get(each) {
      const content = await storage.get(each)
      if (each !== broken.storageKey || content === undefined) return content
      const half = async function* () {
        for await (const piece of content) {
          yield piece.subarray(0, piece.length >> 1)
          throw new Error('EIO')
        }
      }
      return Readable.from(half())
    },
  }
  const file = backupFile()
  const common = { objects: STORED_OBJECTS, file, masterKey: null }

  const made = await backUp({ ...common, databaseUrl: database.url, storage: failing })

  expect(made.missing).toEqual([broken.storageKey])
  const empty = await createTestDatabase({ isEmpty: true })
  const settings = { ...settingsOf(empty, home), ABSAH_DATA: join(folder, 'broken') }
  await expect(absah(['restore', file], settings)).rejects.toThrow(broken.storageKey)
  await absah(['restore', file, '--without-missing'], settings)
  const again = await openLocalStorage({ folder: join(folder, 'broken', 'files') })
  expect(await again.head(broken.storageKey)).toBeUndefined()
  expect(await again.head(kept.storageKey)).toEqual(await storage.head(kept.storageKey))
  await empty.drop()
})

it('does not call missing what was deleted while it was made', { timeout: 120_000 }, async () => {
  const redacted = await upload()
  const redacting: Pick<LocalStorage, 'head' | 'get'> = {
    async head(each) {
      if (each === redacted.storageKey) {
        await sql`UPDATE files SET redacted_at = now() WHERE id = ${redacted.id}`.execute(database.db)
        await storage.delete(each)
      }
      return storage.head(each)
    },
    get: (each) => storage.get(each),
  }
  const file = backupFile()
  const common = { objects: STORED_OBJECTS, file, masterKey: null }

  const made = await backUp({ ...common, databaseUrl: database.url, storage: redacting })

  expect(made.missing).toEqual([])
  const empty = await createTestDatabase({ isEmpty: true })
  const settings = { ...settingsOf(empty, home), ABSAH_DATA: join(folder, 'meanwhile') }
  expect(await absah(['restore', file], settings)).toContain('1 stored files are not in it and are marked as lost')
  await empty.drop()
})

it('restores the backup of an older release and brings it to the schema of this one', {
  timeout: 120_000,
}, async () => {
  const older = join(folder, 'migrations')
  await mkdir(older)
  const names = (await readdir(MIGRATIONS_FOLDER)).filter((each) => /^\d{4}_/.test(each)).sort()
  const before = names.slice(
    0,
    names.findIndex((each) => each.endsWith('_lost_files.sql')),
  )
  for (const each of before) await cp(join(MIGRATIONS_FOLDER, each), join(older, each))
  const [old, empty] = [await createTestDatabase({ isEmpty: true }), await createTestDatabase({ isEmpty: true })]
  await migrate(old.db, older)
  await prepareQueue({ url: old.url, applicationName: 'test' })
  const id = '01a22da1-9470-713d-b5b2-d77ee2a50a5d'
  await sql`INSERT INTO organizations (id, name) VALUES (${id}, 'Organisasi Contoh')`.execute(old.db)
  await sql`INSERT INTO groups (id, organization_id, number, name) VALUES (${id}, ${id}, 1, 'default')`.execute(old.db)
  await sql`INSERT INTO uploads (id, organization_id, group_id, mode, file_category)
    VALUES (${id}, ${id}, ${id}, 'live', 'VERIFICATION_INPUT_FILE')`.execute(old.db)
  await sql`INSERT INTO files (id, upload_id, position, organization_id, group_id, mode, path, name_sealed, content_type,
      size_bytes, sha256, page_count, storage_key)
    VALUES (${id}, ${id}, 0, ${id}, ${id}, 'live', 'uploads/a.png', '', 'image/png', 5, decode(repeat('00', 32), 'hex'),
      1, 'files/lost')`.execute(old.db)
  const file = backupFile()
  // As releases before this one did: without looking at what the rows name.
  await backUp({ databaseUrl: old.url, storage, objects: [], file, masterKey: null })
  await prepareQueue({ url: empty.url, applicationName: 'test' })
  const options = {
    ...{ databaseUrl: empty.url, file, objects: STORED_OBJECTS, masterKey: Buffer.alloc(32) },
    migrations: await readMigrations(MIGRATIONS_FOLDER),
    storage: await openLocalStorage({ folder: join(folder, 'older') }),
    keepMasterKey: async () => undefined,
  }

  await expect(restore({ ...options, withoutMissing: false })).rejects.toThrow('files/lost')
  const { lost } = await restore({ ...options, withoutMissing: true })

  expect(lost).toEqual(['files/lost'])
  expect(await migrate(empty.db, MIGRATIONS_FOLDER)).toEqual({ applied: [] })
  const { rows } = await sql<{ isLost: boolean }>`SELECT lost_at IS NOT NULL AS "isLost" FROM files`.execute(empty.db)
  expect(rows).toEqual([{ isLost: true }])
  await old.drop()
  await empty.drop()
})
