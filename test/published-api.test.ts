import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCardVerification, KTP_SERVICE_ID, readSpecimen } from './cards.ts'
import { type Answer, createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'

/** The requests and answers of the published pages: every field, type and enum they show. */

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string
let path: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Published' })).body.id
  path = (await client.upload([await readSpecimen('ktp-specimen.jpg')])).body.files[0].path
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const DATE = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const URL_TEXT = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/files\//)

/** Field by field what the create, list and review pages show. */
const VERIFICATION = {
  id: UUID,
  service: { id: KTP_SERVICE_ID, name: 'KTP & PEP' },
  user_id: null,
  api_key: expect.any(String),
  folder_id: UUID,
  result_id: UUID,
  execution_time: expect.any(Number),
  status: 'COMPLETED',
  start_date: DATE,
  end_date: DATE,
  input_config: expect.objectContaining({ fraud_detection: false, files: { ktp_file: [expect.any(String)] } }),
  input_file_url: { ktp_file: [URL_TEXT] },
  output: expect.any(Object),
  output_file_url: expect.stringMatching(/^http.*format=json/),
  output_status: expect.stringMatching(/^(VERIFIED|NOT_VERIFIED|PARTIALLY_NOT_VERIFIED)$/),
  external_job_id: { ocr_job_id: [UUID] },
  webhook_url: null,
  webhook_metadata: {},
  export_file_url: expect.stringMatching(/^http.*format=xlsx/),
  credit_used: 10,
  total_files: 1,
  total_pages: 1,
  created_at: DATE,
  updated_at: DATE,
}

describe('POST /verifications', () => {
  it('takes the published request, with and without a leading slash in the path, and answers every published field', async () => {
    const created = await client.call('POST', '/verifications', {
      service_id: '3fc8b757-57d3-4607-998c-9bfbc4efa6cf',
      folder_id: folderId,
      configuration: { verification_type: 'KTP_PEP', fraud_detection: false, files: { ktp_file: [`/${path}`] } },
    })

    expect(created.status).toBe(201)
    expect(Object.keys(created.body)).toEqual(expect.arrayContaining(Object.keys(VERIFICATION)))
    expect(created.body).toMatchObject({ status: 'IN_QUEUE', input_config: { files: { ktp_file: [`/${path}`] } } })
    const settled = await settledOf(client, created.body.id)
    expect(settled).toMatchObject({ ...VERIFICATION, folder_id: folderId })
  })

  it('keeps the result group and the metadata it is given, and never answers the secret', async () => {
    const resultId = randomUUID()
    const created = await createCardVerification(client, {
      path,
      folderId,
      rest: {
        result_id: resultId,
        webhook_url: 'https://127.0.0.1:1/webhooks',
        webhook_metadata: { webhook_secret: 'your-signing-secret', order: 5 },
      },
    })

    expect(created.body).toMatchObject({
      result_id: resultId,
      webhook_url: 'https://127.0.0.1:1/webhooks',
      webhook_metadata: { order: 5 },
    })
    expect(JSON.stringify(await settledOf(client, created.body.id))).not.toContain('your-signing-secret')
  })
})

describe('GET /verifications', () => {
  it('answers total, overall_status and whole items for a result group', async () => {
    const resultId = randomUUID()
    const rest = { result_id: resultId }
    const first = await createCardVerification(client, {
      path,
      folderId,
      rest,
      configuration: { fraud_detection: false },
    })
    await settledOf(client, first.body.id)

    const { status, body } = await client.call('GET', `/verifications?result_id=${resultId}`)

    expect(status).toBe(200)
    expect(body).toEqual({
      total: 1,
      overall_status: 'COMPLETED',
      items: [expect.objectContaining({ ...VERIFICATION, result_id: resultId })],
    })
  })
})

describe('services, folders and uploads', () => {
  it('offer the service of the published example', async () => {
    const { body } = await client.call('GET', `/services/${KTP_SERVICE_ID}`)

    expect(body).toMatchObject({
      id: KTP_SERVICE_ID,
      category: { id: UUID, name: 'Document Verification', type: 'DOCUMENT_VERIFICATION' },
      code: 'KTP_VERIFICATION',
      name: 'KTP & PEP',
      description: expect.any(String),
      icon_file_url: null,
      credit_cost_default: 10,
      credit_cost: 10,
      action_type: expect.stringMatching(/^(URL|WEBVIEW|SCREEN|SCREEN_PREFIX)$/),
      action_param: expect.any(Object),
      is_enabled: true,
      created_at: DATE,
      created_by: null,
      updated_at: DATE,
      updated_by: null,
    })
    expect((await client.call('GET', '/services')).body).toMatchObject({
      total: 4,
      items: [
        { id: KTP_SERVICE_ID },
        { code: 'NPWP_VERIFICATION' },
        { code: 'AML_SCREENING' },
        { code: 'PAYMENT_RECEIPT_VERIFICATION' },
      ],
    })
  })

  it('answer a folder with its group and counts', async () => {
    const { body } = await client.call('GET', `/folders/${folderId}`)

    expect(body).toMatchObject({
      id: folderId,
      group: { id: tenant.groupId, name: 'default' },
      name: 'Published',
      is_starred: false,
      total_service: 1,
      total_result: expect.any(Number),
      created_at: DATE,
      created_by: null,
      updated_at: DATE,
      updated_by: null,
    })
    expect(body.total_result).toBeGreaterThan(0)
  })

  it('answer an upload with object_id, category and each file', async () => {
    const card = await readSpecimen('ktp-specimen.jpg')
    const pdf = await readSpecimen('ktp-specimen.pdf')

    const { status, body } = await client.upload([card, pdf])

    expect(status).toBe(201)
    expect(body).toEqual({
      object_id: UUID,
      file_category: 'VERIFICATION_INPUT_FILE',
      files: [
        { path: expect.stringMatching(/^uploads\/.+\.jpg$/), url: URL_TEXT, page_count: 1 },
        { path: expect.stringMatching(/^uploads\/.+\.pdf$/), url: URL_TEXT, page_count: 1 },
      ],
    })
  })
})

describe('pages', () => {
  it('skip page_offset items and answer page_size of them, ten where nothing is said', async () => {
    const other = await platform.createTenant()
    const own = createClient(platform.url, other.liveKey)
    for (let index = 0; index < 12; index += 1) await own.call('POST', '/folders', { name: `Folder ${index}` })

    const names = (answer: Answer) => answer.body.items.map((each: { name: string }) => each.name)
    expect(names(await own.call('GET', '/folders'))).toHaveLength(10)
    expect(names(await own.call('GET', '/folders?page_offset=10&page_size=10'))).toEqual(['Folder 10', 'Folder 11'])
    expect((await own.call('GET', '/folders?page_offset=50')).body).toEqual({ total: 12, items: [] })
    expect(names(await own.call('GET', '/folders?search=FOLDER%201'))).toEqual(['Folder 1', 'Folder 10', 'Folder 11'])
    expect((await own.call('GET', '/folders?page_size=101')).body.error_code).toBe('INVALID_REQUEST')
    expect((await own.call('GET', `/groups/${other.groupId}/folders?page_size=1`)).body.total).toBe(12)
    expect((await own.call('GET', `/groups/${tenant.groupId}/folders`)).status).toBe(404)
  })
})

describe('a key', () => {
  it('of one tenant finds nothing of another, where its owner does', async () => {
    const owner = await createCardVerification(client, { path, folderId })
    const fileId = path.replace(/^uploads\/|\.jpg$/g, '')
    const other = createClient(platform.url, (await platform.createTenant()).liveKey)
    const test = createClient(platform.url, tenant.testKey)
    const addresses = [`/verifications/${owner.body.id}`, `/folders/${folderId}`, `/files/${fileId}`]

    for (const address of addresses) {
      expect((await client.call('GET', address)).status, `${address} of its owner`).toBe(200)
      expect((await other.call('GET', address)).status, `${address} of another tenant`).toBe(404)
      expect((await test.call('GET', address)).status, `${address} in the other mode`).toBe(404)
    }
    const group = `/verifications?result_id=${owner.body.result_id}`
    expect((await client.call('GET', group)).body.total).toBe(1)
    expect((await other.call('GET', group)).body.total).toBe(0)
    const foreignFolder = await createCardVerification(other, { path, folderId })
    const otherFolder = (await other.call('POST', '/folders', { name: 'Own' })).body.id
    const foreignFile = await createCardVerification(other, { path, folderId: otherFolder })
    expect([foreignFolder.body.message, foreignFile.body.message]).toEqual(['Folder not found', 'File not found'])
    await settledOf(client, owner.body.id)
  })
})

it('the reference and its document are served without a key and load nothing from elsewhere', async () => {
  const anyone = createClient(platform.url, null)

  const document = await anyone.call('GET', '/openapi.json')
  const page = await anyone.call('GET', '/docs/')

  expect(document.body.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.body.paths)).toEqual(
    expect.arrayContaining([
      '/services',
      '/folders',
      '/uploads',
      '/files/{id}',
      '/verifications',
      '/verifications/{id}',
    ]),
  )
  expect(page.status).toBe(200)
  expect(page.body).not.toMatch(/(src|href)="https?:/)
  expect((await anyone.call('GET', '/healthz')).body).toMatchObject({ status: 'ok' })
  expect((await anyone.call('GET', '/readyz')).body).toEqual({ status: 'ok', unready: [] })
})
