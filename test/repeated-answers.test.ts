import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fictionalScreening } from '../src/engines/screening/screening.ts'
import { keepAnswers } from '../src/features/idempotency/keep-answers.ts'
import { createHttpApp } from '../src/platform/http/app.ts'
import { createLogger } from '../src/platform/logging/logger.ts'
import { aml } from '../src/verifiers/aml/index.ts'
import type { Answer, TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { pngOf } from './documents/png.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import type { LocalBank } from './receipts/local-bank.ts'
import { openTelebirr, telebirrSettings } from './receipts/telebirr-bank.ts'
import { type NamingProbe, PROBES } from './tenants/probes.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { makeWorld, type World } from './tenants/world.ts'
import { type Behaviour, endAsNoted, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn, type Tokens } from './users.ts'

/** Every POST, sent twice with one Idempotency-Key: the second answer has the status and the shape of the first. */

let database: TestDatabase
let platform: TestPlatform
let bank: LocalBank
let world: World
let owner: Tokens
let admin: Tokens

/** Opened when both answers are there: a run that ends between them would be another answer. */
let gate: Promise<void> = Promise.resolve()
const endAtGate: Behaviour = async (work) => {
  await gate
  return endAsNoted(work)
}

/** Does something while no run ends. */
async function whileNoneEnds<Result>(act: () => Promise<Result>): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<void>()
  gate = promise
  return act().finally(resolve)
}

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openTelebirr()
  platform = await startPlatform({
    database,
    verifiers: [testVerifier({ current: endAtGate }), aml({ screening: fictionalScreening({}), staleAfterDays: 1 })],
    settings: telebirrSettings(bank),
  })
  world = await makeWorld(database, platform)
  const { organizationId } = world.tenant
  const asOwner = { role: 'ORGANIZATION_OWNER', organizationId, groupId: null } as const
  owner = await signIn(platform.url, await makeUser(database, asOwner))
  admin = await signIn(
    platform.url,
    await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null }),
  )
}, 60_000)
afterAll(async () => {
  await platform.stop()
  await bank.close()
  await database.drop()
})

/** These only read, or make a credential that is told once: each call does its work anew. */
const DONE_ANEW: ReadonlySet<string> = new Set([
  '/auth/login',
  '/auth/logout',
  '/auth/refresh',
  '/auth/oidc/start',
  '/auth/oidc/login',
  '/groups/:id/api-keys',
  '/api-keys/:id/rotate',
  '/api/v1/verify/parse-url',
  '/api/v1/verify/parse-receipt',
])

/** What is told once, and is null in a repeated answer. */
const SECRETS = ['one_time_password', 'secret', 'key']

/** Requests of routes that name nothing which a probe would make. */
const BODIES: Readonly<Record<string, () => object>> = {
  '/organizations': () => ({ name: 'Organisasi Baru', owner: { email: `${randomUUID()}@contoh.example` } }),
  '/groups': () => ({ name: randomUUID() }),
  '/folders': () => ({ name: randomUUID() }),
  '/screenings/batch': () => ({ folder_id: world.owners[0].own.folderId, entries: [{ name: 'Budi Contohwati' }] }),
  '/views': () => ({ name: randomUUID(), page: 'CASES', filter: {} }),
  '/cases/batch': () => ({ items: [{ id: randomUUID() }], add_tags: ['contoh'] }),
  '/webhooks/test': () => ({ webhook_url: 'http://127.0.0.1:9/absah' }),
  '/api/v1/accounts': () => ({ bank: 'cbe', account_number: `1000${Date.now()}`.slice(0, 13) }),
  '/api/v1/verify/batch': () => ({ verifications: [{ bank: 'telebirr', transaction_number: 'DF70000000' }, {}] }),
}

type Send = (client: TestClient) => Promise<Answer>

async function requestOf(url: string): Promise<Send> {
  if (url === '/uploads') return (client) => client.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 }) }])
  const body = BODIES[url]?.()
  if (body !== undefined) return (client) => client.call('POST', url, body)
  const probe = PROBES[`POST ${url}`]?.find((each): each is NamingProbe => each.kind === 'names')
  if (probe === undefined) throw new Error(`POST ${url} has no request: add one to BODIES of this test`)
  const id = await probe.make(world)
  const [person] = world.owners
  const asked = probe.body?.(id, person)
  return (client) =>
    client.with(probe.headers ?? {}).call('POST', probe.path?.(id, person) ?? url.replace(':id', id), asked)
}

/** A client whose requests all carry one key. */
function keyed(url: string): TestClient {
  const isAdministered = url === '/organizations' || PROBES[`POST ${url}`]?.some(byAdmin) === true
  const headers = { 'idempotency-key': randomUUID(), 'x-absah-organization': world.tenant.organizationId }
  return clientOf(platform.url, isAdministered ? admin : owner, headers)
}

