import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLists } from '../src/compose/lists.ts'
import { readConfig } from '../src/config.ts'
import { plainCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { listStored } from '../src/engines/screening/store.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { makeHome, settingsOf, startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

const AML = 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41'
const HEADER = 'id,name,birth_date,program\n'
const NOBODY = 'n1,Nobody Whomsoever,,\n'

let database: TestDatabase
let platform: TestPlatform
let second: TestPlatform
let tenant: TestTenant
let key: TestClient
let owner: TestClient
let receiver: Receiver
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  await publish(NOBODY)
  const home = await makeHome()
  // Two nodes, and both of them work.
  platform = await startPlatform({ database, home, listsPollMs: 40 })
  second = await startPlatform({ database, home, listsPollMs: 40 })
  receiver = await openReceiver()
  tenant = await platform.createTenant({ credits: 10_000 })
  key = createClient(platform.url, tenant.liveKey)
  const { organizationId } = tenant
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  folderId = (await key.call('POST', '/folders', { name: 'Kartu' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await second.stop()
  await receiver.close()
  await database.drop()
})

async function publish(rows: string) {
  const open = async function* () {
    yield Buffer.from(HEADER + rows)
  }
  await importList(database.db, {
    ...{ code: 'csv', importer: plainCsv, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: true, onProgress: () => undefined },
  })
}

/** Waits until the changes of the current version have been screened against everybody watched. */
async function untilScreened() {
  const through = async () => {
    const found = await sql<{ through: number }>`SELECT through FROM screening_passes
      WHERE list_code = 'csv'`.execute(database.db)
    return found.rows[0]?.through
  }
  const version = (await listStored(database.db))[0]?.versionNumber
  await expect.poll(through, { timeout: 20_000 }).toBe(version)
}

async function screen(name: string, rest: object = {}, client = key) {
  const folder = client === key ? folderId : (await client.call('POST', '/folders', { name: 'Lain' })).body.id
  const asked = { service_id: AML, folder_id: folder, configuration: { name }, ...rest }
  return settledOf(client, (await client.call('POST', '/verifications', asked)).body.id)
}

async function watched(name: string, rest: object = {}, client = key): Promise<string> {
  const { id } = await screen(name, rest, client)
  expect((await client.call('POST', `/verifications/${id}/watch`)).status).toBe(200)
  return id
}

const statusOf = async (id: string) => (await owner.call('GET', `/verifications/${id}`)).body.status

async function raisesOf(id: string): Promise<number> {
  const { items } = (await owner.call('GET', `/verifications/${id}/events?page_size=100`)).body
  return items.filter((each: { to_status: string; from_status: string }) => {
    return each.to_status === 'NEED_REVIEW' && each.from_status === 'COMPLETED'
  }).length
}

const untilReview = (id: string) => expect.poll(() => statusOf(id), { timeout: 20_000 }).toBe('NEED_REVIEW')

describe('a watched person who comes onto a list', () => {
  it('needs review: the match is added, the verdict follows, it is told and kept', async () => {
    const id = await watched('Orlindo Sempaverde', { webhook_url: receiver.url })
    await publish(`${NOBODY}7,Orlindo SEMPAVERDE,1960,TEST\n`)
    await untilReview(id)

    const { body } = await owner.call('GET', `/verifications/${id}`)
    expect(body).toMatchObject({ output_status: 'NOT_VERIFIED', output: { is_sanctioned: true } })
    expect(body.output.matches).toEqual([expect.objectContaining({ match_id: 'csv:7', program: 'TEST' })])
    expect(body.output.checks).toContainEqual(
      expect.objectContaining({ code: 'SANCTIONS_SCREENING', reason_code: 'SANCTIONS_MATCH' }),
    )
    const told = await receiver.until((all) => all.some((each) => each.body.status === 'NEED_REVIEW'))
    expect(told.at(-1)?.body).toMatchObject({
      event: 'verification.status_changed',
      ...{ verification_id: id, previous_status: 'COMPLETED', output_status: 'NOT_VERIFIED' },
    })
    const { items } = (await owner.call('GET', `/verifications/${id}/events?page_size=100`)).body
    expect(items.find((each: { to_status: string }) => each.to_status === 'NEED_REVIEW')).toMatchObject({
      ...{ user_id: null, api_key: null },
      details: { reason: 'A list changed: csv:7', earlier_output: { is_sanctioned: false } },
    })
  })

  it('is not raised again when it was decided, until the list changes the entry', async () => {
    const id = await watched('Velimir Kostoradov')
    const entry = '8,Velimir Kostoradov,1950,TEST\n'
    await publish(NOBODY + entry)
    await untilReview(id)
    await owner.call('PUT', `/verifications/${id}/matches/csv:8`, { decision: 'FALSE_POSITIVE' })
    await owner.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })

    await publish(`${NOBODY}${entry}9,Somebody Else,,\n`)
    await untilScreened()
    // Off the list and on it again, the same as before.
    await publish(NOBODY)
    await untilScreened()
    await publish(NOBODY + entry)
    await untilScreened()
    expect([await statusOf(id), await raisesOf(id)]).toEqual(['COMPLETED', 1])

    await publish(`${NOBODY}8,Velimir Kostoradov,1950,TEST; OTHER\n`)
    await untilReview(id)
    const { output } = (await owner.call('GET', `/verifications/${id}`)).body
    expect(output.matches).toEqual([
      expect.objectContaining({ match_id: 'csv:8', program: 'TEST, OTHER', decision: null }),
    ])
  })

  it('is found though he came onto it between his screening and his watch', async () => {
    const { id } = await screen('Zubaydin Harqasi')
    await publish(`${NOBODY}10,Zubaydin Harqasi,,\n`)
    await untilScreened()
    expect(await statusOf(id)).toBe('COMPLETED')

    await key.call('POST', `/verifications/${id}/watch`)
    await untilReview(id)
  })

  it('is raised once for each of many, with two nodes at work', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => watched('Baldomar Quintessano')))
    await publish(`${NOBODY}11,Baldomar Quintessano,,\n`)
    await untilScreened()

    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(['NEED_REVIEW']))
    expect(new Set(await Promise.all(ids.map(raisesOf)))).toEqual(new Set([1]))
  }, 60_000)
})

