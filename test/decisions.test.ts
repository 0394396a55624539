import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { type Behaviour, found, foundOnList, TEST_SERVICE_ID, testVerifier } from './test-verifier.ts'
import { bodyWhen, settledOf } from './until.ts'
import { clientOf, makeUser, signIn, type TestUser } from './users.ts'

const RACES = process.env.ABSAH_TEST_LONG === 'true' ? 1_000 : 50

const CHECK = { code: 'COLOUR', reason_code: null, message: 'Look', internal_message: '' }
/** Ends for review; RED has its deciding check failed. */
const behaviour: { current: Behaviour } = {
  current: async ({ configuration: { colour, note } }) => {
    if (note === 'SCREENED') return { ...foundOnList(), end: 'NEED_REVIEW' }
    const checks = [{ ...CHECK, result: colour === 'RED' ? ('FAIL' as const) : ('PASS' as const) }]
    return { ...found({ shade: 'dark' }), checks, end: 'NEED_REVIEW' }
  },
}

let database: TestDatabase
/** Decisions take effect at once. */
let quick: TestPlatform
/** Decisions wait for longer than a test lasts. */
let slow: TestPlatform
let tenant: TestTenant
let receiver: Receiver
let folderId: string

interface Reviewer extends TestUser {
  readonly quick: TestClient
  readonly slow: TestClient
  /** Of the slow platform, as of a version. */
  at(etag: string): TestClient
}

async function reviewer(role: 'GROUP_USER' | 'ORGANIZATION_OWNER' = 'GROUP_USER'): Promise<Reviewer> {
  const groupId = role === 'GROUP_USER' ? tenant.groupId : null
  const user = await makeUser(database, { role, organizationId: tenant.organizationId, groupId })
  const tokens = await signIn(quick.url, user)
  return {
    ...user,
    quick: clientOf(quick.url, tokens, { 'if-match': '*' }),
    slow: clientOf(slow.url, tokens),
    at: (etag) => clientOf(slow.url, tokens, { 'if-match': etag }),
  }
}

beforeAll(async () => {
  database = await createTestDatabase()
  const verifiers = [testVerifier(behaviour)]
  quick = await startPlatform({ database, verifiers, settings: { ABSAH_UNDO_SECONDS: '0' } })
  const settings = { ABSAH_UNDO_SECONDS: '600' }
  slow = await startPlatform({ database, verifiers, settings, home: quick.home })
  tenant = await quick.createTenant({ credits: 100_000 })
  receiver = await openReceiver()
  const key = createClient(quick.url, tenant.liveKey)
  folderId = (await key.call('POST', '/folders', { name: 'Meja' })).body.id
})
afterAll(async () => {
  await slow.stop()
  await quick.stop()
  await receiver.close()
  await database.drop()
})

async function waiting(by: Reviewer, configuration: object = { colour: 'GREEN' }) {
  const asked = { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration, webhook_url: receiver.url }
  const { body } = await by.slow.call('POST', '/verifications', asked)
  const settled = await settledOf(by.slow, body.id)
  expect(settled.status).toBe('NEED_REVIEW')
  return { id: String(body.id), etag: await etagOf(by, body.id) }
}

async function etagOf(by: Reviewer, id: string): Promise<string> {
  return (await by.slow.call('GET', `/verifications/${id}`)).headers.get('etag') ?? ''
}

const APPROVED = { outcome: 'APPROVED', reason_code: 'DOCUMENT_CONFIRMED' }
const REJECTED = { outcome: 'REJECTED', reason_code: 'DOCUMENT_ALTERED', note: 'Huruf berbeda' }
const decide = (client: TestClient, id: string, decision: object = APPROVED): Promise<Answer> =>
  client.call('POST', `/verifications/${id}/decision`, decision)

async function kindsOf(by: Reviewer, id: string): Promise<string[]> {
  const { body } = await by.slow.call('GET', `/verifications/${id}/events?page_size=100`)
  const moves = body.items.filter(({ kind }: { kind: string }) => kind !== 'WEBHOOK_ATTEMPT')
  return moves.map(({ kind, to_status }: { kind: string; to_status: string }) => `${kind} ${to_status}`)
}