const byAdmin = (probe: object) => 'by' in probe && probe.by === 'superAdmin'

/** The names of all members, however deep. What is null in one answer may be there in the other. */
function shapesOf(first: unknown, again: unknown): [unknown, unknown] {
  if (first === null || again === null) return [null, null]
  if (Array.isArray(first) && Array.isArray(again)) {
    // A list may have grown since.
    const pairs = first.slice(0, again.length).map((each, index) => shapesOf(each, again[index]))
    return [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
  }
  if (typeof first !== 'object' || typeof again !== 'object') return [typeof first, typeof again]
  const other = new Map(Object.entries(again))
  const members = Object.entries(first).map(([name, value]) => [name, shapesOf(value, other.get(name))] as const)
  const extra = [...other.keys()].filter((name) => !(name in first)).map((name) => [name, 'only in the second'])
  return [
    Object.fromEntries(members.map(([name, [one]]) => [name, one])),
    Object.fromEntries([...members.map(([name, [, two]]) => [name, two]), ...extra]),
  ]
}

const posts = () => [...new Set(platform.routes.filter(({ method }) => method === 'POST').map(({ url }) => url))]

it('has the status and the shape of the first', { timeout: 180_000 }, async () => {
  const kept = posts().filter((url) => !DONE_ANEW.has(url))
  expect(kept.length).toBeGreaterThan(20)
  for (const url of kept) {
    const [client, send] = [keyed(url), await requestOf(url)]

    const [first, again] = await whileNoneEnds(async () => [await send(client), await send(client)] as const)

    expect([url, first.status < 300, first.status < 300 ? null : first.body]).toEqual([url, true, null])
    expect([url, again.status, again.headers.get('idempotency-replayed')]).toEqual([url, first.status, 'true'])
    const [one, two] = shapesOf(first.body, again.body)
    expect([url, two]).toEqual([url, one])
    expect([url, first.body?.id]).toEqual([url, again.body?.id])
    for (const secret of SECRETS) {
      if (secret in Object(first.body)) expect([url, again.body[secret]]).toEqual([url, null])
    }
    expect(again.headers.get('etag') === null).toBe(first.headers.get('etag') === null)
  }
})

it('does anew what makes a credential or only reads, and no other POST', () => {
  expect([...DONE_ANEW].filter((url) => !posts().includes(url))).toEqual([])
})

it('is the same refusal, with the fields that the first named', { timeout: 120_000 }, async () => {
  for (const url of posts().filter((each) => !each.startsWith('/auth/'))) {
    const path = url.replace(':id', randomUUID())
    const client = keyed(url)
    for (const body of [{ nonsense: 1 }, undefined]) {
      const first = await client.call('POST', path, body)
      const again = await client.call('POST', path, body)
      expect([url, first.status >= 400]).toEqual([url, true])
      expect([url, again.status, again.body]).toEqual([url, first.status, first.body])
    }
  }
})

it('names again each field of a configuration, a form and a receipt that was refused', async () => {
  const [folder, configuration] = [world.owners[0].own.folderId, { colour: 'BLUE', nonsense: 1, note: 'x'.repeat(99) }]
  const { service_id: serviceId } = verificationIn(folder)
  const cases: readonly (readonly [string, Send])[] = [
    [
      '/verifications',
      (client) => client.call('POST', '/verifications', { service_id: serviceId, folder_id: folder, configuration }),
    ],
    ['/uploads', (client) => client.upload([{ name: 'a.png', bytes: Buffer.from('') }], [['nonsense', '1']])],
    ['/api/v1/verify', (client) => client.call('POST', '/api/v1/verify', { bank: 'telebirr' })],
    ['/api/v1/accounts', (client) => client.call('POST', '/api/v1/accounts', { bank: 'xyz', account_number: '1234' })],
  ]
  for (const [url, send] of cases) {
    const client = keyed(url)
    const first = await send(client)
    const again = await send(client)
    expect([url, first.status >= 400 && first.status < 500]).toEqual([url, true])
    expect([url, again.status, again.body]).toEqual([url, first.status, first.body])
  }
})

it('must be declared: a POST without a declaration does not start', () => {
  const app = createHttpApp({
    ...{ logger: createLogger('silent'), trustProxy: false, requestTimeoutMs: 1_000, requestTimeoutMsMax: 1_000 },
    bodyBytesMax: 1_000,
  })
  keepAnswers(app, { db: database.db, logger: createLogger('silent'), fingerprintKey: Buffer.alloc(32) })

  expect(() => app.post('/things', async () => ({}))).toThrow('POST /things does not say how it answers')
  const byPath = { idempotency: { idIn: 'path', show: () => ({}) } } as const
  expect(() => app.post('/things', { config: byPath }, async () => ({}))).toThrow('has no :id in its path')
  app.post('/things', { config: { idempotency: 'none' } }, async () => ({}))
})
