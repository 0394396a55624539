import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn, type Tokens } from './users.ts'

const AML = 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let testKey: TestClient
let owner: TestClient
let ownerTokens: Tokens
let userId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const open = async function* () {
    yield Buffer.from(
      'id,name,birth_date\n1,Zubaydin Harqasi,1971\n2,Orlindo Sempaverde,1960\n3,Dewi Fiktivara,1948-11-20\n',
    )
  }
  await importList(database.db, {
    ...{ code: 'csv', importer: plainCsv, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: false, onProgress: () => undefined },
  })
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  key = createClient(platform.url, tenant.liveKey)
  testKey = createClient(platform.url, tenant.testKey)
  const { organizationId } = tenant
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  userId = user.id
  ownerTokens = await signIn(platform.url, user)
  owner = clientOf(platform.url, ownerTokens)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function screen(client: TestClient, configuration: Record<string, unknown>) {
  const folder = await client.call('POST', '/folders', { name: crypto.randomUUID() })
  const body = { service_id: AML, folder_id: folder.body.id, configuration }
  return settledOf(client, (await client.call('POST', '/verifications', body)).body.id)
}

const decide = (id: string, decision: string, rest: object = {}) =>
  owner.call('PUT', `/verifications/${id}/matches/csv:1`, { decision, ...rest })

