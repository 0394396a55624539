import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { type Behaviour, found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'

const quick: Behaviour = async () => found({ answer: 42 })
const behaviour: { current: Behaviour } = { current: quick }
let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier(behaviour)] })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterEach(() => {
  behaviour.current = quick
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const request = (changes: Record<string, unknown> = {}) => ({
  service_id: TEST_SERVICE_ID,
  folder_id: folderId,
  configuration: { colour: 'GREEN' },
  ...changes,
})

async function ledgerOf(verificationId: string) {
  const found = await sql<{ kind: string; amount: number }>`SELECT kind, amount FROM credit_entries
    WHERE verification_id = ${verificationId} ORDER BY id`.execute(database.db)
  return found.rows
}

async function balances() {
  const found = await sql<{ balance: number; sum: number }>`SELECT a.balance, coalesce(sum(e.amount), 0)::bigint AS sum
    FROM credit_accounts a LEFT JOIN credit_entries e ON e.account_id = a.id GROUP BY a.id`.execute(database.db)
  return found.rows
}

describe('a verification', () => {
  it('is answered IN_QUEUE with nothing known yet, runs, and keeps what its verifier found', async () => {
    const created = await client.call(
      'POST',
      '/verifications',
      request({ webhook_metadata: { order: 7, webhook_secret: 'as-long-as-it-must-be' } }),
    )

    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      service: { id: TEST_SERVICE_ID, name: 'Test service' },
      status: 'IN_QUEUE',
      output: {},
      external_job_id: {},
      webhook_metadata: { order: 7 },
      output_status: null,
      execution_time: 0,
      credit_used: 0,
      start_date: null,
      end_date: null,
      user_id: null,
    })
    const settled = await settledOf(client, created.body.id)
    expect(settled).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED', credit_used: 10, error: null })
    expect(settled.output).toMatchObject({ answer: 42, checks: [{ code: 'COLOUR', result: 'PASS' }] })
    expect(settled.external_job_id.ocr_job_id).toHaveLength(1)
    expect(await ledgerOf(settled.id)).toEqual([
      { kind: 'RESERVE', amount: -10 },
      { kind: 'SETTLE', amount: 0 },
    ])
  })

  it('that fails says why and costs nothing', async () => {
    behaviour.current = async () => ({ kind: 'failed', code: 'FILE_DAMAGED', message: 'Send it again' })

    const { body } = await client.call('POST', '/verifications', request())
    const settled = await settledOf(client, body.id)

    expect(settled).toMatchObject({ status: 'FAILED', credit_used: 0, output: {}, output_status: null })
    expect(settled.error).toEqual({ code: 'FILE_DAMAGED', message: 'Send it again' })
    expect((await ledgerOf(body.id)).map((each) => each.amount)).toEqual([-10, 10])
  })

  it('whose verifier throws is tried again and settles once', async () => {
    let tries = 0
    behaviour.current = async () => {
      tries += 1
      if (tries === 1) throw new Error('the engine fell over')
      return found()
    }

    const { body } = await client.call('POST', '/verifications', request())
    const settled = await settledOf(client, body.id)

    expect(settled.status).toBe('COMPLETED')
    expect(tries).toBe(2)
    expect((await ledgerOf(body.id)).map((each) => each.kind)).toEqual(['RESERVE', 'SETTLE'])
  })

  it('keeps its events in order, each with the status before it', async () => {
    const { body } = await client.call('POST', '/verifications', request())
    await settledOf(client, body.id)

    const events = await sql<{ sequence: number; from_status: string; to_status: string }>`SELECT sequence, from_status,
      to_status FROM verification_events WHERE verification_id = ${body.id} ORDER BY sequence`.execute(database.db)

    expect(events.rows).toEqual([
      { sequence: 1, from_status: null, to_status: 'IN_QUEUE' },
      { sequence: 2, from_status: 'IN_QUEUE', to_status: 'IN_PROGRESS' },
      { sequence: 3, from_status: 'IN_PROGRESS', to_status: 'COMPLETED' },
    ])
  })

  it('in test mode is free, and hidden from the live key', async () => {
    const testClient = createClient(platform.url, tenant.testKey)
    const testFolder = await testClient.call('POST', '/folders', { name: 'Coba' })

    const { body } = await testClient.call('POST', '/verifications', request({ folder_id: testFolder.body.id }))
    const settled = await settledOf(testClient, body.id)

    expect(settled).toMatchObject({ status: 'COMPLETED', credit_used: 0 })
    expect(await ledgerOf(body.id)).toEqual([])
    expect((await client.call('GET', `/verifications/${body.id}`)).status).toBe(404)
  })
})

describe('a result group', () => {
  it('lists its verifications, oldest first, with one status for all', async () => {
    const resultId = randomUUID()
    const ids: string[] = []
    for (let index = 0; index < 3; index += 1) {
      const { body } = await client.call('POST', '/verifications', request({ result_id: resultId }))
      ids.push(body.id)
      await settledOf(client, body.id)
    }

    const page = await client.call('GET', `/verifications?result_id=${resultId}&page_offset=1&page_size=1`)

    expect(page.body).toMatchObject({ total: 3, overall_status: 'COMPLETED' })
    expect(page.body.items.map((each: { id: string }) => each.id)).toEqual([ids[1]])
  })

  it('that nobody has used is empty', async () => {
    const answer = await client.call('GET', `/verifications?result_id=${randomUUID()}`)

    expect(answer.body).toEqual({ total: 0, overall_status: 'DRAFT', items: [] })
  })
})

