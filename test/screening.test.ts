import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainCsv, plainPepsCsv } from '../src/engines/screening/import/plain-csv.ts'
import { importList } from '../src/engines/screening/import-list.ts'
import { createCardVerification, readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string

const SANCTIONS = `id,name,aliases,birth_date,country,program,kind
1,"ANGGRAENI, Sari Permata",,1995,Indonesia,TEST,person
2,Zubaydin Harqasi,The Falcon,1971-03-05,Indonesia,TEST,person
3,Kostoradov Trading Company,,,,TEST,organization
`
const PEPS = `id,name,birth_date,country,position
9,Orlindo Sempaverde,1960-01-02,Indonesia,Governor
`

beforeAll(async () => {
  database = await createTestDatabase()
  for (const [importer, text] of [
    [plainCsv, SANCTIONS],
    [plainPepsCsv, PEPS],
  ] as const) {
    const open = async function* () {
      yield Buffer.from(text)
    }
    const sources = [{ name: 'list.csv', open }]
    const code = importer.format
    await importList(database.db, {
      code,
      importer,
      sources,
      sourceUrls: [],
      acceptsShrunk: false,
      onProgress: () => undefined,
    })
  }
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Kartu' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

function checkOf({ output }: { output: { checks: { code: string }[] } }, code: string) {
  return output.checks.find((each) => each.code === code)
}

async function screen(configuration: Record<string, unknown>, by = client) {
  const services = (await client.call('GET', '/services')).body.items
  const { id } = services.find((each: { code: string }) => each.code === 'AML_SCREENING')
  const created = await by.call('POST', '/verifications', { service_id: id, folder_id: folderId, configuration })
  return created.status === 201 ? settledOf(by, created.body.id) : created
}

describe('KTP_PEP', () => {
  it('finds the holder of a card on a list, with reasons, and names the lists it asked', async () => {
    const uploaded = await client.upload(
      [await readSpecimen('ktp-specimen.jpg')],
      [['file_category', 'VERIFICATION_INPUT_FILE']],
    )
    const created = await createCardVerification(client, {
      path: uploaded.body.files[0].path,
      folderId,
      rest: {},
      configuration: { verification_type: 'KTP_PEP' },
    })
    const { output, output_status } = await settledOf(client, created.body.id)

    expect(output_status).toBe('NOT_VERIFIED')
    expect(output).toMatchObject({ name: 'SARI PERMATA ANGGRAENI', is_sanctioned: true, is_pep: false })
    expect(output.matches).toEqual([
      expect.objectContaining({ match_id: 'csv:1', list: 'csv', program: 'TEST', country: 'ID', birth_date: '1995' }),
    ])
    expect(output.matches[0].reasons.map((each: { code: string }) => each.code)).toContain('BIRTH_DATE_NEAR')
    expect(output.screened_lists.map((each: { list: string }) => each.list)).toEqual(['csv', 'peps-csv'])
    expect(output.checks).toContainEqual(
      expect.objectContaining({ code: 'SANCTIONS_SCREENING', reason_code: 'SANCTIONS_MATCH' }),
    )
    expect(output.checks).toContainEqual(expect.objectContaining({ code: 'PEP_SCREENING', result: 'PASS' }))
  })
})

describe('AML_SCREENING', () => {
  it('clears a name that is on no list', async () => {
    const done = await screen({ name: 'Budi Contohwati', birth_date: '1990-05-06', country: 'ID' })
    expect(done).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED', credit_used: 5 })
    expect(done.output).toMatchObject({ is_pep: false, is_sanctioned: false, matches: [] })
  })

  it('finds a person by another spelling, and tells sanctions from politics', async () => {
    expect(await screen({ name: 'HARKASI Zubaidin' })).toMatchObject({
      output_status: 'NOT_VERIFIED',
      output: { is_sanctioned: true, is_pep: false },
    })
    expect((await screen({ name: 'Orlindo Sempaverdi', country: 'Indonesia' })).output).toMatchObject({
      is_sanctioned: false,
      is_pep: true,
      matches: [expect.objectContaining({ position: 'Governor', list: 'peps-csv' })],
    })
  })

  it('does not decide by a politically exposed person', async () => {
    const done = await screen({ name: 'Orlindo Sempaverde', birth_date: '1960-01-02' })
    expect(done).toMatchObject({ status: 'COMPLETED', output_status: 'PARTIALLY_NOT_VERIFIED' })
    expect(checkOf(done, 'PEP_SCREENING')).toMatchObject({ result: 'FAIL', reason_code: 'PEP_MATCH' })
  })

  it.each([
    ['another full birth date', { birth_date: '1990-11-20' }],
    ['that, another country and another sex', { birth_date: '1990-11-20', country: 'NO', gender: 'FEMALE' }],
  ])('calls a namesake with %s possible, not sanctioned, and shows the entry', async (_, rest) => {
    const done = await screen({ name: 'Zubaydin Harqasi', ...rest })
    expect(done).toMatchObject({
      ...{ status: 'COMPLETED', output_status: 'PARTIALLY_NOT_VERIFIED' },
      output: { is_sanctioned: null, is_sanction_possible: true, matches: [{ match_id: 'csv:2', decision: null }] },
    })
    expect(checkOf(done, 'SANCTIONS_SCREENING')).toMatchObject({
      ...{ result: 'UNAVAILABLE', reason_code: 'SANCTION_POSSIBLE' },
    })
  })

  it.each([
    ['1971-05-03', 'day and month swapped'],
    ['1971-03-06', 'one digit'],
    ['1948-03-05', 'the year alone'],
    ['1990', 'no full date'],
  ])('decides by a hit whose birth date %s is a slip away: %s', async (birth_date) => {
    const done = await screen({ name: 'Zubaydin Harqasi', birth_date })
    expect(done).toMatchObject({
      output_status: 'NOT_VERIFIED',
      output: { is_sanctioned: true, is_sanction_possible: false },
    })
  })

  it('waits for a person where a user asked and a match is undecided', async () => {
    const { organizationId } = tenant
    const made = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
    const user = clientOf(platform.url, await signIn(platform.url, made))
    expect(await screen({ name: 'Orlindo Sempaverde' }, user)).toMatchObject({
      ...{ status: 'NEED_REVIEW', output_status: 'PARTIALLY_NOT_VERIFIED' },
    })
    expect(await screen({ name: 'Budi Contohwati' }, user)).toMatchObject({ status: 'COMPLETED' })
  })

  it('screens a name against companies too, unless it is that of somebody who was born', async () => {
    const about = { name: 'Kostoradov Trading' }
    expect((await screen(about)).output).toMatchObject({ is_sanctioned: true })
    for (const person of [{ birth_date: '1990' }, { gender: 'MALE' }]) {
      expect((await screen({ ...about, ...person })).output).toMatchObject({ is_sanctioned: false, matches: [] })
    }
  })

  it.each([
    [{}, /name/],
    [{ name: '..' }, /name must have at least 2 letters/],
    [{ name: '12 34' }, /name must have at least 2 letters/],
    [{ name: '😀😀' }, /name must have at least 2 letters/],
    [{ name: 'Budi', birth_date: '31-12-1990' }, /birth_date/],
    [{ name: 'Budi', birth_date: '1990-02-30' }, /no day of the calendar/],
    [{ name: 'Budi', country: 'Atlantis' }, /country/],
    [{ name: 'Budi', customer_reference: ' ' }, /customer_reference/],
    [{ name: 'Budi', customer_reference: 'x'.repeat(201) }, /customer_reference/],
  ])('refuses %j and says why', async (configuration, reason) => {
    const refused = await screen(configuration)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toMatch(reason)
  })
})

describe('GET /lists', () => {
  it('names the lists with their versions and ages', async () => {
    const { status, body } = await client.call('GET', '/lists')
    expect(status).toBe(200)
    expect(body.items).toEqual([
      expect.objectContaining({ list: 'csv', topics: ['sanction'], entry_count: 3, is_stale: false }),
      expect.objectContaining({
        list: 'peps-csv',
        topics: ['pep'],
        entry_count: 1,
        version: expect.stringMatching(/^[0-9a-f]{12}$/),
      }),
    ])
  })
})
