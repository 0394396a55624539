import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from './client.ts'
import { type Desk, NAME, openDesk } from './desk.ts'

/** The desk of reviewers: what is dealt to whom, and what is listed. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const change = (client: TestClient, id: string, changes: object) => client.call('PATCH', `/cases/${id}`, changes)

describe('the queue', () => {
  it('deals what waits longest, each case to one reviewer, until nothing is left', async () => {
    const { ids, next } = await desk.waiting(3)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['COMPLIANCE'])]

    const dealt = [await next(one.client), await next(two.client), await next(one.client), await next(two.client)]

    expect(dealt.map(({ status, body }) => [status, body?.id])).toEqual([
      ...ids.map((id) => [200, id]),
      [204, undefined],
    ])
    expect(dealt[1]?.body).toMatchObject({ leased_by: { id: two.id }, status: 'NEED_REVIEW', level: 'REVIEWER' })
    const leasedMs = Date.parse(dealt[1]?.body.leased_until) - Date.now()
    expect(leasedMs).toBeGreaterThan(6 * 60_000)
    expect(leasedMs).toBeLessThanOrEqual(7 * 60_000)
  })

  it('deals no case twice where many ask at once', async () => {
    const { ids, next } = await desk.waiting(12)
    const reviewers = await Promise.all(Array.from({ length: 4 }, () => desk.userWith(['REVIEWER'])))

    const answers = await Promise.all([...reviewers, ...reviewers, ...reviewers].map(({ client }) => next(client)))

    expect(answers.map(({ body }) => body?.id).sort()).toEqual([...ids].sort())
  })

  it('deals again what was given back, and what a lost reviewer had', async () => {
    const {
      ids: [id = ''],
      next,
    } = await desk.waiting(1)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    const lease = (client: TestClient, method = 'PUT') => client.call(method, `/cases/${id}/lease`)
    await next(one.client)

    expect((await lease(two.client)).status).toBe(409)
    expect((await lease(two.client, 'DELETE')).status).toBe(204)
    expect((await next(two.client)).status).toBe(204)
    await sql`UPDATE cases SET leased_until = now() + interval '1 minute' WHERE verification_id = ${id}`.execute(
      desk.database.db,
    )
    expect(Date.parse((await lease(one.client)).body.leased_until)).toBeGreaterThan(Date.now() + 6 * 60_000)
    expect((await lease(one.client, 'DELETE')).status).toBe(204)
    expect((await next(two.client)).body.id).toBe(id)
    await sql`UPDATE cases SET leased_until = now() WHERE verification_id = ${id}`.execute(desk.database.db)
    expect((await next(one.client)).body.id).toBe(id)
  })

  it('leaves out what is decided, and closes what is done', async () => {
    const {
      ids: [id = ''],
      next,
      list,
    } = await desk.waiting(1)
    const { client } = await desk.userWith(['REVIEWER'])
    await next(client)
    await client
      .with({ 'if-match': '*' })
      .call('POST', `/verifications/${id}/decision`, { outcome: 'APPROVED', reason_code: 'FALSE_ALARM' })

    expect((await next(client)).status).toBe(204)
    expect((await client.call('GET', `/cases/${id}`)).body.case).toMatchObject({
      leased_by: null,
      decision: { state: 'WAITING', outcome: 'APPROVED' },
    })
    await client.call('DELETE', `/verifications/${id}/decision`)
    expect((await next(client)).body.id).toBe(id)
    await client.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })
    expect(await list(client)).toEqual([])
    const closed = (await client.call('GET', `/cases/${id}`)).body.case
    expect([closed.closed_at === null, closed.leased_by]).toEqual([false, null])
    await client.call('PUT', `/verifications/${id}`, { verification_status: 'NEED_REVIEW' })
    expect(await list(client)).toEqual([id])
  })

  it('does the same request with the same key once', async () => {
    const { next, folderId } = await desk.waiting(2)
    const { client } = await desk.userWith(['REVIEWER'])
    const keyed = client.with({ 'idempotency-key': `next-${folderId}` })

    const [first, again] = [await next(keyed), await next(keyed)]

    expect(again.body.id).toBe(first.body.id)
  })
})

describe('the list', () => {
  it('goes through pages by cursor, what is due first at the front', async () => {
    const { ids, list, folderId } = await desk.waiting(4)
    const [, second = '', , last = ''] = ids
    const soon = new Date(Date.now() + 3_600_000).toISOString()
    await change(desk.owner.client, last, { due_at: soon })
    await change(desk.owner.client, second, { due_at: '2026-01-01T00:00:00Z' })
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { body } = await desk.owner.client.call('GET', `/cases?folder_id=${folderId}&page_size=1${at}`)
      seen.push(body.items[0].id)
      cursor = body.next_cursor
    }

    expect(seen).toEqual([second, last, ids[0], ids[2]])
    expect(await list(desk.owner.client, '&overdue=true')).toEqual([second])
  })

  it('is masked: it tells nothing of the person, and is no reading', async () => {
    const {
      ids: [id = ''],
      folderId,
    } = await desk.waiting(1)
    const { client } = await desk.userWith(['REVIEWER'])

    const { body } = await client.call('GET', `/cases?folder_id=${folderId}`)

    expect(JSON.stringify(body)).not.toContain(NAME)
    expect(await desk.actsOn(id, 'verification.read')).toBe(0)
  })
})
