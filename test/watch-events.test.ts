import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainCsv, plainPepsCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { listStored } from '../src/engines/screening/store.ts'
import { AML_SERVICE_ID } from './cards.ts'
import type { TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { bodyWhen, settledOf, until } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

const HEADER = 'id,name,aliases,birth_date,program,passport\n'
const NOBODY = 'n1,Nobody Whomsoever,,,,\n'

let database: TestDatabase
let platform: TestPlatform
let owner: TestClient
let receiver: Receiver
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  await publish(NOBODY)
  platform = await startPlatform({ database, listsPollMs: 40 })
  receiver = await openReceiver()
  const { organizationId } = await platform.createTenant({ credits: 10_000 })
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  folderId = (await owner.call('POST', '/folders', { name: 'Pantauan' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await receiver.close()
  await database.drop()
})

async function publish(rows: string, importer = plainCsv) {
  const open = async function* () {
    yield Buffer.from(HEADER + rows)
  }
  await importList(database.db, {
    ...{ code: importer.format, importer, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: true, onProgress: () => undefined },
  })
}

/** Waits until the changes of the current version have been screened against everybody watched. */
async function untilScreened() {
  const version = (await listStored(database.db)).find(({ code }) => code === 'csv')?.versionNumber
  const ask = async () => {
    const found = await sql<{ through: number }>`SELECT through FROM screening_passes
      WHERE list_code = 'csv'`.execute(database.db)
    return found.rows[0]?.through
  }
  await until(ask, (through) => through === version)
}

async function watched(name: string, rest: object = {}): Promise<string> {
  const body = { service_id: AML_SERVICE_ID, folder_id: folderId, configuration: { name }, ...rest }
  const { id } = await settledOf(owner, (await owner.call('POST', '/verifications', body)).body.id)
  expect((await owner.call('POST', `/verifications/${id}/watch`)).status).toBe(200)
  return id
}

const whenIs = (id: string, isEnough: (body: Body) => boolean) =>
  bodyWhen(owner, `/verifications/${id}?reveal=true`, isEnough)
type Body = Awaited<ReturnType<TestClient['call']>>['body']

async function eventsOf(id: string): Promise<ReadonlySet<string>> {
  const all = await receiver.until(() => true)
  return new Set(all.filter(({ body }) => body.verification_id === id).map(({ body }) => body.event))
}

describe('a watched person', () => {
  it('who comes onto a list and leaves it is told so to endpoints that ask for it', async () => {
    const silent = await watched('Orlindo Sempaverde', { webhook_url: receiver.url })
    await publish(`${NOBODY}7,Orlindo SEMPAVERDE,,1960,TEST,\n`)
    await whenIs(silent, ({ status }) => status === 'NEED_REVIEW')
    await receiver.until((all) =>
      all.some(({ body }) => body.verification_id === silent && body.status === 'NEED_REVIEW'),
    )
    expect(await eventsOf(silent)).toEqual(new Set(['verification.status_changed']))

    const [endpoint] = (await owner.call('GET', '/webhook-endpoints')).body.items
    expect(endpoint.events).toEqual([])
    const events = ['verification.match_found', 'verification.match_removed']
    const asked = await owner.call('PATCH', `/webhook-endpoints/${endpoint.id}`, { events })
    expect(asked).toMatchObject({ status: 200, body: { id: endpoint.id, events } })

    const metadata = { webhook_url: receiver.url, webhook_metadata: { case: 'K-7' } }
    const id = await watched('Velimir Kostoradov', metadata)
    await publish(`${NOBODY}7,Orlindo SEMPAVERDE,,1960,TEST,\n8,Velimir KOSTORADOV,,,TEST,\n`)
    await whenIs(id, ({ status }) => status === 'NEED_REVIEW')
    const isAbout = (event: string) => (each: { body: Body }) =>
      each.body.verification_id === id && each.body.event === event
    const found = await receiver.until((all) => all.some(isAbout('verification.match_found')))
    expect(found.find(isAbout('verification.match_found'))?.body).toMatchObject({
      ...{ status: 'NEED_REVIEW', output_status: 'NOT_VERIFIED', metadata: { case: 'K-7' } },
      matches: [{ match_id: 'csv:8', topics: ['sanction'] }],
    })
    expect(JSON.stringify(found.find(isAbout('verification.match_found'))?.body)).not.toMatch(/kostoradov/i)
    await receiver.until((all) =>
      all.some((each) => isAbout('verification.status_changed')(each) && each.body.status === 'NEED_REVIEW'),
    )

    await publish(`${NOBODY}7,Orlindo SEMPAVERDE,,1960,TEST,\n`)
    const left = await whenIs(id, ({ output }) => output.matches.length === 0)
    expect(left).toMatchObject({ status: 'NEED_REVIEW', output: { is_sanctioned: false } })
    const removed = await receiver.until((all) => all.some(isAbout('verification.match_removed')))
    expect(removed.find(isAbout('verification.match_removed'))?.body).toMatchObject({
      matches: [{ match_id: 'csv:8' }],
    })
    const { items } = (await owner.call('GET', `/verifications/${id}/events?page_size=100`)).body
    expect(items.at(-1)?.details ?? items.findLast((each: Body) => each.details).details).toMatchObject({
      reason: 'Not listed any more: csv:8',
    })
    expect((await owner.call('PATCH', `/webhook-endpoints/${endpoint.id}`, { events: ['other'] })).status).toBe(400)
  })

  it('is not asked for again when an entry changes only in what does not count', async () => {
    await publish(`${NOBODY}20,Zubaydin Harqasi,The Falcon,1971,TEST,\n`)
    const id = await watched('Zubaydin Harqasi')
    // Whether the run knew the list already or not: who is watched is screened against it.
    await whenIs(id, ({ output }) => output.matches.length === 1)
    const decided = await owner.call('PUT', `/verifications/${id}/matches/csv:20`, { decision: 'FALSE_POSITIVE' })
    expect(decided.status).toBe(200)
    expect((await owner.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })).status).toBe(200)
    await untilScreened()
    const versionOf = async () => (await owner.call('GET', `/verifications/${id}?reveal=true`)).body.output.matches
    const before = await versionOf()
    for (const row of ['20,"HARQASI, Zubaydín",Falcon;The Other,1971,TEST,', '20,ZUBAYDIN HARQASI,,1971,TEST,']) {
      await publish(`${NOBODY}${row}\n`)
      await untilScreened()
      expect(await versionOf()).toEqual(before)
    }
    await publish(`${NOBODY}20,Zubaydin Harqasi,,1971,TEST,X 1234567\n`)
    await whenIs(id, ({ status }) => status === 'NEED_REVIEW')
    await owner.call('PUT', `/verifications/${id}/matches/csv:20`, { decision: 'FALSE_POSITIVE' })
    await owner.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })
    await publish(`${NOBODY}20,Zubaydin Harqasi,,1971,TEST,x-123.4567\n`)
    await untilScreened()
    expect((await owner.call('GET', `/verifications/${id}?reveal=true`)).body.status).toBe('COMPLETED')
    await publish(`${NOBODY}20,Zubaydin Harqasi,,1972,TEST,X1234567\n`)
    const body = await whenIs(id, ({ status }) => status === 'NEED_REVIEW')
    expect(body.output.matches).toMatchObject([{ match_id: 'csv:20', birth_date: '1972', decision: null }])
  })

  it('follows a list that is loaded later, with a hit and without one', async () => {
    const [hit, clear] = [await watched('Baldomar Quintessano'), await watched('Hildebrando Ostervelde')]
    expect((await whenIs(clear, () => true)).output).toMatchObject({ is_pep: null })
    await publish('p1,Baldomar Quintessano,,,,\n', plainPepsCsv)
    const cleared = await whenIs(clear, ({ output }) => output.is_pep === false)
    expect(cleared).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED' })
    expect(cleared.output.screened_lists.map(({ list }: { list: string }) => list)).toEqual(['csv', 'peps-csv'])
    const raised = await whenIs(hit, ({ output }) => output.is_pep === true)
    expect(raised).toMatchObject({ status: 'NEED_REVIEW', output_status: 'PARTIALLY_NOT_VERIFIED' })
  })
})
