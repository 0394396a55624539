import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver } from './receiver.ts'
import { type Behaviour, endAsNoted, found, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { clientOf, makeUser, signIn, type Tokens } from './users.ts'

const behaviour: { current: Behaviour } = { current: endAsNoted }
let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let key: TestClient
let user: TestClient
let tokens: Tokens
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier(behaviour)] })
  tenant = await platform.createTenant({ credits: 10_000 })
  key = createClient(platform.url, tenant.liveKey)
  const { organizationId } = tenant
  const owner = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  tokens = await signIn(platform.url, owner)
  user = clientOf(platform.url, tokens)
  folderId = (await key.call('POST', '/folders', { name: 'Pinjaman' })).body.id
})
afterEach(() => {
  behaviour.current = endAsNoted
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const bodyOf = (note?: string, rest: object = {}) => ({
  service_id: TEST_SERVICE_ID,
  folder_id: folderId,
  configuration: { colour: 'GREEN', ...(note === undefined ? {} : { note }) },
  ...rest,
})

async function ended(of: TestClient, note?: string, rest: object = {}) {
  const created = await of.call('POST', '/verifications', bodyOf(note, rest))
  expect(created.status).toBe(201)
  return settledOf(of, created.body.id)
}

async function ledgerOf(id: string) {
  const entries = await sql<{ kind: string }>`SELECT kind FROM credit_entries WHERE verification_id = ${id}
    ORDER BY id`.execute(database.db)
  return entries.rows.map((each) => each.kind)
}

/** A verification whose worker waits until `release` is called. */
async function running() {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  behaviour.current = async () => {
    begun.resolve()
    await gate.promise
    return found()
  }
  const { body } = await key.call('POST', '/verifications', bodyOf())
  await begun.promise
  return { id: String(body.id), release: () => gate.resolve() }
}

describe('a run ends', () => {
  it.each(['FRAUD_DETECTED', 'PARTIALLY_COMPLETED', 'PARTIALLY_FAILED'])(
    '%s when its verifier says so',
    async (end) => {
      expect((await ended(key, end)).status).toBe(end)
    },
  )

  it('NEED_REVIEW for a user, and COMPLETED for a key, which has nobody to review it', async () => {
    expect((await ended(user, 'NEED_REVIEW')).status).toBe('NEED_REVIEW')
    expect((await ended(key, 'NEED_REVIEW')).status).toBe('COMPLETED')
  })
})

describe('cancelling', () => {
  it('ends a running verification, gives its credits back, and its worker writes nothing any more', async () => {
    const { id, release } = await running()

    const answer = await key.call('POST', `/verifications/${id}/cancel`)
    release()
    behaviour.current = endAsNoted
    await ended(key)

    expect(answer).toMatchObject({ status: 200, body: { status: 'CANCELLED', credit_used: 0 } })
    expect((await key.call('GET', `/verifications/${id}`)).body).toMatchObject({ status: 'CANCELLED', output: {} })
    expect(await ledgerOf(id)).toEqual(['RESERVE', 'RELEASE'])
  })

  it('is a 409 for what has ended', async () => {
    const { id } = await ended(key)

    expect(await key.call('POST', `/verifications/${id}/cancel`)).toMatchObject({
      status: 409,
      body: { error_code: 'CONFLICT' },
    })
  })
})

describe('a verification stopped for fraud', () => {
  it('goes on in the same run, under the reserve it had', async () => {
    const stopped = await ended(key, 'FRAUD_DETECTED')
    expect(stopped).toMatchObject({ output_status: null, credit_used: 0 })
    expect(stopped.output.checks).toHaveLength(1)

    const answer = await key.call('POST', `/verifications/${stopped.id}/continue`)

    expect(answer.body.status).toMatch(/IN_QUEUE|IN_PROGRESS|COMPLETED/)
    expect(await settledOf(key, stopped.id)).toMatchObject({ status: 'COMPLETED', credit_used: 10 })
    expect(await ledgerOf(stopped.id)).toEqual(['RESERVE', 'SETTLE'])
  })

  it('can be cancelled, and is a 409 to continue then', async () => {
    const { id } = await ended(key, 'FRAUD_DETECTED')

    expect((await key.call('POST', `/verifications/${id}/cancel`)).body.status).toBe('CANCELLED')
    expect((await key.call('POST', `/verifications/${id}/continue`)).status).toBe(409)
    expect(await ledgerOf(id)).toEqual(['RESERVE', 'RELEASE'])
  })
})

describe('retrying', () => {
  it('runs a failed one anew and pays anew', async () => {
    const { id } = await ended(key, 'FAILED')
    behaviour.current = async () => found()

    const answer = await key.call('POST', `/verifications/${id}/retry`)

    expect(answer.status).toBe(200)
    expect(await settledOf(key, id)).toMatchObject({ status: 'COMPLETED', error: null, credit_used: 10 })
    expect(await ledgerOf(id)).toEqual(['RESERVE', 'RELEASE', 'RESERVE', 'SETTLE'])
  })

  it('needs force=true for one that has not failed, and counts the credits of both runs', async () => {
    const { id } = await ended(key)

    expect((await key.call('POST', `/verifications/${id}/retry`)).status).toBe(409)
    expect((await key.call('POST', `/verifications/${id}/retry?force=true`)).status).toBe(200)
    expect(await settledOf(key, id)).toMatchObject({ status: 'COMPLETED', credit_used: 20 })
  })

  it('is refused without the credits, and changes nothing', async () => {
    const poor = await platform.createTenant({ credits: 15 })
    const client = createClient(platform.url, poor.liveKey)
    const folder = await client.call('POST', '/folders', { name: 'Sedikit' })
    const { id } = await ended(client, undefined, { folder_id: folder.body.id })

    const answer = await client.call('POST', `/verifications/${id}/retry?force=true`)

    expect(answer).toMatchObject({ status: 403, body: { error_code: 'INSUFFICIENT_BALANCE' } })
    expect((await client.call('GET', `/verifications/${id}`)).body.status).toBe('COMPLETED')
  })
})

describe('a review', () => {
  const failing = { checks: [{ code: 'COLOUR', result: 'FAIL' }], note: 'by hand' }

  it('is for users alone', async () => {
    const { id } = await ended(key)

    expect((await key.call('PUT', `/verifications/${id}`, {})).status).toBe(403)
  })

  it('replaces the output, lets the verdict follow its checks, and keeps the earlier one with who and why', async () => {
    const { id, output } = await ended(key)

    const answer = await user.call('PUT', `/verifications/${id}?reveal=true`, {
      output: failing,
      reason: 'Foto kabur',
    })

    expect(answer.body).toMatchObject({ status: 'COMPLETED', output: failing, output_status: 'NOT_VERIFIED' })
    const { body } = await user.call('GET', `/verifications/${id}/events?page_size=100&reveal=true`)
    const edit = body.items.find((each: { kind: string }) => each.kind === 'EDITED')
    expect(edit.details).toEqual({ reason: 'Foto kabur', earlier_output: output, earlier_output_status: 'VERIFIED' })
    expect(edit.user_id).toMatch(/-/)
  })

  it('moves between COMPLETED and NEED_REVIEW, and tells of it; the status it has is no move', async () => {
    const receiver = await openReceiver()
    const { id } = await ended(key, undefined, { webhook_url: receiver.url })
    const move = (status: string) => user.call('PUT', `/verifications/${id}`, { verification_status: status })

    expect((await move('COMPLETED')).body.status).toBe('COMPLETED')
    expect((await move('NEED_REVIEW')).body.status).toBe('NEED_REVIEW')
    expect((await move('COMPLETED')).body.status).toBe('COMPLETED')

    const told = await receiver.until((events) => events.length >= 4)
    expect(told.map((each) => each.body.status)).toEqual(['IN_PROGRESS', 'COMPLETED', 'NEED_REVIEW', 'COMPLETED'])
    await receiver.close()
  })

  it('stores a configuration for the next retry, which the service must take', async () => {
    const { id } = await ended(key)
    const configure = (configuration: object) => user.call('PUT', `/verifications/${id}`, { configuration })

    expect(await configure({ colour: 'BLUE' })).toMatchObject({ status: 400, body: { error_code: 'INVALID_VALUE' } })
    expect(await configure({ colour: 'RED', files: { picture: ['uploads/none.png'] } })).toMatchObject({ status: 404 })
    expect((await configure({ colour: 'RED', note: 'PARTIALLY_FAILED' })).status).toBe(200)
    await key.call('POST', `/verifications/${id}/retry?force=true`)
    expect(await settledOf(key, id)).toMatchObject({ status: 'PARTIALLY_FAILED', input_config: { colour: 'RED' } })
  })

  it.each(['FAILED', 'FRAUD_DETECTED', 'PARTIALLY_COMPLETED'])('of one that is %s is a 409', async (end) => {
    const { id } = await ended(key, end)

    expect((await user.call('PUT', `/verifications/${id}`, { output: failing })).status).toBe(409)
  })

  it('names what is wrong with the checks', async () => {
    const { id } = await ended(key)

    const answer = await user.call('PUT', `/verifications/${id}`, { output: { checks: 'good' } })

    expect(answer.body.errors[0].field).toBe('output.checks')
  })

  it('of two editors who saw the same lets one through', async () => {
    const { id } = await ended(key)
    const { headers } = await user.call('GET', `/verifications/${id}`)
    const editor = clientOf(platform.url, tokens, { 'if-match': headers.get('etag') ?? '' })

    const answers = await Promise.all(
      [1, 2, 3].map((n) => editor.call('PUT', `/verifications/${id}`, { output: { n } })),
    )

    expect(answers.map((each) => each.status).sort()).toEqual([200, 412, 412])
    expect(answers.find((each) => each.status === 412)?.body.error_code).toBe('PRECONDITION_FAILED')
  })
})

it('lists moves, edits and webhook attempts in order', async () => {
  const receiver = await openReceiver()
  const { id } = await ended(key, undefined, { webhook_url: receiver.url })
  await receiver.until((events) => events.length >= 2)
  await user.call('PUT', `/verifications/${id}`, { output: { seen: true } })
  const kindsOf = async () => {
    const { body } = await key.call('GET', `/verifications/${id}/events?page_size=100`)
    return body.items.map((each: { kind: string }) => each.kind)
  }

  // An attempt is written down once it was answered.
  while ((await kindsOf()).filter((each: string) => each === 'WEBHOOK_ATTEMPT').length < 2);

  const { body } = await key.call('GET', `/verifications/${id}/events?page_size=100`)
  expect(body.total).toBe(6)
  const moves = body.items.filter((each: { sequence: number | null }) => each.sequence !== null)
  expect(moves.map((each: { to_status: string }) => each.to_status)).toEqual([
    'IN_QUEUE',
    'IN_PROGRESS',
    'COMPLETED',
    'COMPLETED',
  ])
  const times = body.items.map((each: { at: string }) => each.at)
  expect(times).toEqual([...times].sort())
  const page = await key.call('GET', `/verifications/${id}/events?page_offset=2&page_size=2`)
  expect(page.body.items).toEqual(body.items.slice(2, 4))
  await receiver.close()
})