describe('an answer about a verification', () => {
  const watchIn = async (id: string, client = key) => (await client.call('GET', `/verifications/${id}`)).body.watch
  const versionOf = async (list: string, client = key) => {
    const { items } = (await client.call('GET', '/lists')).body
    return { list, version: items.find((each: { list: string }) => each.list === list)?.version }
  }
  /** Waits until a watch has come as far as these lists are. */
  async function untilTold(id: string, lists: readonly string[], client = key) {
    const isTold = async () => {
      const current = await Promise.all(lists.map((list) => versionOf(list, client)))
      return isDeepStrictEqual((await watchIn(id, client)).lists, current)
    }
    await expect.poll(isTold, { timeout: 20_000 }).toBe(true)
  }

  it('tells since when it is watched, and when it was last screened against which version of each list', async () => {
    const { id, watch } = await screen('Hildebrando Ostervelde')
    const begun = await key.call('POST', `/verifications/${id}/watch`)
    const since = begun.body.started_at
    expect([watch, begun.body.watch]).toEqual([
      null,
      { since, checked_at: expect.toSatisfy(isNullOrDate), lists: expect.any(Array) },
    ])
    await untilTold(id, ['csv'])
    const before = await watchIn(id)
    expect(before.since).toBe(since)

    await publish(`${NOBODY}14,Somebody Quite-Else,,\n`)
    await expect.poll(() => versionOf('csv'), { timeout: 20_000 }).not.toEqual(before.lists[0])
    await untilTold(id, ['csv'])
    expect(Date.parse((await watchIn(id)).checked_at)).toBeGreaterThan(Date.parse(before.checked_at))

    await key.call('DELETE', `/verifications/${id}/watch`)
    expect(await watchIn(id)).toBeNull()
  })

  it('tells the same of each in lists and in a search, and nothing of who is not watched', async () => {
    const result_id = crypto.randomUUID()
    const id = await watched('Amabilis Torvaldsen', { result_id })
    const other = (await screen('Amabilis Torvaldsen', { result_id })).id
    await untilTold(id, ['csv'])
    const expected = { [id]: await watchIn(id), [other]: null }

    for (const path of [
      `/verifications?result_id=${result_id}`,
      `/verifications/search?folder_id=${folderId}&page_size=2`,
    ]) {
      const { items } = (await key.call('GET', path)).body
      expect(Object.fromEntries(items.map((each: { id: string; watch: object }) => [each.id, each.watch]))).toEqual(
        expected,
      )
    }
  })

  it('names an organization’s own lists to it alone, and a removed one no more', async () => {
    const { organizationId, liveKey } = await platform.createTenant()
    const client = createClient(platform.url, liveKey)
    const [id, elsewhere] = [await watched('Sigismondo Calabrun', {}, client), await watched('Sigismondo Calabrun')]
    const administration = openLists({ db: database.db }, readConfig(settingsOf(database, platform.home)))
    const owned = { owner: { organizationId, mode: 'live' as const }, name: 'staff' }
    const place = join(platform.home.folder, 'staff.csv')
    await writeFile(place, `${HEADER}1,Nobody Of-Ours,,\n`)
    await administration.importOwn({ ...owned, place })

    await untilTold(id, ['csv', 'own/staff'], client)
    expect(await watchIn(elsewhere)).toMatchObject({ lists: [{ list: 'csv' }] })
    await administration.removeOwn(owned.owner, owned.name)
    await administration.close()
    await untilTold(id, ['csv'], client)
  })

  it('tells nothing of what was checked while the result is made again', async () => {
    const id = await watched('Theodelind Maravanche')
    await untilTold(id, ['csv'])
    await sql`UPDATE screening_watches SET screened_at = started_at - interval '1 day'`.execute(database.db)
    await sql`UPDATE verifications SET status = 'IN_PROGRESS' WHERE id = ${id}`.execute(database.db)
    expect(await watchIn(id)).toMatchObject({ checked_at: null, lists: [] })
    await sql`UPDATE verifications SET status = 'COMPLETED' WHERE id = ${id}`.execute(database.db)
    await untilTold(id, ['csv'])
  })
})

