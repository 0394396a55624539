import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn, type TestUser, type Tokens } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let owner: TestUser
let tokens: Tokens
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: async () => found() })] })
  tenant = await platform.createTenant()
  owner = await makeUser(database, {
    role: 'ORGANIZATION_OWNER',
    organizationId: tenant.organizationId,
    groupId: null,
  })
  tokens = await signIn(platform.url, owner)
  client = clientOf(platform.url, tokens)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

describe('the audit log', () => {
  const entries = async (query = '') => (await client.call('GET', `/audit-log?page_size=1000${query}`)).body.items

  it('says who did what to whom, from where', async () => {
    const group = (await client.call('POST', '/groups', { name: 'Cabang Catatan' })).body

    const [entry] = await entries(`&target_id=${group.id}`)

    expect(entry).toMatchObject({
      actor: { kind: 'USER', id: owner.id, name: owner.email },
      action: 'group.created',
      target: { kind: 'group', id: group.id },
      details: { number: group.number },
      mode: 'live',
      address: '127.0.0.1',
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('has every administrative act, each once', async () => {
    const group = (await client.call('POST', '/groups', { name: 'Cabang Semua' })).body.id
    const asked = { email: `${randomUUID()}@contoh.example`, role: 'GROUP_USER', group_id: group }
    const { id: userId } = (await client.call('POST', '/users', asked)).body
    await client.call('PUT', `/users/${userId}`, { name: 'Rahasia Contoh' })
    await client.call('POST', `/users/${userId}/reset-password`)
    await client.call('DELETE', `/users/${userId}`)
    const key = (await client.call('POST', `/groups/${group}/api-keys`, { name: 'Kunci' })).body
    await client.call('POST', `/api-keys/${key.id}/rotate`, {})
    await client.call('DELETE', `/api-keys/${key.id}`)
    const password = { current_password: owner.password, new_password: 'gajah besar sekali' }
    await client.call('PUT', '/profile/password', password)
    await expect(signIn(platform.url, owner)).rejects.toThrow('INVALID_CREDENTIALS')

    const actionsOn = async (id: string) =>
      (await entries(`&target_id=${id}`)).map((each: { action: string }) => each.action).reverse()

    expect(await actionsOn(group)).toEqual(['group.created'])
    expect(await actionsOn(userId)).toEqual(['user.created', 'user.changed', 'password.reset', 'user.changed'])
    expect(await actionsOn(key.id)).toEqual(['api_key.created', 'api_key.rotated', 'api_key.revoked'])
    expect(await actionsOn(owner.id)).toEqual(['password.changed'])
    const all = await entries()
    expect(all.filter((each: { action: string }) => each.action === 'session.started')).toHaveLength(1)
    expect(all.filter((each: { action: string }) => each.action === 'session.refused')).toHaveLength(1)
    expect(JSON.stringify(all)).not.toContain('Rahasia')
  })

  it('is taken away whole as JSON and as CSV, by owners, and that is in it too', async () => {
    await sql`INSERT INTO audit_entries (id, organization_id, actor_kind, action, details, created_at)
      SELECT gen_random_uuid(), ${tenant.organizationId}, 'SYSTEM', '=1+1', '{"note": "\\"a\\", b"}',
        '2026-01-01T00:00:00Z'::timestamptz + n % 3 * interval '1 microsecond' FROM generate_series(1, 2500) AS n`.execute(
      database.db,
    )
    const old = 'to=2026-01-02T00:00:00Z'

    const json = (await client.call('GET', `/audit-log/export?${old}`)).body
    const csv = await client.call('GET', `/audit-log/export?format=csv&${old}`)
    const today = (await client.call('GET', '/audit-log/export?from=2026-01-02T00:00:00Z')).body

    expect([json.total, new Set(json.items.map((each: { id: string }) => each.id)).size]).toEqual([2500, 2500])
    expect(json.items[0]).toMatchObject({ action: '=1+1', details: { note: '"a", b' }, mode: null })
    const lines = String(csv.body).trimEnd().split('\r\n')
    expect([lines.length, lines[0]?.startsWith('"id","created_at"')]).toEqual([2501, true])
    expect(lines[1]).toContain(`,"'=1+1",`)
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="audit-log.csv"')
    const taken = today.items.filter((each: { action: string }) => each.action === 'audit_log.exported')
    expect(taken).toHaveLength(3)
    const key = createClient(platform.url, tenant.liveKey)
    expect((await key.call('GET', '/audit-log/export')).status).toBe(403)
  })

  it('has every reading of personal data by a user, and not what was masked, found nothing or was a key’s', async () => {
    const folder = (await client.call('POST', '/folders', { name: 'Dilihat' })).body
    const asked = { service_id: TEST_SERVICE_ID, folder_id: folder.id, configuration: { colour: 'GREEN' } }
    const { id, result_id: resultId } = (await client.call('POST', '/verifications', asked)).body

    await client.call('GET', `/verifications?result_id=${resultId}`)
    await client.call('GET', `/verifications?result_id=${randomUUID()}&reveal=true`)
    await client.call('GET', `/verifications/${randomUUID()}?reveal=true`)
    await createClient(platform.url, tenant.liveKey).call('GET', `/verifications?result_id=${resultId}`)
    expect(await entries('&action=verification.read')).toEqual([])
    await client.call('GET', `/verifications?result_id=${resultId}&reveal=true`)

    const readings = await entries('&action=verification.read')
    expect(readings).toHaveLength(1)
    expect(readings[0]).toMatchObject({ actor: { id: owner.id }, target: { kind: 'verification', id } })
  })

  it('has the reading of one verification once, and not its making', async () => {
    const folder = (await client.call('POST', '/folders', { name: 'Dibaca' })).body
    const made = await client.call('POST', '/verifications', {
      service_id: TEST_SERVICE_ID,
      folder_id: folder.id,
      configuration: { colour: 'GREEN' },
    })
    await client.call('GET', `/verifications/${made.body.id}?reveal=true`)
    await client.call('GET', `/verifications/${made.body.id}?reveal=true`)

    expect(made.status).toBe(201)
    expect((await entries(`&target_id=${made.body.id}`)).map((each: { action: string }) => each.action)).toEqual([
      'verification.read',
    ])
  })

  it('keeps a reading back that it cannot write down', async () => {
    const [{ target }] = await entries('&action=verification.read')
    await sql`DELETE FROM case_readings`.execute(database.db)
    await sql`ALTER TABLE audit_entries ADD CONSTRAINT is_full CHECK (action <> 'verification.read') NOT VALID`.execute(
      database.db,
    )

    const { status } = await client.call('GET', `/verifications/${target.id}?reveal=true`)

    await sql`ALTER TABLE audit_entries DROP CONSTRAINT is_full`.execute(database.db)
    expect(status).toBe(500)
  })

  it('does nothing that it cannot write down', async () => {
    await sql`ALTER TABLE audit_entries ADD CONSTRAINT is_full CHECK (action <> 'group.created') NOT VALID`.execute(
      database.db,
    )

    const { status } = await client.call('POST', '/groups', { name: 'Tidak tercatat' })

    await sql`ALTER TABLE audit_entries DROP CONSTRAINT is_full`.execute(database.db)
    expect(status).toBe(500)
    expect((await client.call('GET', '/groups?page_size=100')).body.items).not.toContainEqual(
      expect.objectContaining({ name: 'Tidak tercatat' }),
    )
  })

  it('cannot be changed', async () => {
    for (const statement of [
      sql`UPDATE audit_entries SET action = 'nothing'`,
      sql`DELETE FROM audit_entries`,
      sql`TRUNCATE audit_entries`,
    ]) {
      await expect(statement.execute(database.db)).rejects.toThrow('append-only')
    }
  })
})
