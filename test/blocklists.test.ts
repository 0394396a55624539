import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ListAdministration, openLists } from '../src/compose/lists.ts'
import { readConfig } from '../src/config.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { settingsOf, startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'

const AML = 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41'

let database: TestDatabase
let platform: TestPlatform
let lists: ListAdministration
let tenant: TestTenant
let key: TestClient
let testKey: TestClient
let stranger: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, listsPollMs: 40 })
  lists = openLists({ db: database.db }, readConfig(settingsOf(database, platform.home)))
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  testKey = createClient(platform.url, tenant.testKey)
  stranger = createClient(platform.url, (await platform.createTenant()).liveKey)
})
afterAll(async () => {
  await lists.close()
  await platform.stop()
  await database.drop()
})

async function bring(rows: string, rest: { organizationId?: string; name?: string } = {}): Promise<number> {
  const { organizationId = tenant.organizationId, name = 'staff' } = rest
  const place = join(platform.home.folder, 'own.csv')
  await writeFile(place, `id,name,program\n${rows}`)
  return lists.importOwn({ owner: { organizationId, mode: 'live' }, name, place })
}

async function screen(client: TestClient, name: string) {
  const folder = await client.call('POST', '/folders', { name: crypto.randomUUID() })
  const body = { service_id: AML, folder_id: folder.body.id, configuration: { name } }
  return settledOf(client, (await client.call('POST', '/verifications', body)).body.id)
}

describe('an organization’s own list', () => {
  it('is asked for its screenings alone, and says so', async () => {
    expect(await bring('1,Zubaydin Harqasi,Fraud 2024\n')).toBe(1)

    const { output, output_status } = await screen(key, 'Zubaydin Harkasi')
    expect(output_status).toBe('NOT_VERIFIED')
    // No public list is loaded: the own one clears nobody of sanctions.
    expect(output).toMatchObject({ is_blocklisted: true, is_sanctioned: null, is_pep: null })
    expect(output.matches).toEqual([
      expect.objectContaining({ match_id: 'own/staff:1', list: 'own/staff', program: 'Fraud 2024' }),
    ])
    expect(output.checks).toContainEqual(
      expect.objectContaining({ code: 'BLOCKLIST_SCREENING', reason_code: 'BLOCKLIST_MATCH' }),
    )
    expect((await screen(key, 'Orlindo Sempaverde')).output).toMatchObject({ is_blocklisted: false, matches: [] })

    for (const other of [stranger, testKey]) {
      const seen = await screen(other, 'Zubaydin Harqasi')
      expect(seen.output).toMatchObject({ matches: [], screened_lists: [] })
      expect(seen.output).not.toHaveProperty('is_blocklisted')
      expect(seen.output.checks.map((each: { code: string }) => each.code)).not.toContain('BLOCKLIST_SCREENING')
    }
  })

  it('is listed to it alone', async () => {
    const own = (await key.call('GET', '/lists')).body.items
    expect(own).toEqual([expect.objectContaining({ list: 'own/staff', topics: ['blocklist'], entry_count: 1 })])
    expect((await stranger.call('GET', '/lists')).body.items).toEqual([])
    expect((await testKey.call('GET', '/lists')).body.items).toEqual([])
  })

  it('is sealed at rest', async () => {
    const found = await sql<{ sealed: Buffer }>`SELECT entries_sealed AS sealed FROM blocklist_pages`.execute(
      database.db,
    )
    const [page] = found.rows
    expect(found.rows).toHaveLength(1)
    expect(page?.sealed.length).toBeGreaterThan(100)
    expect(page?.sealed.toString('latin1')).not.toMatch(/harqasi|fraud/i)
  })

  it.each([
    ['without entries', '', /no entries/],
    ['with an id twice', '1,Velimir Kostoradov,\n1,Orlindo Sempaverde,\n', /Two entries have the id 1/],
    ['with a damaged line', '1,Velimir Kostoradov,\n2\n', /Line 3/],
  ])('%s is refused, and the old one stays', async (_what, rows, reason) => {
    await expect(bring(rows)).rejects.toThrow(reason)
    expect((await screen(key, 'Zubaydin Harqasi')).output).toMatchObject({ is_blocklisted: true })
  })

  it('clears whom it has not, however long it is kept in memory', async () => {
    const after = Date.now() + 400 * 86_400_000
    vi.useFakeTimers({ toFake: ['Date'], now: after })
    try {
      expect((await screen(key, 'Orlindo Sempaverde')).output).toMatchObject({ is_blocklisted: false })
    } finally {
      vi.useRealTimers()
    }
  })

  it('of an organization that does not exist is refused', async () => {
    await expect(bring('1,Velimir Kostoradov,\n', { organizationId: crypto.randomUUID() })).rejects.toThrow(
      /no organization/,
    )
  })

  it('raises its own watched when it changes, and nobody else’s', async () => {
    const watched = async (client: TestClient) => {
      const { id } = await screen(client, 'Baldomar Quintessano')
      await client.call('POST', `/verifications/${id}/watch`)
      return id
    }
    const own = await watched(key)
    const other = await watched(stranger)
    await bring('1,Zubaydin Harqasi,Fraud 2024\n2,Baldomar Quintessano,\n')

    const statusOf = async (client: TestClient, id: string) =>
      (await client.call('GET', `/verifications/${id}`)).body.status
    await expect.poll(() => statusOf(key, own), { timeout: 20_000 }).toBe('NEED_REVIEW')
    const held = async () => {
      const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM screening_watches
        WHERE screened_at IS NULL`.execute(database.db)
      return found.rows[0]?.count
    }
    await expect.poll(held, { timeout: 20_000 }).toBe(0)
    expect(await statusOf(stranger, other)).toBe('COMPLETED')
  })

  it('is gone when it was removed', async () => {
    const owner = { organizationId: tenant.organizationId, mode: 'live' as const }
    expect(await lists.removeOwn({ ...owner, mode: 'test' }, 'staff')).toBe(false)
    expect(await lists.removeOwn(owner, 'staff')).toBe(true)
    expect(await lists.removeOwn(owner, 'staff')).toBe(false)

    const { output } = await screen(key, 'Zubaydin Harqasi')
    expect(output).toMatchObject({ matches: [] })
    expect(output).not.toHaveProperty('is_blocklisted')
  })
})
