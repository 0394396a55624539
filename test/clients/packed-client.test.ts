import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'

/** The client as somebody gets it: packed, installed into an empty folder, without any install script. */

const run = promisify(execFile)
const ROOT = path.join(import.meta.dirname, '../..')
const DEPENDENCIES = ['openapi-fetch', 'openapi-typescript-helpers']

let database: TestDatabase
let platform: TestPlatform
let folder: string
let key: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  key = (await platform.createTenant()).testKey
  folder = await mkdtemp(path.join(tmpdir(), 'absah-client-test-'))
  await run('npm', ['run', '--silent', 'pack:client', '--', path.join(folder, 'absah-client.tgz')], { cwd: ROOT })
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'cashier', private: true, type: 'module' }))
  // What the registry would send is packed from what is installed here: a test asks no registry.
  for (const name of DEPENDENCIES) {
    const from = path.join(ROOT, 'node_modules', name)
    await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: from })
  }
  const packed = ['./absah-client.tgz', ...(await packedIn(folder))]
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...packed], { cwd: folder })
}, 180_000)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await platform.stop()
  await database.drop()
})

async function packedIn(at: string): Promise<readonly string[]> {
  const { stdout } = await run('ls', [at])
  return stdout.split('\n').flatMap((name) => (/^openapi-.*\.tgz$/.test(name) ? [`./${name}`] : []))
}

const PROGRAM = `
import { AbsahError, createAbsah, verifyWebhook } from '@absah/client'

const absah = createAbsah({ baseUrl: process.env.URL ?? '', apiKey: process.env.KEY ?? '', retriesMax: 0 })
const told = (error) => ({
  isOurs: error instanceof AbsahError, status: error.status, code: error.code, exists: error.exists,
  retryable: error.retryable, fields: error.errors.map(({ field }) => field), body: error.body,
})
const verify = (body) => absah.POST('/api/v1/verify', { body }).then(() => 'no error', told)
const payment = (transaction_number) => verify({ bank: 'telebirr', transaction_number })
console.log(JSON.stringify({
  unknown: await payment('DF70KX7Q04'),
  unsettled: await payment('DF70KX7Q09'),
  outage: await payment('DF70KX7Q53'),
  incomplete: await verify({}),
  verification: await absah.POST('/verifications', { body: { service_id: 'x' } }).then(() => 'no error', told),
  webhook: typeof verifyWebhook,
}))
`

it('runs with plain Node, and tells the errors of both APIs apart', async () => {
  await writeFile(path.join(folder, 'cashier.js'), PROGRAM)

  const env = { ...process.env, URL: platform.url, KEY: key }
  const { stdout } = await run(process.execPath, ['cashier.js'], { cwd: folder, env })

  expect(JSON.parse(stdout)).toMatchObject({
    unknown: { isOurs: true, status: 404, code: 'NOT_FOUND', exists: false, body: { success: false } },
    unsettled: { status: 404, code: 'NOT_SETTLED', exists: true },
    outage: { status: 503, code: 'BANK_UNREACHABLE', exists: null, retryable: true },
    incomplete: { status: 422, code: 'INVALID_REQUEST', fields: ['bank', 'transaction_number'] },
    verification: { status: 400, code: 'INVALID_REQUEST', body: { error_code: 'INVALID_REQUEST' } },
    webhook: 'function',
  })
}, 60_000)

const TYPED = `
import { AbsahError, createAbsah, verifyWebhook, waitForVerification, type WebhookEvent } from '@absah/client'

const absah = createAbsah({ baseUrl: 'http://127.0.0.1:1', apiKey: 'chk_test_' })
export async function first(id: string): Promise<string | undefined> {
  const { output } = await waitForVerification(absah, id)
  return output.checks?.[0]?.code
}
export function taken(body: Buffer): string {
  const { id, body: event } = verifyWebhook({ secret: 'rahasia', headers: {}, body })
  return id + told(event)
}
function told(event: WebhookEvent): string {
  switch (event.event) {
    case 'verification.status_changed': return event.status + event.verification_id
    case 'receipt.checked': return String(event.outcome)
    case 'webhook.test': return event.test_id
  }
}
export const isUnknownPayment = (error: unknown): boolean => error instanceof AbsahError && error.exists === false
`

it('compiles under --strict, with webhooks, checks and errors typed', async () => {
  await writeFile(path.join(folder, 'typed.ts'), TYPED)
  await symlink(path.join(ROOT, 'node_modules/@types'), path.join(folder, 'node_modules/@types'))
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2024', '--types', 'node', 'typed.ts']

  const compiled = await run(process.execPath, [tsc, ...options], { cwd: folder }).catch((error: unknown) => error)

  expect(compiled).toMatchObject({ stdout: '' })
}, 120_000)
