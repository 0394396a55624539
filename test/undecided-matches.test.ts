import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainCsv, plainPepsCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { AML_SERVICE_ID } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let owner: TestClient
let stranger: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  for (const [importer, row] of [
    [plainCsv, '1,Zubaydin Harqasi,1971-03-05'],
    [plainPepsCsv, '9,Orlindo Sempaverde,1960-01-02'],
  ] as const) {
    const open = async function* () {
      yield Buffer.from(`id,name,birth_date\n${row}\n`)
    }
    await importList(database.db, {
      ...{ code: importer.format, importer, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
      ...{ acceptsShrunk: false, onProgress: () => undefined },
    })
  }
  platform = await startPlatform({ database })
  const { organizationId } = await platform.createTenant()
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  stranger = createClient(platform.url, (await platform.createTenant()).liveKey)
  folderId = (await owner.call('POST', '/folders', { name: 'Pemeriksaan' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function screen(name: string) {
  const body = { service_id: AML_SERVICE_ID, folder_id: folderId, configuration: { name } }
  const { id } = (await owner.call('POST', '/verifications', body)).body
  await settledOf(owner, id)
  return (await owner.call('GET', `/verifications/${id}?reveal=true`)).body
}

async function idsOf(query: string, client = owner): Promise<string[]> {
  const { status, body } = await client.call('GET', `/verifications/search?page_size=100&${query}`)
  expect(status).toBe(200)
  return body.items.map(({ id }: { id: string }) => id)
}

const close = (id: string, rest: object = {}) =>
  owner.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED', ...rest })
const decide = (id: string, match: string, decision: string) =>
  owner.call('PUT', `/verifications/${id}/matches/${match}`, { decision })

describe('closing a review', () => {
  it('is refused while a match is undecided, and says what to do', async () => {
    const { id } = await screen('Zubaydin Harqasi')
    const refused = await close(id)
    expect(refused).toMatchObject({ status: 409, body: { error_code: 'CONFLICT' } })
    expect(refused.body.message).toMatch(/nobody decided on: 1.*accept_undecided/)
    expect((await owner.call('GET', `/verifications/${id}`)).body.status).toBe('NEED_REVIEW')

    expect((await decide(id, 'csv:1', 'FALSE_POSITIVE')).status).toBe(200)
    expect(await close(id)).toMatchObject({ status: 200, body: { status: 'COMPLETED' } })
  })

  it('is done all the same where the reviewer says so', async () => {
    const { id } = await screen('Zubaydin Harqasi')
    expect((await close(id, { accept_undecided: true })).body).toMatchObject({ status: 'COMPLETED' })
    expect(await idsOf('undecided_matches=true')).toContain(id)
  })

  it('looks at the output that the review writes', async () => {
    const { id, output } = await screen('Zubaydin Harqasi')
    const [match] = output.matches
    expect((await close(id, { output: { ...output, matches: [match, { ...match, match_id: 'csv:0' }] } })).status).toBe(
      409,
    )
    expect((await close(id, { output: { ...output, matches: [] } })).status).toBe(200)
    expect(await idsOf('undecided_matches=true')).not.toContain(id)
  })
})

describe('searching', () => {
  it('tells verifications by verdict, by undecided matches and by watch', async () => {
    const [hit, pep, clear] = [
      await screen('Zubaydin Harqasi'),
      await screen('Orlindo Sempaverde'),
      await screen('Budi'),
    ]
    await owner.call('POST', `/verifications/${pep.id}/watch`)
    const among = async (query: string) => {
      const ids = await idsOf(query)
      return [hit, pep, clear].map(({ id }) => ids.includes(id))
    }
    expect(await among('output_status=NOT_VERIFIED')).toEqual([true, false, false])
    expect(await among('output_status=PARTIALLY_NOT_VERIFIED')).toEqual([false, true, false])
    expect(await among('output_status=VERIFIED')).toEqual([false, false, true])
    expect(await among('undecided_matches=true')).toEqual([true, true, false])
    expect(await among('undecided_matches=false')).toEqual([false, false, true])
    expect(await among('watched=true')).toEqual([false, true, false])
    expect(await among('watched=false')).toEqual([true, false, true])
    expect(await among(`folder_id=${folderId}&undecided_matches=true&watched=true`)).toEqual([false, true, false])
    expect(await idsOf('undecided_matches=true', stranger)).toEqual([])

    await decide(hit.id, 'csv:1', 'TRUE_POSITIVE')
    await owner.call('DELETE', `/verifications/${pep.id}/watch`)
    expect(await among('undecided_matches=true')).toEqual([false, true, false])
    expect(await among('watched=true')).toEqual([false, false, false])
    expect((await owner.call('DELETE', `/verifications/${pep.id}`)).status).toBe(204)
    expect(await among('undecided_matches=true')).toEqual([false, false, false])
    expect((await owner.call('GET', '/verifications/search?watched=perhaps')).status).toBe(400)
  })
})

describe('GET /watches', () => {
  it('lists who is watched, page by page, to nobody else', async () => {
    const watched = [await screen('Orlindo Sempaverde'), await screen('Budi'), await screen('Siti')]
    for (const { id } of watched) await owner.call('POST', `/verifications/${id}/watch`)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await owner.call('GET', `/watches?page_size=2${cursor && `&cursor=${cursor}`}`)
      expect(status).toBe(200)
      seen.push(...body.items.map((each: { verification_id: string }) => each.verification_id))
      cursor = body.next_cursor
    }
    expect(seen).toEqual(watched.map(({ id }) => id).toReversed())
    const { items } = (await owner.call('GET', '/watches')).body
    expect(items.at(-1)).toMatchObject({
      ...{ verification_id: watched[0]?.id, service: { id: AML_SERVICE_ID, name: 'AML screening' } },
      ...{ folder_id: folderId, output_status: 'PARTIALLY_NOT_VERIFIED', undecided_matches: 1 },
      watch: { since: expect.any(String) },
    })
    expect((await stranger.call('GET', '/watches')).body).toEqual({ items: [], next_cursor: null })
  })
})