describe('deciding that a match is somebody else', () => {
  it('clears the result, and keeps what it was with who and why', async () => {
    const { id } = await screen(key, { name: 'Zubaydin Harqasi', birth_date: '1971-02-03' })
    const { status, body } = await decide(id, 'FALSE_POSITIVE', { reason: 'Another passport' })

    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'COMPLETED', output_status: 'PARTIALLY_NOT_VERIFIED' })
    expect(body.output).toMatchObject({
      is_sanctioned: false,
      matches: [{ match_id: 'csv:1', decision: { decision: 'FALSE_POSITIVE', user_id: userId } }],
    })
    expect(body.output.checks).toContainEqual(
      expect.objectContaining({ code: 'SANCTIONS_SCREENING', result: 'PASS', reason_code: null }),
    )
    const { items } = (await owner.call('GET', `/verifications/${id}/events?page_size=100`)).body
    expect(items.at(-1)).toMatchObject({
      kind: 'EDITED',
      user_id: userId,
      details: { reason: 'Another passport', earlier_output: { is_sanctioned: true } },
    })
    const log = (await owner.call('GET', '/audit-log?page_size=100')).body.items
    expect(log).toContainEqual(
      expect.objectContaining({ action: 'match.decided', details: { match_id: 'csv:1', decision: 'FALSE_POSITIVE' } }),
    )
  })

  it('holds for the same person next time, and for nobody else', async () => {
    const again = await screen(key, { name: '  zubaydin   HARQASI', birth_date: '1971-02-03' })
    expect(again.output).toMatchObject({ is_sanctioned: false, matches: [{ decision: { user_id: userId } }] })

    const other = await screen(key, { name: 'Zubaydin Harqasi', birth_date: '1971-09-09' })
    expect(other.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
    const inTestMode = await screen(testKey, { name: 'Zubaydin Harqasi', birth_date: '1971-02-03' })
    expect(inTestMode.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
    const stranger = createClient(platform.url, (await platform.createTenant()).liveKey)
    const ofStranger = await screen(stranger, { name: 'Zubaydin Harqasi', birth_date: '1971-02-03' })
    expect(ofStranger.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
  })

  it('does not hold for the next customer of the same name, nor of the same year', async () => {
    for (const born of [{}, { birth_date: '1971' }, { birth_date: '1971-02' }]) {
      const { id } = await screen(key, { name: 'Zubaydin Harqasi', ...born })
      expect((await decide(id, 'FALSE_POSITIVE')).body.output).toMatchObject({ is_sanctioned: false })
      const next = await screen(key, { name: 'Zubaydin Harqasi', ...born })
      expect(next.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
    }
  })

  it('holds for the same customer’s reference, whatever else is told, in its own group alone', async () => {
    const { id } = await screen(key, { name: 'Zubaydin Harqasi', customer_reference: 'CUSTOMER-1' })
    await decide(id, 'FALSE_POSITIVE')
    const again = await screen(key, { name: 'Harqasi, Zubaydin', gender: 'MALE', customer_reference: 'CUSTOMER-1' })
    expect(again.output).toMatchObject({ is_sanctioned: false, matches: [{ decision: { user_id: userId } }] })

    const other = await screen(key, { name: 'Zubaydin Harqasi', customer_reference: 'C-2' })
    expect(other.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
    const inTestMode = await screen(testKey, { name: 'Zubaydin Harqasi', customer_reference: 'CUSTOMER-1' })
    expect(inTestMode.output).toMatchObject({ is_sanctioned: true })
    const stranger = createClient(platform.url, (await platform.createTenant()).liveKey)
    const ofStranger = await screen(stranger, { name: 'Zubaydin Harqasi', customer_reference: 'CUSTOMER-1' })
    expect(ofStranger.output).toMatchObject({ is_sanctioned: true })

    expect((await owner.call('DELETE', `/verifications/${id}`)).status).toBe(204)
    const later = await screen(key, { name: 'Zubaydin Harqasi', customer_reference: 'CUSTOMER-1' })
    expect(later.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
  })

  it('is the last word, whatever it was found by', async () => {
    const person = { name: 'Zubaydin Harqasi', birth_date: '1971-06-06' }
    const { id } = await screen(key, { ...person, customer_reference: 'C-9' })
    await decide(id, 'FALSE_POSITIVE')
    const { id: second } = await screen(key, person)
    await decide(second, 'TRUE_POSITIVE')
    const again = await screen(key, { ...person, customer_reference: 'C-9' })
    expect(again.output).toMatchObject({
      is_sanctioned: true,
      matches: [{ decision: { decision: 'TRUE_POSITIVE' } }],
    })
  })

  it('holds for the same verification when it is run again', async () => {
    const { id } = await screen(key, { name: 'Zubaydin Harqasi' })
    await decide(id, 'FALSE_POSITIVE')
    await key.call('POST', `/verifications/${id}/retry?force=true`)
    expect((await settledOf(key, id)).output).toMatchObject({ is_sanctioned: false })
  })

  it('makes a namesake nobody’s matter, or the very person', async () => {
    const full = await screen(key, { name: 'Dewi Fiktivara', birth_date: '1999-12-31' })
    expect(full.output).toMatchObject({ is_sanction_possible: true, is_sanctioned: null })
    const verdict = async (decision: string) =>
      (await owner.call('PUT', `/verifications/${full.id}/matches/csv:3`, { decision })).body
    expect(await verdict('TRUE_POSITIVE')).toMatchObject({
      ...{ output_status: 'NOT_VERIFIED', output: { is_sanction_possible: false, is_sanctioned: true } },
    })
    expect(await verdict('FALSE_POSITIVE')).toMatchObject({
      output: { is_sanction_possible: false, is_sanctioned: false },
    })
  })

  it('is forgotten with the verification it was made in', async () => {
    const person = { name: 'Zubaydin Harqasi', birth_date: '1971-04-04' }
    const { id } = await screen(key, person)
    await decide(id, 'FALSE_POSITIVE')
    expect((await owner.call('DELETE', `/verifications/${id}`)).status).toBe(204)

    expect((await screen(key, person)).output).toMatchObject({ is_sanctioned: true, matches: [{ decision: null }] })
  })

  it('stores neither name nor birth date in the open', async () => {
    const found = await sql<{
      text: string
    }>`SELECT string_agg(d::text, ' ') AS text FROM screening_decisions d`.execute(database.db)
    expect(found.rows[0]?.text).toContain('FALSE_POSITIVE')
    expect(found.rows[0]?.text).not.toMatch(/harqasi|1971-|CUSTOMER/i)
  })
})

describe('a decision', () => {
  it('can be taken back, and the alarm is there again', async () => {
    const { id } = await screen(key, { name: 'Zubaydin Harqasi', birth_date: '1971-05-05' })
    await decide(id, 'FALSE_POSITIVE')
    const { body } = await decide(id, 'TRUE_POSITIVE')
    expect(body).toMatchObject({ output_status: 'NOT_VERIFIED', output: { is_sanctioned: true } })
  })

  it('is not for keys, for unknown matches, or for who saw an older state', async () => {
    const { id } = await screen(key, { name: 'Zubaydin Harqasi' })
    const body = { decision: 'FALSE_POSITIVE' }
    expect((await key.call('PUT', `/verifications/${id}/matches/csv:1`, body)).status).toBe(403)
    expect((await owner.call('PUT', `/verifications/${id}/matches/csv:2`, body)).status).toBe(404)
    expect((await owner.call('PUT', `/verifications/${id}/matches/csv:1`, { decision: 'MAYBE' })).status).toBe(400)
    const other = clientOf(platform.url, ownerTokens, { 'if-match': '"1"' })
    expect((await other.call('PUT', `/verifications/${id}/matches/csv:1`, body)).status).toBe(412)
  })
})
