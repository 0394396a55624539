import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn, type Tokens } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let owner: Tokens
let admin: Tokens
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  const { organizationId } = tenant
  owner = await signIn(
    platform.url,
    await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null }),
  )
  admin = await signIn(
    platform.url,
    await makeUser(database, { role: 'SUPER_ADMIN', organizationId: null, groupId: null }),
  )
  folderId = (await key.call('POST', '/folders', { name: 'Contoh' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const asOwner = (idempotencyKey: string) => clientOf(platform.url, owner, { 'idempotency-key': idempotencyKey })
const asAdmin = (idempotencyKey: string) =>
  clientOf(platform.url, admin, {
    'idempotency-key': idempotencyKey,
    'x-absah-organization': tenant.organizationId,
  })

async function ended(note: string): Promise<string> {
  const { configuration, ...rest } = verificationIn(folderId)
  const { body } = await key.call('POST', '/verifications', { ...rest, configuration: { ...configuration, note } })
  await settledOf(key, body.id)
  return body.id
}

const moved = (id: string, status: string) =>
  sql`SELECT xmin FROM verification_events WHERE verification_id = ${id} AND to_status = ${status}
    ORDER BY sequence DESC LIMIT 1`

interface Case {
  readonly name: string
  /** What must be there before. */
  readonly prepare?: () => Promise<string>
  readonly ask: (key: string, id: string) => Promise<Answer>
  /** The row that is the effect. */
  readonly effect: (id: string, answer: Answer) => RawBuilder<unknown>
}

const CASES: readonly Case[] = [
  {
    name: 'a retry',
    prepare: () => ended('COMPLETED'),
    ask: (key, id) => asOwner(key).call('POST', `/verifications/${id}/retry?force=true`),
    effect: (id) => moved(id, 'IN_QUEUE'),
  },
  {
    name: 'a cancel',
    prepare: () => ended('FRAUD_DETECTED'),
    ask: (key, id) => asOwner(key).call('POST', `/verifications/${id}/cancel`),
    effect: (id) => moved(id, 'CANCELLED'),
  },
  {
    name: 'a continue',
    prepare: () => ended('FRAUD_DETECTED'),
    ask: (key, id) => asOwner(key).call('POST', `/verifications/${id}/continue`),
    effect: (id) => moved(id, 'IN_QUEUE'),
  },
  {
    name: 'a draft',
    ask: (key) => asOwner(key).call('POST', '/verifications/drafts', verificationIn(folderId)),
    effect: (_id, { body }) => sql`SELECT xmin FROM verifications WHERE id = ${body.id}`,
  },
  {
    name: 'the submitting of a draft',
    prepare: async () => {
      const made = await asOwner(randomUUID()).call('POST', '/verifications/drafts', verificationIn(folderId))
      return made.body.id
    },
    ask: (key, id) => asOwner(key).call('POST', `/verifications/drafts/${id}/submit`),
    effect: (id) => moved(id, 'IN_QUEUE'),
  },
  {
    name: 'a folder',
    ask: (key) => asOwner(key).call('POST', '/folders', { name: `Map ${key}` }),
    effect: (_id, { body }) => sql`SELECT xmin FROM folders WHERE id = ${body.id}`,
  },
  {
    name: 'a group',
    ask: (key) => asOwner(key).call('POST', '/groups', { name: `Cabang ${key}` }),
    effect: (_id, { body }) => sql`SELECT xmin FROM groups WHERE id = ${body.id}`,
  },
  {
    name: 'a user',
    ask: (key) => asOwner(key).call('POST', '/users', { email: `${key}@contoh.example`, role: 'ORGANIZATION_OWNER' }),
    effect: (_id, { body }) => sql`SELECT xmin FROM users WHERE id = ${body.id}`,
  },
  {
    name: 'credits',
    ask: (key) => asAdmin(key).call('POST', `/groups/${tenant.groupId}/credits`, { amount: 5, note: key }),
    effect: (_id, { body }) => sql`SELECT xmin FROM credit_entries
      WHERE kind = 'TOP_UP' AND organization_id = ${tenant.organizationId} AND ${body.balance}::int > 0
      ORDER BY id DESC LIMIT 1`,
  },
]

// A row's xmin is the transaction that wrote it: one number means that a crash leaves both or neither.
it.each(CASES)('$name commits with what is remembered of its request', async ({ prepare, ask, effect }) => {
  const key = randomUUID()
  const id = (await prepare?.()) ?? ''

  const first = await ask(key, id)

  expect([first.status < 300, first.body.message]).toEqual([true, undefined])
  const found = await sql<{ effect: string; outcome: string; status: number }>`SELECT
      e.xmin::text AS effect, k.xmin::text AS outcome, k.status
    FROM idempotency_keys k, (${effect(id, first)}) AS e (xmin) WHERE k.key = ${key}`.execute(database.db)
  expect(found.rows).toEqual([{ effect: found.rows[0]?.outcome, outcome: found.rows[0]?.effect, status: first.status }])
  const again = await ask(key, id)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([first.status, 'true'])
  if (first.body.id !== undefined) expect(again.body.id).toBe(first.body.id)
})
