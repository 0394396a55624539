import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestClient } from './client.ts'
import { type Desk, openDesk, type Reviewer } from './desk.ts'
import { bodyWhen, settledOf } from './until.ts'

/** What becomes of a decision where the verification is moved on before it takes effect. */

const RACES = process.env.ABSAH_TEST_LONG === 'true' ? 200 : 10

/** Decisions wait for longer than a test lasts. */
let slow: Desk
/** They take effect at once. */
let quick: Desk

beforeAll(async () => {
  slow = await openDesk()
  quick = await openDesk({ ABSAH_UNDO_SECONDS: '0' })
})
afterAll(async () => {
  await slow.close()
  await quick.close()
})

const decide = (client: TestClient, id: string) =>
  client
    .with({ 'if-match': '*' })
    .call('POST', `/verifications/${id}/decision`, { outcome: 'APPROVED', reason_code: 'FALSE_ALARM' })
const retry = (client: TestClient, id: string) => client.call('POST', `/verifications/${id}/retry?force=true`)
const endOf = (client: TestClient, id: string) =>
  bodyWhen(client, `/verifications/${id}/decision`, ({ state }) => state !== 'WAITING')

/** What happened after the decision. */
async function eventsOf({ client }: Reviewer, id: string): Promise<string[]> {
  const { items } = (await client.call('GET', `/verifications/${id}/events?page_size=100`)).body
  const kinds = items.map(({ kind, to_status }: { kind: string; to_status: string }) => `${kind} ${to_status}`)
  return kinds.slice(kinds.indexOf('DECIDED NEED_REVIEW') + 1)
}

it('lapses, which an event says, and the next one may be made', async () => {
  const { owner, database } = slow
  const {
    ids: [id = ''],
  } = await slow.waiting(1)
  await decide(owner.client, id)
  await retry(owner.client, id)
  await settledOf(owner.client, id)

  await sql`UPDATE pgboss.job SET start_after = now() WHERE name = 'verification.decision'`.execute(database.db)

  expect((await endOf(owner.client, id)).state).toBe('LAPSED')
  expect(await eventsOf(owner, id)).toEqual([
    'STATUS_CHANGED IN_QUEUE',
    'STATUS_CHANGED IN_PROGRESS',
    'STATUS_CHANGED NEED_REVIEW',
    'DECISION_LAPSED NEED_REVIEW',
  ])
  expect((await decide(owner.client, id)).status).toBe(202)
})

it(`takes effect or lapses in each of ${RACES} races with another run`, async () => {
  const { owner } = quick
  for (let race = 0; race < RACES; race += 1) {
    const {
      ids: [id = ''],
    } = await quick.waiting(1)
    await decide(owner.client, id)
    const [retried, { state }] = await Promise.all([retry(owner.client, id), endOf(owner.client, id)])

    const [first, ...others] = await eventsOf(owner, id)
    expect(retried.status).toBe(200)
    expect([state, first]).toEqual(
      state === 'DONE' ? ['DONE', 'STATUS_CHANGED COMPLETED'] : ['LAPSED', 'STATUS_CHANGED IN_QUEUE'],
    )
    expect(others.some((kind) => kind.startsWith('DECISION_LAPSED'))).toBe(state === 'LAPSED')
  }
}, 120_000)
