import { execFile, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { settledOf } from './until.ts'

const run = promisify(execFile)

/** The guide is written for it; without it there is nothing to run. */
const hasCurl = spawnSync('curl', ['--version']).status === 0

let database: TestDatabase
let platform: TestPlatform

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

it.skipIf(!hasCurl)('the commands of the quickstart verify the specimen card, as they are printed', async () => {
  const { liveKey } = await platform.createTenant()
  const guide = await readFile(new URL('../docs/guides/quickstart.md', import.meta.url), 'utf8')
  const printed = guide.match(/```sh\nKEY=.*\nURL=.*\n([\s\S]*?)```/)?.[1] ?? ''
  const cwd = new URL('..', import.meta.url)
  const env = { ...process.env, KEY: liveKey, URL: platform.url }

  const { stdout } = await run('bash', ['-c', printed], { cwd, env })
  const created: { id: string; status: string } = JSON.parse(stdout)

  expect(created.status).toBe('IN_QUEUE')
  expect((await settledOf(createClient(platform.url, liveKey), created.id)).output_status).toBe('VERIFIED')
})
