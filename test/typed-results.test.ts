import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Verifier } from '../src/verifiers/verifier.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform } from './platform.ts'
import { type Behaviour, found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'

let database: TestDatabase
let platform: TestPlatform
let client: TestClient
let folderId: string
const behaviour: { current: Behaviour } = { current: async () => found() }

beforeAll(async () => {
  database = await createTestDatabase()
  const plain = testVerifier(behaviour)
  const verifier: Verifier = {
    ...plain,
    service: { ...plain.service, pricedBy: 'page' },
    output: z.strictObject({ shade: z.string() }),
    deadlineMs: 300,
  }
  platform = await startPlatform({ database, verifiers: [verifier] })
  client = createClient(platform.url, (await platform.createTenant()).liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Hasil' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function create(files?: object) {
  const configuration = { colour: 'GREEN', ...(files === undefined ? {} : { files }) }
  const body = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration }
  return (await client.call('POST', '/verifications', body)).body
}

describe('the output of a service', () => {
  it('is published as a schema, beside that of its configuration', async () => {
    const { body } = await client.call('GET', `/services/${TEST_SERVICE_ID}`)

    expect(body.output_schema).toMatchObject({ type: 'object', properties: { shade: { type: 'string' } } })
    expect(body.configuration_schema.properties).toHaveProperty('colour')
  })

  it('is in no list that asks for a summary', async () => {
    behaviour.current = async () => found({ shade: 'moss' })
    const { id, result_id } = await settledOf(client, (await create()).id)
    const [full, summary, searched] = await Promise.all(
      [`?result_id=${result_id}`, `?result_id=${result_id}&view=summary`, '/search?view=summary'].map((query) =>
        client.call('GET', `/verifications${query}`),
      ),
    )

    expect(full?.body.items[0].output).toMatchObject({ shade: 'moss', checks: [{}] })
    expect([summary, searched].map((each) => [each?.body.items[0].id, each?.body.items[0].output])).toEqual([
      [id, {}],
      [id, {}],
    ])
  })

  it('that does not fit ends no verification well', async () => {
    behaviour.current = async () => found({ shade: 5 })
    const verification = await settledOf(client, (await create()).id)

    expect(verification).toMatchObject({ status: 'FAILED', credit_used: 0, output: {} })
  })
})

describe('a run', () => {
  it('costs as many pages as its files have', async () => {
    behaviour.current = async () => found({ shade: 'moss' })
    const text = (name: string) => ({ name, bytes: Buffer.from('a;b\n') })
    const paths = (await client.upload([text('a.csv'), text('b.csv')])).body.files.map(
      ({ path }: { path: string }) => path,
    )
    const [two, none] = [await create({ statement: paths }), await create()]

    expect([(await settledOf(client, two.id)).credit_used, (await settledOf(client, none.id)).credit_used]).toEqual([
      20, 10,
    ])
  })

  it('ends when the time is over that its verifier gives it', async () => {
    behaviour.current = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
    const { id } = await create()

    expect(await settledOf(client, id)).toMatchObject({ status: 'FAILED', error: { code: 'TIMED_OUT' } })
  })
})