const isNullOrDate = (value: unknown) => value === null || !Number.isNaN(Date.parse(String(value)))

describe('who is not watched', () => {
  it('is nobody’s matter: never watched, not any more, or redacted', async () => {
    const never = (await screen('Teodric Valmoranthe')).id
    const ended = await watched('Teodric Valmoranthe')
    const redacted = await watched('Teodric Valmoranthe')
    const still = await watched('Teodric Valmoranthe')
    expect((await key.call('DELETE', `/verifications/${ended}/watch`)).status).toBe(204)
    expect((await key.call('DELETE', `/verifications/${ended}/watch`)).status).toBe(204)
    expect((await owner.call('DELETE', `/verifications/${redacted}`)).status).toBe(204)
    const rows = await sql`SELECT 1 FROM screening_watches WHERE verification_id = ANY(${[ended, redacted]}::uuid[])`
    expect((await rows.execute(database.db)).rows).toEqual([])

    await publish(`${NOBODY}12,Teodric Valmoranthe,,\n`)
    await untilScreened()
    expect(await Promise.all([never, ended, still].map(statusOf))).toEqual(['COMPLETED', 'COMPLETED', 'NEED_REVIEW'])
    expect((await key.call('POST', `/verifications/${redacted}/watch`)).status).toBe(409)
  })

  it('is told apart by mode, and once more is no error', async () => {
    const test = createClient(platform.url, tenant.testKey)
    const id = await watched('Isidoro Pellegrantz', {}, test)
    const { verification_id, started_at } = (await test.call('POST', `/verifications/${id}/watch`)).body
    const again = (await test.call('POST', `/verifications/${id}/watch`)).body
    expect(again).toMatchObject({ verification_id, started_at, watch: { since: started_at } })
    expect((await key.call('POST', `/verifications/${id}/watch`)).status).toBe(404)
  })
})
