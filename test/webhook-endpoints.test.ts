import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'
import { bodyWhen } from './until.ts'
import { clientOf, makeUser, signIn } from './users.ts'
import { openReceiver, type Received, type Receiver } from './webhooks/receiver.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let owner: TestClient
let folderId: string
let receiver: Receiver
/** The status that the receiver answers. */
let answer = 204

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
})
beforeEach(async () => {
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  const { organizationId } = tenant
  const user = await makeUser(database, { role: 'ORGANIZATION_OWNER', organizationId, groupId: null })
  owner = clientOf(platform.url, await signIn(platform.url, user))
  folderId = (await client.call('POST', '/folders', { name: randomUUID() })).body.id
  answer = 204
  receiver = await openReceiver({ answer: (_received, response) => response.writeHead(answer).end() })
})
afterEach(() => receiver.close())
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

type Body = Awaited<ReturnType<TestClient['call']>>['body']

/** A verification that tells the receiver, or nobody in particular. */
async function verify(more: object = { webhook_url: receiver.url }): Promise<string> {
  const { body } = await client.call('POST', '/verifications', { ...verificationIn(folderId), ...more })
  return body.id
}

const when = (path: string, isEnough: (body: Body) => boolean, by = client): Promise<Body> =>
  bodyWhen(by, path, isEnough)

const deliveriesOf = (id: string, isEnough: (items: Body[]) => boolean) =>
  when(`/webhook-deliveries?verification_id=${id}`, ({ items }) => isEnough(items))
const areTried = (items: Body[]) => items.length === 2 && items.every((each) => each.attempt_count > 0)
const theEndpoint = async () => (await owner.call('GET', '/webhook-endpoints')).body.items[0]

/** As if the only endpoint had failed since then. */
const failSince = (interval: string) =>
  sql`UPDATE webhook_endpoints SET failing_since = now() - ${interval}::interval
    WHERE organization_id = ${tenant.organizationId}`.execute(database.db)

async function pausedEndpoint(): Promise<Body> {
  answer = 410
  await deliveriesOf(await verify(), areTried)
  await failSince('5 days')
  await deliveriesOf(await verify(), (items) => items.some((each) => each.attempt_count > 0))
  const { items } = await when('/webhook-endpoints', (list) => list.items[0].is_paused, owner)
  return items[0]
}

describe('a webhook endpoint', () => {
  it('that failed for five days is paused, and the audit log says so', async () => {
    const endpoint = await pausedEndpoint()

    expect(endpoint).toMatchObject({ origin: new URL(receiver.url).origin, is_paused: true, has_secret: false })
    const log = await owner.call('GET', `/audit-log?target_id=${endpoint.id}`)
    expect(log.body.items).toMatchObject([{ action: 'webhook_endpoint.paused', actor: { kind: 'SYSTEM' } }])
  })

  it('that failed for less goes on, and one success makes it as new', async () => {
    answer = 410
    await deliveriesOf(await verify(), areTried)
    await failSince('4 days 23 hours')
    await deliveriesOf(await verify(), areTried)
    expect(await theEndpoint()).toMatchObject({ is_paused: false, failing_since: expect.any(String) })
    answer = 204

    await deliveriesOf(await verify(), areTried)

    expect(await theEndpoint()).toMatchObject({ is_paused: false, failing_since: null })
  })

  it('that is paused is sent nothing; a resume sends what waits, in order', async () => {
    const endpoint = await pausedEndpoint()
    const waiting = await verify()
    await deliveriesOf(waiting, (items) => items.length === 2 && items.some((each) => each.is_held))
    const resend = await deliveriesOf(waiting, (items) => items.length === 2)
    const [, first] = resend.items
    expect((await client.call('POST', `/webhook-deliveries/${first.id}/resend`)).status).toBe(409)
    const before = receiver.journal.entries.length
    answer = 204

    const { status, body } = await owner.call('POST', `/webhook-endpoints/${endpoint.id}/resume`)
    const { items } = await deliveriesOf(waiting, (all) => all.every((each) => each.status === 'DELIVERED'))

    expect([status, body.is_paused, body.failing_since]).toEqual([200, false, null])
    const sent = receiver.journal.entries.slice(before).map(({ id }) => id)
    const ids: string[] = items.map((each: Body) => each.id).reverse()
    expect(sent.filter((id) => ids.includes(id))).toEqual(ids)
    expect(await theEndpoint()).toMatchObject({ is_paused: false, held_count: 0 })
  })

  it('loses nothing while it is paused and resumed over and over', async () => {
    await deliveriesOf(await verify(), areTried)
    const { id } = await theEndpoint()
    const ids: string[] = []

    for (let round = 0; round < 15; round += 1) {
      ids.push(await verify(), await verify())
      await sql`UPDATE webhook_endpoints SET paused_at = now() WHERE id = ${id}`.execute(database.db)
      ids.push(await verify())
      await owner.call('POST', `/webhook-endpoints/${id}/resume`)
    }
    for (const each of ids) {
      await deliveriesOf(each, (items) => items.length === 2 && items.every(({ status }) => status === 'DELIVERED'))
    }

    expect((await theEndpoint()).held_count).toBe(0)
  }, 30_000)
})

