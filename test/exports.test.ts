import readSheets from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn } from './users.ts'

const OUTPUT = {
  nik: '0171012802900001',
  birth_date: '1990-02-28',
  score: 0.875,
  name: '=HYPERLINK("http://tempat.example","BUDI")',
  married: false,
  areas: ['a', 'b'],
}

let database: TestDatabase
let platform: TestPlatform
let key: TestClient
let owner: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const verifiers = [testVerifier({ current: async () => found(OUTPUT) })]
  platform = await startPlatform({ database, verifiers })
  const { organizationId, liveKey } = await platform.createTenant()
  key = createClient(platform.url, liveKey)
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function settled(rest: object = {}) {
  const configuration = { colour: 'GREEN', note: '+6281' }
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration, ...rest }
  const { id } = (await key.call('POST', '/verifications', asked)).body
  for (;;) {
    const { body } = await key.call('GET', `/verifications/${id}`)
    if (body.status === 'COMPLETED') return body
  }
}

/** Rows as objects, by the heading of their columns. */
async function rowsIn(bytes: Buffer) {
  const sheets = await readSheets(bytes)
  return sheets.map(({ sheet, data: [titles = [], ...rows] }) => ({
    sheet,
    rows: rows.map((row) => Object.fromEntries(titles.map((title, index) => [String(title), row[index]]))),
  }))
}

const download = async (url: string) => {
  const answer = await fetch(url)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

it('opens a verification as a workbook by the link it carries, every value of its own type', async () => {
  const done = await settled({ webhook_metadata: { pinjaman: '@42' } })

  const { status, headers, bytes } = await download(done.export_file_url)

  expect([status, headers.get('content-disposition'), headers.get('cache-control')]).toEqual([
    200,
    `attachment; filename="verification-${done.id}.xlsx"`,
    'no-store',
  ])
  const [sheet] = await rowsIn(bytes)
  expect(sheet?.sheet).toBe('Test service')
  expect(sheet?.rows).toEqual([
    expect.objectContaining({
      id: done.id,
      status: 'COMPLETED',
      credit_used: 10,
      'output.nik': '0171012802900001',
      'output.birth_date': new Date('1990-02-28T00:00:00Z'),
      'output.score': 0.875,
      'output.name': OUTPUT.name,
      'output.married': false,
      'output.areas': '["a","b"]',
      'checks.COLOUR': 'PASS',
      'input.note': '+6281',
      'metadata.pinjaman': '@42',
    }),
  ])
  expect(sheet?.rows[0]?.created_at).toBeInstanceOf(Date)
})

it('gives all of a verification as JSON, without links that would die', async () => {
  const done = await settled()

  const { headers, bytes } = await download(done.output_file_url)

  expect(headers.get('content-type')).toContain('application/json')
  const links = { input_file_url: {}, output_file_url: null, export_file_url: null }
  expect(JSON.parse(bytes.toString())).toEqual({ ...done, ...links })
})

it('is dead for every other verification, after a change to the link, and after a redaction', async () => {
  const [first, second] = [await settled(), await settled()]
  const grant = new URL(first.export_file_url).search
  const other = `${platform.url}/verifications/${second.id}/export${grant}`
  expect((await download(other)).status).toBe(401)
  expect((await download(first.export_file_url.replace('mode=live', 'mode=test'))).status).toBe(401)
  expect((await download(`${platform.url}/files/${first.id}${grant.replace('format=xlsx&', '')}`)).status).toBe(401)

  expect((await key.call('DELETE', `/verifications/${first.id}`)).status).toBe(204)

  expect((await download(first.export_file_url)).status).toBe(404)
  const { body } = await key.call('GET', `/verifications/${first.id}`)
  expect([body.export_file_url, body.output_file_url]).toEqual([null, null])
})

it('writes down which user has taken it', async () => {
  const done = await settled()

  expect((await owner.call('GET', `/verifications/${done.id}/export?format=json`)).status).toBe(200)

  const { body } = await owner.call('GET', `/audit-log?action=verification.read&target_id=${done.id}`)
  expect(body.items[0].details).toEqual({ route: '/verifications/:id/export' })
})