describe('a decision', () => {
  it.each([
    [APPROVED, 'GREEN', 'VERIFIED', 'PASS'],
    [APPROVED, 'RED', 'PARTIALLY_NOT_VERIFIED', 'PASS'],
    [REJECTED, 'GREEN', 'NOT_VERIFIED', 'FAIL'],
  ])('of %o on a %s one makes it %s', async (decision, colour, verdict, result) => {
    const by = await reviewer()
    const { id } = await waiting(by, { colour })

    const taken = await decide(by.quick, id, decision)
    const done = await bodyWhen(by.slow, `/verifications/${id}?reveal=true`, ({ status }) => status === 'COMPLETED')

    expect([taken.status, taken.body.outcome, taken.body.decided_by.id]).toEqual([202, decision.outcome, by.id])
    expect(done).toMatchObject({ output_status: verdict, output: { shade: 'dark' }, credit_used: 10 })
    expect(done.output.checks.map((each: { code: string; result: string }) => [each.code, each.result])).toEqual([
      ['COLOUR', colour === 'RED' ? 'FAIL' : 'PASS'],
      ['REVIEW', result],
    ])
    const shown = (await by.slow.call('GET', `/verifications/${id}/decision`)).body
    expect(shown).toMatchObject({ ...decision, state: 'DONE', verification_id: id })
    const told = await receiver.until((events) =>
      events.some(({ body }) => body.verification_id === id && body.status === 'COMPLETED'),
    )
    const news = told.filter(({ body }) => body.verification_id === id && body.status === 'COMPLETED')
    expect(news.map(({ body }) => body.output_status)).toEqual([verdict])
  })

  it('keeps the machine’s reading and its verdict in the history', async () => {
    const by = await reviewer()
    const { id } = await waiting(by, { colour: 'RED' })
    await decide(by.quick, id)
    await bodyWhen(by.slow, `/verifications/${id}`, ({ status }) => status === 'COMPLETED')

    const { items } = (await by.slow.call('GET', `/verifications/${id}/events?page_size=100&reveal=true`)).body

    const move = items.find((each: { to_status: string; kind: string }) => each.to_status === 'COMPLETED')
    expect(move).toMatchObject({ kind: 'STATUS_CHANGED', user_id: by.id })
    expect(move.details).toMatchObject({ earlier_output: { shade: 'dark' }, earlier_output_status: 'NOT_VERIFIED' })
    expect(move.details.earlier_output.checks).toHaveLength(1)
  })

  it('needs If-Match, of the version that is there', async () => {
    const by = await reviewer()
    const { id } = await waiting(by)

    const without = await decide(by.slow, id)
    const stale = await decide(by.at('"1"'), id)

    expect([without.status, without.body.error_code]).toEqual([428, 'PRECONDITION_REQUIRED'])
    expect([stale.status, stale.body.error_code]).toEqual([412, 'PRECONDITION_FAILED'])
  })

  it('is only for one that waits for review', async () => {
    const by = await reviewer()
    const { id } = await waiting(by)
    await by.slow.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })

    const { status, body } = await decide(by.quick, id)

    expect([status, body.error_code]).toEqual([409, 'CONFLICT'])
  })

  it('has a reason of its outcome, and a note where the reason says nothing', async () => {
    const by = await reviewer()
    const { id } = await waiting(by)
    const wrong = [
      { outcome: 'APPROVED', reason_code: 'DOCUMENT_ALTERED' },
      { outcome: 'REJECTED', reason_code: 'REJECTED_OTHERWISE' },
      { outcome: 'MAYBE', reason_code: 'FALSE_ALARM' },
    ]

    const answers = await Promise.all(wrong.map((each) => decide(by.quick, id, each)))

    expect(answers.map(({ status, body }) => [status, body.errors[0].field])).toEqual([
      [400, 'reason_code'],
      [400, 'note'],
      [400, 'outcome'],
    ])
  })

  it('does not approve over undecided matches unsaid', async () => {
    const by = await reviewer()
    const { id } = await waiting(by, { colour: 'GREEN', note: 'SCREENED' })

    expect((await decide(by.quick, id)).status).toBe(409)
    expect((await decide(by.quick, id, { ...APPROVED, accept_undecided: true })).status).toBe(202)
  })

  it('keeps matches from being decided on while it waits', async () => {
    const by = await reviewer()
    const { id, etag } = await waiting(by, { colour: 'GREEN', note: 'SCREENED' })
    await decide(by.at(etag), id, { ...APPROVED, accept_undecided: true })

    const { status, body } = await by.slow.call('PUT', `/verifications/${id}/matches/csv:1`, {
      decision: 'FALSE_POSITIVE',
    })

    expect([status, body.error_code]).toEqual([409, 'CONFLICT'])
  })

  it('still decides after a later edit of the checks', async () => {
    const by = await reviewer()
    const { id } = await waiting(by, { colour: 'RED' })
    await decide(by.quick, id)
    const done = await bodyWhen(by.slow, `/verifications/${id}?reveal=true`, ({ status }) => status === 'COMPLETED')

    const { body } = await by.slow.call('PUT', `/verifications/${id}`, { output: { ...done.output, shade: 'light' } })

    expect(body.output_status).toBe('PARTIALLY_NOT_VERIFIED')
  })
})

