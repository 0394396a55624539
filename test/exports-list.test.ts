import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'

let database: TestDatabase
let platform: TestPlatform
let key: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  key = createClient(platform.url, (await platform.createTenant()).liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

it('lists exports, the newest first and in pages', async () => {
  const folder_id = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
  const older = await key.call('POST', '/exports', { folder_id, format: 'json' })
  const newer = await key.call('POST', '/exports', { folder_id, format: 'xlsx' })

  const first = await key.call('GET', '/exports?page_size=1')
  const second = await key.call('GET', '/exports?page_size=1&page_offset=1')

  expect([first.body.total, second.body.total]).toEqual([2, 2])
  expect([first.body.items[0].id, second.body.items[0].id]).toEqual([newer.body.id, older.body.id])
  expect(first.body.items[0]).toMatchObject({ folder_id, format: 'xlsx' })
})
