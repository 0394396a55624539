import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { AML_SERVICE_ID } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let folderId: string
const users: TestUser[] = []
const desks: TestClient[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const open = async function* () {
    yield Buffer.from('id,name,birth_date\n1,Zubaydin Harqasi,1971\n')
  }
  await importList(database.db, {
    ...{ code: 'csv', importer: plainCsv, sources: [{ name: 'list.csv', open }], sourceUrls: [] },
    ...{ acceptsShrunk: false, onProgress: () => undefined },
  })
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  for (const role of ['ORGANIZATION_OWNER', 'GROUP_USER', 'GROUP_USER'] as const) {
    const { organizationId, groupId } = tenant
    const user = await makeUser(database, { role, organizationId, groupId: role === 'GROUP_USER' ? groupId : null })
    users.push(user)
    desks.push(clientOf(platform.url, await signIn(platform.url, user)))
  }
  folderId = (await by(0).call('POST', '/folders', { name: 'Empat mata' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

function by(number: number): TestClient {
  const desk = desks[number]
  if (desk === undefined) throw new Error(`There is no user ${number}`)
  return desk
}

async function screen(configuration: Record<string, unknown>) {
  const body = { service_id: AML_SERVICE_ID, folder_id: folderId, configuration }
  return settledOf(by(0), (await by(0).call('POST', '/verifications', body)).body.id)
}

const decide = async (number: number, id: string, decision: string) =>
  (await by(number).call('PUT', `/verifications/${id}/matches/csv:1`, { decision })).body
const ask = (second_decision: boolean) => by(0).call('PUT', '/screenings/settings', { second_decision })

describe('a decision that is unsure', () => {
  it('is kept and shown, and decides nothing', async () => {
    const { id } = await screen({ name: 'Zubaydin Harqasi' })
    const { output, output_status } = await decide(1, id, 'UNSURE')
    expect(output_status).toBe('NOT_VERIFIED')
    expect(output.matches).toMatchObject([
      { decision: { decision: 'UNSURE', user_id: users[1]?.id, is_final: false, confirmed_by: null } },
    ])
    expect((await by(1).call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })).status).toBe(409)
    const search = await by(1).call('GET', '/verifications/search?undecided_matches=true')
    expect(search.body.items.map((each: { id: string }) => each.id)).toContain(id)
    expect(await decide(1, id, 'FALSE_POSITIVE')).toMatchObject({
      output: { is_sanctioned: false, matches: [{ decision: { is_final: true, confirmed_by: null } }] },
    })
  })
})

describe('where the organization asks for a second decision', () => {
  it('one user decides nothing alone, not even twice; another who says the same does', async () => {
    expect(await ask(true)).toMatchObject({ status: 200, body: { second_decision: true } })
    const { id } = await screen({ name: 'Zubaydin Harqasi', customer_reference: 'C-1' })
    for (const _ of [1, 2]) {
      const once = await decide(1, id, 'FALSE_POSITIVE')
      expect(once.output).toMatchObject({ is_sanctioned: true, matches: [{ decision: { is_final: false } }] })
    }
    const twice = await decide(2, id, 'FALSE_POSITIVE')
    expect(twice.output).toMatchObject({
      is_sanctioned: false,
      matches: [{ decision: { user_id: users[1]?.id, is_final: true, confirmed_by: users[2]?.id } }],
    })
    const again = await screen({ name: 'Zubaydin Harqasi', customer_reference: 'C-1' })
    expect(again).toMatchObject({
      status: 'COMPLETED',
      output: { is_sanctioned: false, matches: [{ decision: { confirmed_by: users[2]?.id } }] },
    })
  })

  it('another who says otherwise begins anew, and a decision that waits is recalled as one', async () => {
    await ask(true)
    const person = { name: 'Zubaydin Harqasi', customer_reference: 'C-2' }
    const { id } = await screen(person)
    await decide(1, id, 'FALSE_POSITIVE')
    const waiting = await screen(person)
    expect(waiting).toMatchObject({
      status: 'NEED_REVIEW',
      output: { is_sanctioned: true, matches: [{ decision: { decision: 'FALSE_POSITIVE', is_final: false } }] },
    })
    const other = await decide(2, id, 'TRUE_POSITIVE')
    expect(other.output.matches).toMatchObject([{ decision: { user_id: users[2]?.id, is_final: false } }])
    const last = await decide(1, id, 'TRUE_POSITIVE')
    expect(last.output.matches).toMatchObject([{ decision: { is_final: true, confirmed_by: users[1]?.id } }])
  })

  it('is an owner’s matter, kept in the audit log, and of one mode', async () => {
    await ask(false)
    expect((await by(1).call('PUT', '/screenings/settings', { second_decision: true })).status).toBe(403)
    expect((await createClient(platform.url, tenant.liveKey).call('GET', '/screenings/settings')).status).toBe(403)
    await ask(true)
    const log = (await by(0).call('GET', '/audit-log?page_size=100')).body.items
    expect(log).toContainEqual(
      expect.objectContaining({ action: 'screening.settings_changed', details: { second_decision: true } }),
    )
    const [owner] = users
    const tokens = await signIn(platform.url, owner as TestUser)
    const inTest = clientOf(platform.url, tokens, { 'x-absah-mode': 'test' })
    expect((await inTest.call('GET', '/screenings/settings')).body).toEqual({ second_decision: false })
    await ask(false)
    const { id } = await screen({ name: 'Zubaydin Harqasi' })
    expect((await decide(1, id, 'FALSE_POSITIVE')).output).toMatchObject({ is_sanctioned: false })
  })
})