describe('the secret of an endpoint', () => {
  const own = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const isSigned = ({ headers, body }: Received, secret: string) => {
    try {
      return new Webhook(secret).verify(body, headers) !== undefined
    } catch {
      return false
    }
  }
  const last = () => {
    const received = receiver.journal.entries.at(-1)
    if (received === undefined) throw new Error('nothing arrived')
    return received
  }
  const tell = async () =>
    deliveriesOf(await verify({ webhook_url: receiver.url, webhook_metadata: { webhook_secret: own } }), areTried)
  const rotate = async (body: object) =>
    (await owner.call('POST', `/webhook-endpoints/${(await theEndpoint()).id}/rotate-secret`, body)).body

  it('signs beside that of the verification, and the one before it for the overlap', async () => {
    await tell()
    const first = await rotate({})
    await tell()
    expect([own, first.secret].map((each) => isSigned(last(), each))).toEqual([true, true])

    const second = await rotate({ overlap_hours: 1 })
    await tell()

    expect([own, first.secret, second.secret].map((each) => isSigned(last(), each))).toEqual([true, true, true])
    expect(last().headers['webhook-signature']?.split(' ')).toHaveLength(3)
    expect(Date.parse(second.previous_secret_until) - Date.now()).toBeLessThanOrEqual(3_600_000)
    expect(await theEndpoint()).not.toHaveProperty('secret')
  })

  it('is replaced at once without an overlap', async () => {
    await tell()
    const first = await rotate({})
    const second = await rotate({ overlap_hours: 0 })

    await tell()

    expect([first.secret, second.secret].map((each) => isSigned(last(), each))).toEqual([false, true])
    expect(second.previous_secret_until).toBeNull()
  })
})

describe('POST /webhooks/test', () => {
  it('sends one signed event, and no second one when it fails', async () => {
    answer = 500
    const secret = 'rahasia yang panjang sekali 123456'

    const { status, body } = await client.call('POST', '/webhooks/test', {
      webhook_url: receiver.url,
      webhook_secret: secret,
    })
    const delivery = await when(`/webhook-deliveries/${body.id}`, (each) => each.status === 'FAILED')

    expect(status).toBe(202)
    expect(delivery).toMatchObject({ event: 'webhook.test', verification_id: null, attempt_count: 1 })
    const [received] = receiver.journal.entries
    expect(
      new Webhook(Buffer.from(secret).toString('base64')).verify(received?.body ?? '', received?.headers ?? {}),
    ).toMatchObject({
      event: 'webhook.test',
    })
    expect(await theEndpoint()).toMatchObject({ failing_since: null })
  })

  it('reaches a paused endpoint, so that a repair can be tried', async () => {
    await pausedEndpoint()
    answer = 204

    const { body } = await client.call('POST', '/webhooks/test', { webhook_url: receiver.url })
    await when(`/webhook-deliveries/${body.id}`, (each) => each.status === 'DELIVERED')

    expect(await theEndpoint()).toMatchObject({ is_paused: true })
  })

  it('refuses an address that webhooks may not go to', async () => {
    const { status, body } = await client.call('POST', '/webhooks/test', { webhook_url: 'http://10.0.0.1/hook' })

    expect([status, body.errors[0].field]).toEqual([400, 'webhook_url'])
  })
})

describe('the default webhook of a group', () => {
  it('is told what names no address itself, signed with the secret that was shown once', async () => {
    const path = `/groups/${tenant.groupId}/webhook`
    const set = await owner.call('PUT', path, { webhook_url: receiver.url })
    const again = await owner.call('PUT', path, { webhook_url: `${receiver.url}/second` })

    await deliveriesOf(await verify({}), areTried)

    expect(set.body).toMatchObject({ group_id: tenant.groupId, secret: expect.stringMatching(/^whsec_/) })
    expect(again.body).toMatchObject({ endpoint_id: set.body.endpoint_id, secret: null })
    expect((await owner.call('GET', path)).body.webhook_url).toBe(`${receiver.url}/second`)
    const events = receiver.journal.entries.map(({ body, headers }) =>
      new Webhook(set.body.secret).verify(body, headers),
    )
    expect(events).toMatchObject([{ status: 'IN_PROGRESS' }, { status: 'COMPLETED' }])
  })

  it('is told nothing of test mode, and nothing once it is removed', async () => {
    const path = `/groups/${tenant.groupId}/webhook`
    await owner.call('PUT', path, { webhook_url: receiver.url })
    const tester = createClient(platform.url, tenant.testKey)
    const folder = await tester.call('POST', '/folders', { name: randomUUID() })
    const tested = await tester.call('POST', '/verifications', verificationIn(folder.body.id))
    await when(`/verifications/${tested.body.id}`, ({ status }) => status === 'COMPLETED', tester)

    const { status } = await owner.call('DELETE', path)
    const id = await verify({})
    await when(`/verifications/${id}`, (each) => each.status === 'COMPLETED')

    expect([status, (await owner.call('GET', path)).body.webhook_url]).toEqual([204, null])
    expect((await client.call('GET', '/webhook-deliveries')).body.items).toEqual([])
    expect(receiver.journal.entries).toEqual([])
  })
})
