import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'
import { bodyWhen } from './until.ts'
import { openReceiver, type Receiver } from './webhooks/receiver.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string
let receiver: Receiver
/** What the receiver answers. */
let answer = { status: 204, body: '' }

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [testVerifier({ current: endAsNoted })] })
})
beforeEach(async () => {
  // Replays are of a whole organization.
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  folderId = (await client.call('POST', '/folders', { name: randomUUID() })).body.id
  answer = { status: 204, body: '' }
  receiver = await openReceiver({ answer: (_received, response) => response.writeHead(answer.status).end(answer.body) })
})
afterEach(() => receiver.close())
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

/** A verification of which COMPLETED was told, and the ids of its two deliveries in their order. */
async function told(): Promise<{ verificationId: string; ids: readonly [string, string] }> {
  const created = await client.call('POST', '/verifications', {
    ...verificationIn(folderId),
    webhook_url: `${receiver.url}?token=hunter2`,
  })
  const verificationId = String(created.body.id)
  const [completed, started] = await deliveriesOf(verificationId, (all) => all.length === 2 && all.every(isTried))
  return { verificationId, ids: [started.id, completed.id] }
}

type Delivery = Awaited<ReturnType<TestClient['call']>>['body']
const isTried = ({ attempt_count }: Delivery) => attempt_count > 0

async function deliveriesOf(verificationId: string, isEnough: (all: readonly Delivery[]) => boolean) {
  const path = `/webhook-deliveries?verification_id=${verificationId}`
  return (await bodyWhen(client, path, ({ items }) => isEnough(items))).items
}

const deliveryWhen = (id: string, isEnough: (delivery: Delivery) => boolean): Promise<Delivery> =>
  bodyWhen(client, `/webhook-deliveries/${id}`, isEnough)

