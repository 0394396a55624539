import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { streamWorkbook } from '../src/platform/xlsx/stream-workbook.ts'
import { readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { endAsNoted, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { clientOf, makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
let client: TestClient
let user: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
  const { liveKey, organizationId, groupId } = await platform.createTenant()
  client = createClient(platform.url, liveKey)
  const member = await makeUser(database, { role: 'GROUP_USER', organizationId, groupId })
  user = clientOf(platform.url, await signIn(platform.url, member))
  folderId = (await client.call('POST', '/folders', { name: 'Rekening' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function upload(name: string, bytes: Uint8Array): Promise<string> {
  const { body } = await client.upload([{ name, bytes: Buffer.from(bytes) }])
  return body.files[0].path
}

async function workbook(): Promise<Buffer> {
  const pieces: Buffer[] = []
  const sheets = ['Maret', 'April'].map((name) => ({ name, columns: ['Tanggal'], rows: Readable.from([]) }))
  for await (const piece of streamWorkbook(sheets)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const create = (files: object) =>
  client.call('POST', '/verifications', {
    service_id: TEST_SERVICE_ID,
    folder_id: folderId,
    configuration: { colour: 'GREEN', files },
  })

describe('a field of files', () => {
  it('takes the kinds that its service names, counted in sheets and pages', async () => {
    const { status, body } = await create({
      statement: [await upload('maret.xlsx', await workbook()), await upload('a.csv', Buffer.from('tanggal;jumlah\n'))],
    })

    expect([status, body.total_files, body.total_pages]).toEqual([201, 2, 3])
  })

  it('refuses others at once, naming the file and what to send', async () => {
    const csv = await upload('a.csv', Buffer.from('tanggal;jumlah\n'))
    const picture = await upload('a.png', (await readSpecimen('ktp-specimen.png')).bytes)

    const { status, body } = await create({ picture: [picture, csv], statement: [picture] })

    expect([status, body.error_code]).toEqual([400, 'INVALID_REQUEST'])
    expect(body.errors).toEqual([
      {
        field: 'configuration.files.picture[1]',
        message: expect.stringMatching(/is a text file.*send a PDF or picture/),
      },
      {
        field: 'configuration.files.statement[0]',
        message: expect.stringMatching(/PDF or XLSX workbook or text file/),
      },
    ])
  })

  it('is judged when a draft is submitted, not before', async () => {
    const csv = await upload('a.csv', Buffer.from('tanggal;jumlah\n'))
    const draft = await user.call('POST', '/verifications/drafts', {
      service_id: TEST_SERVICE_ID,
      folder_id: folderId,
      configuration: { colour: 'GREEN', files: { picture: [csv] } },
    })
    const submitted = await user.call('POST', `/verifications/drafts/${draft.body.id}/submit`)

    expect([draft.status, submitted.status]).toEqual([201, 400])
    expect(submitted.body.errors[0].field).toBe('configuration.files.picture[0]')
  })
})
