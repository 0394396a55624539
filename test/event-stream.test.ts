import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { verificationIn } from './tenants/verification-in.ts'
import { endAsNoted, testVerifier } from './test-verifier.ts'
import { settledOf } from './until.ts'
import { makeUser, signIn } from './users.ts'

let database: TestDatabase
let platform: TestPlatform
/** Another node on the same database. */
let beside: TestPlatform
let tenant: TestTenant
let key: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const verifiers = [testVerifier({ current: endAsNoted })]
  platform = await startPlatform({ database, verifiers, heartbeatMs: 50 })
  beside = await startPlatform({ database, verifiers, heartbeatMs: 50, home: platform.home })
  tenant = await platform.createTenant({ credits: 10_000 })
  key = createClient(platform.url, tenant.liveKey)
  folderId = (await key.call('POST', '/folders', { name: 'Berkas' })).body.id
})
afterAll(async () => {
  await beside.stop()
  await platform.stop()
  await database.drop()
})

interface Heard {
  readonly id: string | null
  readonly event: string
  readonly data: { readonly verification_id?: string; readonly sequence?: number }
}

interface Stream {
  readonly status: number
  readonly type: string | null
  /** The next event that will do. */
  next(isIt: (heard: Heard) => boolean): Promise<Heard>
  /** Resolves once the text has come. */
  holds(part: string): Promise<void>
  /** All the text, once the server has ended it. */
  rest(): Promise<string>
  close(): Promise<void>
}

async function listen(url: string, token: string, headers: Record<string, string> = {}): Promise<Stream> {
  const aborting = new AbortController()
  const { signal } = aborting
  const response = await fetch(`${url}/events/stream`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) throw new Error('no stream')
  let text = ''
  let waiting = ''
  const more = async () => {
    const { value = '', done } = await reader.read()
    text += value
    waiting += value
    return !done
  }
  const { status } = response
  return {
    status,
    type: response.headers.get('content-type'),
    async next(isIt) {
      for (;;) {
        const end = waiting.indexOf('\n\n')
        if (end < 0) {
          if (!(await more())) throw new Error(`the stream ended after ${text}`)
          continue
        }
        const heard = parse(waiting.slice(0, end))
        waiting = waiting.slice(end + 2)
        if (heard !== null && isIt(heard)) return heard
      }
    },
    async holds(part) {
      while (!text.includes(part)) if (!(await more())) throw new Error(`the stream ended after ${text}`)
    },
    async rest() {
      while (await more());
      return text
    },
    async close() {
      aborting.abort()
      await reader.cancel().catch(() => undefined)
    },
  }
}

function parse(block: string): Heard | null {
  const of = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null
  const event = of('event')
  return event === null ? null : { id: of('id'), event, data: JSON.parse(of('data') ?? '{}') }
}

const about = (id: string) => (heard: Heard) => heard.data.verification_id === id

async function aVerification(client = key, folder = folderId): Promise<string> {
  const { body } = await client.call('POST', '/verifications', verificationIn(folder))
  await settledOf(client, body.id)
  return body.id
}

async function tokenOf(changes: { readonly groupId?: string | null; readonly duties?: readonly 'CASHIER'[] } = {}) {
  const { groupId = tenant.groupId, ...rest } = changes
  const role = groupId === null ? 'ORGANIZATION_OWNER' : 'GROUP_USER'
  const user = await makeUser(database, { role, organizationId: tenant.organizationId, groupId, ...rest })
  return (await signIn(platform.url, user)).access_token
}

describe('the stream of events', () => {
  it('tells ids of what happens, on whatever node, and nothing else', async () => {
    const token = await tokenOf()
    const streams = [await listen(platform.url, token), await listen(beside.url, token)]

    const id = await aVerification()

    for (const stream of streams) {
      expect([stream.status, stream.type]).toEqual([200, 'text/event-stream'])
      const heard = await stream.next(about(id))
      expect(heard).toEqual({
        id: expect.stringMatching(/^\d+$/),
        event: 'changed',
        data: { verification_id: id, sequence: expect.any(Number) },
      })
      await stream.close()
    }
  })

  it('goes on after the event that was heard last', async () => {
    const token = await tokenOf()
    const first = await listen(platform.url, token)
    const heard = await first.next(about(await aVerification()))
    await first.close()
    const missed = [await aVerification(), await aVerification()]

    const second = await listen(beside.url, token, { 'last-event-id': heard.id ?? '' })

    for (const id of missed) expect((await second.next(about(id))).event).toBe('changed')
    await second.close()
  })

  it('says that everything has to be read anew after a long time', async () => {
    const stream = await listen(platform.url, await tokenOf(), { 'last-event-id': '1700000000000000' })

    expect((await stream.next(({ event }) => event !== 'changed')).event).toBe('reset')
    await stream.close()
  })

  it('is of one organization, mode and group', async () => {
    const foreign = await platform.createTenant({ credits: 1_000 })
    const foreignKey = createClient(platform.url, foreign.liveKey)
    const testKey = createClient(platform.url, tenant.testKey)
    const theirs = (await foreignKey.call('POST', '/folders', { name: 'A' })).body.id
    const inTest = (await testKey.call('POST', '/folders', { name: 'B' })).body.id
    const stream = await listen(platform.url, await tokenOf())
    const others = [await aVerification(foreignKey, theirs), await aVerification(testKey, inTest)]

    const own = await aVerification()
    const heard: string[] = []
    await stream.next(({ data }) => {
      heard.push(data.verification_id ?? '')
      return data.verification_id === own
    })

    expect(heard.filter((id) => others.includes(id))).toEqual([])
    await stream.close()
  })

  it('ends with the session', async () => {
    const token = await tokenOf()
    const stream = await listen(platform.url, token)

    await fetch(`${beside.url}/auth/logout`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })

    expect(await stream.rest()).toContain('retry: 2000')
  })

  it('beats while nothing happens', async () => {
    const stream = await listen(platform.url, await tokenOf())

    await expect(stream.holds(': heartbeat')).resolves.toBeUndefined()
    await stream.close()
  })

  it('is open six times at most to one user, and closed to cashiers and keys', async () => {
    const token = await tokenOf()
    const streams: Stream[] = []
    for (let count = 0; count < 6; count += 1) streams.push(await listen(platform.url, token))

    expect((await listen(platform.url, token)).status).toBe(429)
    expect((await listen(platform.url, await tokenOf())).status).toBe(200)
    await Promise.all(streams.map((stream) => stream.close()))
    expect((await listen(platform.url, await tokenOf({ duties: ['CASHIER'] }))).status).toBe(403)
    expect((await key.call('GET', '/events/stream')).status).toBe(403)
  })
})