describe('GET /webhook-deliveries', () => {
  it('shows each delivery with its tries, the newest first', async () => {
    answer = { status: 410, body: 'not here' }
    const { verificationId, ids } = await told()

    const { body } = await client.call('GET', `/webhook-deliveries?verification_id=${verificationId}`)

    expect(body.items.map((each: Delivery) => each.id)).toEqual([ids[1], ids[0]])
    expect(body.next_cursor).toBeNull()
    expect(body.items[1]).toMatchObject({
      event: 'verification.status_changed',
      verification_id: verificationId,
      subject: { kind: 'verification', id: verificationId },
      group_id: tenant.groupId,
      url: `${receiver.url}?token=hunter2`,
      status: 'FAILED',
      is_held: false,
      is_redacted: false,
      next_attempt_at: null,
      attempt_count: 1,
      attempts: [{ number: 1, outcome: 'GONE', response_status: 410, response_body: 'not here', failure_code: null }],
    })
  })

  it('goes through pages by cursor, and filters by status and time', async () => {
    const [first, second] = [await told(), await told()]
    const all = [...second.ids].reverse().concat([...first.ids].reverse())

    const seen: string[] = []
    let cursor = ''
    do {
      const page = await client.call('GET', `/webhook-deliveries?page_size=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.body.items.map((each: Delivery) => each.id))
      cursor = page.body.next_cursor ?? ''
    } while (cursor !== '')

    expect(seen).toEqual(all)
    const failed = await client.call('GET', '/webhook-deliveries?status=FAILED')
    expect(failed.body.items).toEqual([])
    const { body: middle } = await client.call('GET', `/webhook-deliveries/${second.ids[0]}`)
    const later = await client.call('GET', `/webhook-deliveries?from=${middle.created_at}`)
    expect(later.body.items.map((each: Delivery) => each.id)).toEqual([second.ids[1], second.ids[0]])
  })
})

describe('POST /webhook-deliveries/{id}/resend', () => {
  it('sends a delivery that ended once more, under the same id and with its tries counted on', async () => {
    const { ids } = await told()

    const { status, body } = await client.call('POST', `/webhook-deliveries/${ids[0]}/resend`)
    const after = await deliveryWhen(ids[0], ({ status }) => status === 'DELIVERED')

    expect([status, body.id]).toEqual([202, ids[0]])
    expect(after.attempts.map((each: Delivery) => [each.number, each.outcome])).toEqual([
      [1, 'DELIVERED'],
      [2, 'DELIVERED'],
    ])
    const bodies = receiver.journal.entries.filter(({ id }) => id === ids[0]).map((each) => each.body)
    expect(bodies).toHaveLength(2)
    expect(bodies[0]).toBe(bodies[1])
  })

  it('begins the schedule anew: the first retry of a resend comes seconds later', async () => {
    answer = { status: 410, body: '' }
    const { ids } = await told()
    answer = { status: 500, body: '' }

    await client.call('POST', `/webhook-deliveries/${ids[0]}/resend`)
    const after = await deliveryWhen(ids[0], ({ attempt_count }) => attempt_count === 2)

    const waitMs = Date.parse(after.next_attempt_at) - Date.parse(after.attempts[1].started_at)
    expect(waitMs).toBeLessThan(60_000)
    expect(after.status).toBe('PENDING')
  })

  it('makes the next try of one that waits at once', async () => {
    answer = { status: 500, body: '' }
    const { ids } = await told()
    // The second retry is minutes away.
    const waiting = await deliveryWhen(ids[0], ({ attempt_count }) => attempt_count === 2)
    answer = { status: 204, body: '' }

    const { status } = await client.call('POST', `/webhook-deliveries/${ids[0]}/resend`)
    const after = await deliveryWhen(ids[0], (each) => each.status === 'DELIVERED')

    expect([status, waiting.status, after.attempt_count]).toEqual([202, 'PENDING', 3])
  }, 20_000)

  it('is refused once what it said was redacted, and the body never leaves again', async () => {
    const { verificationId, ids } = await told()
    const redactor = await client.call('DELETE', `/verifications/${verificationId}`)
    expect(redactor.status).toBe(204)

    const { status, body } = await client.call('POST', `/webhook-deliveries/${ids[0]}/resend`)
    const replay = await client.call('POST', '/webhook-deliveries/replay', { ids })

    expect([status, body.error_code]).toEqual([409, 'CONFLICT'])
    expect(replay.body).toMatchObject({ replayed: 0, has_more: false })
    const shown = await client.call('GET', `/webhook-deliveries/${ids[0]}`)
    expect(shown.body).toMatchObject({ is_redacted: true, url: receiver.url })
    expect(receiver.journal.entries).toHaveLength(2)
  })

  it('is done once for one Idempotency-Key', async () => {
    const { ids } = await told()
    const keyed = createClient(platform.url, tenant.liveKey, { 'idempotency-key': randomUUID() })

    const answers = [
      await keyed.call('POST', `/webhook-deliveries/${ids[0]}/resend`),
      await keyed.call('POST', `/webhook-deliveries/${ids[0]}/resend`),
    ]
    const after = await deliveryWhen(ids[0], ({ status }) => status === 'DELIVERED')

    expect(answers.map((each) => [each.status, each.body.id])).toEqual([
      [202, ids[0]],
      [202, ids[0]],
    ])
    expect(after.attempt_count).toBe(2)
  })
})

describe('POST /webhook-deliveries/replay', () => {
  it('sends all that failed again, and nothing else', async () => {
    const good = await told()
    answer = { status: 410, body: '' }
    const [one, other] = [await told(), await told()]
    answer = { status: 204, body: '' }
    const before = receiver.journal.entries.length

    const { status, body } = await client.call('POST', '/webhook-deliveries/replay', { all_failed: true })
    const failed = [...one.ids, ...other.ids]
    for (const id of failed) await deliveryWhen(id, (each) => each.status === 'DELIVERED')

    expect([status, body.replayed, body.has_more]).toEqual([202, 4, false])
    const again = receiver.journal.entries.slice(before).map(({ id }) => id)
    expect(again.sort()).toEqual([...failed].sort())
    expect(again).not.toContain(good.ids[0])
    const second = await client.call('POST', '/webhook-deliveries/replay', { all_failed: true })
    expect(second.body).toEqual({ replayed: 0, has_more: false, replayed_until: null })
  })

  it('does the same request with the same key once, and says again how many were sent', async () => {
    const { ids } = await told()
    const keyed = createClient(platform.url, tenant.liveKey, { 'idempotency-key': randomUUID() })

    const first = await keyed.call('POST', '/webhook-deliveries/replay', { ids })
    for (const id of ids) await deliveryWhen(id, (each) => each.attempt_count === 2)
    const second = await keyed.call('POST', '/webhook-deliveries/replay', { ids })

    expect([first.status, first.body.replayed]).toEqual([202, 2])
    expect([second.status, second.body]).toEqual([202, first.body])
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const tried = await Promise.all(ids.map((id) => client.call('GET', `/webhook-deliveries/${id}`)))
    expect(tried.map(({ body }) => body.attempt_count)).toEqual([2, 2])
  })

  it('sends those of a time range again, narrowed by status', async () => {
    await told()
    const { ids } = await told()
    const { body: first } = await client.call('GET', `/webhook-deliveries/${ids[0]}`)

    const failed = await client.call('POST', '/webhook-deliveries/replay', { from: first.created_at, status: 'FAILED' })
    const all = await client.call('POST', '/webhook-deliveries/replay', { from: first.created_at })

    expect([failed.body.replayed, all.body.replayed]).toEqual([0, 2])
  })

  it.each([
    ['nothing', {}],
    ['two ways at once', { ids: [randomUUID()], all_failed: true }],
    ['a status without a range', { all_failed: true, status: 'FAILED' }],
  ])('refuses %s', async (_what, body) => {
    const { status, body: error } = await client.call('POST', '/webhook-deliveries/replay', body)

    expect([status, error.error_code]).toEqual([400, 'INVALID_REQUEST'])
  })
})