describe('undoing', () => {
  it('leaves one event and no webhook', async () => {
    const by = await reviewer()
    const { id, etag } = await waiting(by)
    const before = await kindsOf(by, id)
    await decide(by.at(etag), id)
    const undone = await by.slow.call('DELETE', `/verifications/${id}/decision`)
    const again = await by.slow.call('DELETE', `/verifications/${id}/decision`)

    expect([undone.status, undone.body.state, again.status]).toEqual([200, 'UNDONE', 404])
    expect(await kindsOf(by, id)).toEqual([...before, 'DECIDED NEED_REVIEW'])
    // The undone one's job is due now, and comes before the next one's.
    await sql`UPDATE pgboss.job SET start_after = now() WHERE name = 'verification.decision'`.execute(database.db)
    const next = await waiting(by)
    await decide(by.quick, next.id)
    await receiver.until((events) =>
      events.some(({ body }) => body.verification_id === next.id && body.status === 'COMPLETED'),
    )
    const told = await receiver.until(() => true)
    expect(told.filter(({ body }) => body.verification_id === id && body.status === 'COMPLETED')).toEqual([])
    expect((await by.slow.call('GET', `/verifications/${id}`)).body.status).toBe('NEED_REVIEW')
  })

  it('is for whoever decided, or an owner, and only until it takes effect', async () => {
    const [by, other, owner] = [await reviewer(), await reviewer(), await reviewer('ORGANIZATION_OWNER')]
    const { id, etag } = await waiting(by)
    await decide(by.at(etag), id)

    expect((await other.slow.call('DELETE', `/verifications/${id}/decision`)).status).toBe(403)
    expect((await owner.slow.call('DELETE', `/verifications/${id}/decision`)).status).toBe(200)
    await decide(by.quick, id)
    await bodyWhen(by.slow, `/verifications/${id}`, ({ status }) => status === 'COMPLETED')
    expect((await by.slow.call('DELETE', `/verifications/${id}/decision`)).status).toBe(409)
  })

  it('comes before any other edit, move or redaction of the note’s words', async () => {
    const by = await reviewer()
    const owner = await reviewer('ORGANIZATION_OWNER')
    const { id, etag } = await waiting(by)
    await decide(by.at(etag), id, REJECTED)

    expect((await by.slow.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })).status).toBe(409)
    expect((await owner.slow.call('DELETE', `/verifications/${id}`)).status).toBe(204)
    const rows = await sql<{ note_sealed: Buffer | null }>`SELECT note_sealed FROM verification_decisions
      WHERE verification_id = ${id}`.execute(database.db)
    expect(rows.rows).toEqual([{ note_sealed: null }])
  })
})

it(`takes one of two in each of ${RACES} races, and tells the other who was faster`, async () => {
  const [one, two] = [await reviewer(), await reviewer()]
  const { id } = await waiting(one)
  const before = (await kindsOf(one, id)).length
  for (let race = 0; race < RACES; race += 1) {
    const etag = await etagOf(one, id)
    const both = [
      { by: one, other: two },
      { by: two, other: one },
    ]
    const answers = await Promise.all(both.map(({ by }) => decide(by.at(etag), id, race % 2 ? APPROVED : REJECTED)))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 412])
    const lost = answers.findIndex(({ status }) => status === 412)
    expect(answers[lost]?.body.errors).toEqual([{ field: 'decided_by', message: both[lost]?.other.id }])
    expect(answers[lost]?.body.message).toMatch(/ was faster: (APPROVED|REJECTED) at /)
    await both[1 - lost]?.by.slow.call('DELETE', `/verifications/${id}/decision`)
  }
  const decided = await sql<{ count: number }>`SELECT count(*)::int AS count FROM verification_events
    WHERE verification_id = ${id} AND kind = 'DECIDED'`.execute(database.db)
  expect(decided.rows).toEqual([{ count: RACES }])
  expect(before).toBeGreaterThan(0)
}, 300_000)