describe('creating is refused', () => {
  it.each([
    ['an unknown service', { service_id: randomUUID() }, 404, 'NOT_FOUND', 'Service not found'],
    ['an unknown folder', { folder_id: randomUUID() }, 404, 'NOT_FOUND', 'Folder not found'],
    [
      'an unknown file',
      { configuration: { colour: 'GREEN', files: { picture: ['uploads/none.jpg'] } } },
      404,
      'NOT_FOUND',
      'File not found',
    ],
  ])('for %s', async (_name, changes, status, code, message) => {
    const answer = await client.call('POST', '/verifications', request(changes))

    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ error_code: code, message })
  })

  it('naming each field that is missing, unknown or wrong', async () => {
    const answer = await client.call('POST', '/verifications', { folder_id: 'x', surprise: 1 })

    expect(answer.status).toBe(400)
    expect(answer.body.error_code).toBe('INVALID_REQUEST')
    expect(answer.body.errors).toContainEqual({ field: 'service_id', message: 'This field is required' })
    expect(answer.body.errors).toContainEqual({ field: 'configuration', message: 'This field is required' })
    expect(answer.body.errors).toContainEqual({ field: 'surprise', message: 'This field is not known' })
    expect(answer.body.errors.map((each: { field: string }) => each.field)).toContain('folder_id')
  })

  it('with INVALID_VALUE when only an enum is wrong, also inside the configuration', async () => {
    const answer = await client.call('POST', '/verifications', request({ configuration: { colour: 'BLUE' } }))

    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({
      error_code: 'INVALID_VALUE',
      message: 'Invalid value. Please use one of the listed values',
      errors: [{ field: 'configuration.colour', message: 'Must be one of: RED, GREEN' }],
    })
  })

  it.each([
    'http://169.254.169.254/latest',
    'https://10.0.0.1/hook',
    'https://[::1]/hook',
    'ftp://example.com/',
    'https://3232235521/hook',
    'https://user:secret@example.com/hook',
  ])('for a webhook to %s', async (url) => {
    const answer = await client.call('POST', '/verifications', request({ webhook_url: url }))

    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].field).toBe('webhook_url')
  })

  it('for a webhook secret that says it is base64 and is not', async () => {
    const metadata = (secret: string) => request({ webhook_metadata: { webhook_secret: secret } })

    expect((await client.call('POST', '/verifications', metadata('whsec_not base64!'))).body.errors[0].field).toBe(
      'webhook_metadata.webhook_secret',
    )
    expect((await client.call('POST', '/verifications', metadata('not base64 at all'))).status).toBe(201)
  })

  it('when the credits do not suffice, for exactly those calls that are too many', async () => {
    const poor = await platform.createTenant({ credits: 25 })
    const poorClient = createClient(platform.url, poor.liveKey)
    const folder = await poorClient.call('POST', '/folders', { name: 'Sedikit' })

    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        poorClient.call('POST', '/verifications', request({ folder_id: folder.body.id })),
      ),
    )

    const refused = answers.filter((each) => each.status === 403)
    expect(answers.filter((each) => each.status === 201)).toHaveLength(2)
    expect(refused).toHaveLength(8)
    expect(refused[0]?.body).toEqual({
      error_code: 'INSUFFICIENT_BALANCE',
      message: 'Organization group credit balance is insufficient to complete the action',
    })
  })
})

it('creates many at once for several tenants without mixing them up, and the ledger adds up', async () => {
  const other = await platform.createTenant()
  const otherClient = createClient(platform.url, other.liveKey)
  const otherFolder = (await otherClient.call('POST', '/folders', { name: 'Lain' })).body.id

  const mine = Array.from({ length: 20 }, () => client.call('POST', '/verifications', request()))
  const theirs = Array.from({ length: 20 }, () =>
    otherClient.call('POST', '/verifications', request({ folder_id: otherFolder })),
  )
  const foreign = Array.from({ length: 5 }, () =>
    client.call('POST', '/verifications', request({ folder_id: otherFolder })),
  )

  expect((await Promise.all(mine)).map((each) => [each.status, each.body.folder_id])).toEqual(
    Array.from({ length: 20 }, () => [201, folderId]),
  )
  expect((await Promise.all(theirs)).every((each) => each.body.folder_id === otherFolder)).toBe(true)
  expect((await Promise.all(foreign)).map((each) => each.status)).toEqual([404, 404, 404, 404, 404])
  await Promise.all((await Promise.all([...mine])).map((each) => settledOf(client, each.body.id)))
  await Promise.all((await Promise.all([...theirs])).map((each) => settledOf(otherClient, each.body.id)))
  expect((await balances()).filter((each) => each.balance !== each.sum)).toEqual([])
})
