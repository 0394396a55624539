import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from './client.ts'
import { type Desk, openDesk, type Reviewer } from './desk.ts'
import { bodyWhen } from './until.ts'

/** Many cases at once, and what an owner asks of those who decide. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const batch = (client: TestClient, body: object) => client.call('POST', '/cases/batch', body)
const settings = (body: object) => desk.owner.client.call('PATCH', '/desk/settings', body)
const approve = { outcome: 'APPROVED', reason_code: 'FALSE_ALARM' }
const decide = ({ client }: Reviewer, id: string, decision: object = approve) =>
  client.with({ 'if-match': '*' }).call('POST', `/verifications/${id}/decision`, decision)
const open = async ({ client }: Reviewer, id: string) => (await client.call('GET', `/cases/${id}`)).body.case

describe('a batch', () => {
  it('does the same with each, and says of each how it went', async () => {
    const { ids } = await desk.waiting(2)
    const reviewer = await desk.userWith(['REVIEWER'])
    const strangers = await desk.owner.client.call('POST', '/groups', { name: 'Cabang Lain' })
    const stranger = await desk.userWith(['REVIEWER'], 'GROUP_USER', strangers.body.id)
    const items = ids.map((id) => ({ id }))

    const done = await batch(reviewer.client, { items, add_tags: ['vip'], assignee: reviewer.id })
    const refused = await batch(stranger.client, { items, add_tags: ['mine'] })

    expect(done.body.items).toEqual(ids.map((id) => ({ id, status: 200, error_code: null })))
    expect(refused.body.items).toEqual(ids.map((id) => ({ id, status: 404, error_code: 'NOT_FOUND' })))
    for (const id of ids) {
      expect(await open(reviewer, id)).toMatchObject({ tags: ['vip'], assignee: { id: reviewer.id } })
    }
    expect((await batch(reviewer.client, { items: Array(101).fill(items[0]), add_tags: ['vip'] })).status).toBe(400)
  })

  it('decides on what is as the reviewer saw it', async () => {
    const {
      ids: [one = '', two = ''],
    } = await desk.waiting(2)
    const reviewer = await desk.userWith(['REVIEWER'])
    const version = (await open(reviewer, one)).version
    const items = [
      { id: one, version },
      { id: two, version: 1 },
    ]

    const { body } = await batch(reviewer.client, { items, decision: approve })

    expect(body.items).toEqual([
      { id: one, status: 202, error_code: null },
      { id: two, status: 412, error_code: 'PRECONDITION_FAILED' },
    ])
    expect((await batch(reviewer.client, { items: [{ id: one }], decision: approve })).status).toBe(400)
  })
})

describe('four eyes', () => {
  it('lets a decision take effect once another person has decided the same', async () => {
    const {
      ids: [id = ''],
      next,
    } = await desk.waiting(1)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    expect((await settings({ four_eyes: true })).body.four_eyes).toBe(true)

    const first = await decide(one, id)
    expect([first.status, first.body.state, first.body.takes_effect_at]).toEqual([202, 'AWAITING_SECOND', null])
    expect((await decide(one, id)).status).toBe(403)
    expect((await next(one.client)).status).toBe(204)
    expect((await one.client.call('PUT', `/verifications/${id}`, { verification_status: 'COMPLETED' })).status).toBe(
      409,
    )
    expect((await next(two.client)).body).toMatchObject({ id, decision: { state: 'AWAITING_SECOND' } })
    const second = await decide(two, id)
    expect([second.status, second.body.state]).toEqual([202, 'WAITING'])
    await two.client.call('DELETE', `/verifications/${id}/decision`)
    expect((await open(one, id)).decision).toMatchObject({ state: 'AWAITING_SECOND', user_id: one.id })
    expect((await decide(two, id)).body.state).toBe('WAITING')
    await settings({ four_eyes: false })
  })

  it('begins anew where the second decides otherwise, or something changed', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    const reject = { outcome: 'REJECTED', reason_code: 'DOCUMENT_UNFIT' }
    await settings({ four_eyes: true })

    await decide(one, id)
    expect((await decide(two, id, reject)).body.state).toBe('AWAITING_SECOND')
    expect((await open(one, id)).decision).toMatchObject({ user_id: two.id, outcome: 'REJECTED' })
    await one.client.call('PUT', `/verifications/${id}`, { reason: 'Dilihat lagi' })
    expect((await open(one, id)).decision).toBe(null)
    const { items } = (await one.client.call('GET', `/verifications/${id}/events?page_size=100`)).body
    expect(items.map(({ kind }: { kind: string }) => kind)).toContain('DECISION_LAPSED')
    expect((await decide(two, id, reject)).body.state).toBe('AWAITING_SECOND')
    expect((await decide(one, id, reject)).body.state).toBe('WAITING')
    await settings({ four_eyes: false })
  })
})

describe('settings', () => {
  it('give an organization reasons of its own', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const reviewer = await desk.userWith(['REVIEWER'])
    const own = { code: 'KNOWN_CUSTOMER', outcome: 'APPROVED', meaning: 'Nasabah lama', needs_note: true }

    const { body } = await settings({ reasons: [{ ...own, is_false_alarm: true }] })

    expect(body).toMatchObject({ has_own_reasons: true, reasons: [own] })
    expect((await decide(reviewer, id)).body.errors).toEqual([
      { field: 'reason_code', message: 'Must be one of: KNOWN_CUSTOMER' },
    ])
    const decision = { outcome: 'APPROVED', reason_code: 'KNOWN_CUSTOMER' }
    expect((await decide(reviewer, id, decision)).body.errors[0].field).toBe('note')
    expect((await decide(reviewer, id, { ...decision, note: 'Kenal' })).status).toBe(202)
    expect((await reviewer.client.call('PATCH', '/desk/settings', { reasons: [] })).status).toBe(403)
    const built = (await settings({ reasons: [] })).body
    expect([built.has_own_reasons, built.reasons.length > 5]).toEqual([false, true])
  })

  it('give a group a term, and assign its cases as they come', async () => {
    const group = (await desk.owner.client.call('POST', '/groups', { name: 'Cabang Cepat' })).body.id
    const reviewer = await desk.userWith(['REVIEWER'], 'GROUP_USER', group)
    await settings({ groups: [{ id: group, review_hours: 2, auto_assign: true }] })
    const folder = (await reviewer.client.call('POST', '/folders', { name: 'Meja' })).body.id

    const { body } = await reviewer.client.call('POST', '/verifications', {
      ...{ service_id: '7b0f6a52-1111-4c4c-8c8c-000000000001', folder_id: folder },
      configuration: { colour: 'GREEN' },
    })
    const list = await bodyWhen(reviewer.client, '/cases?assignee=me', ({ items }) => items.length > 0)

    expect(list.items[0]).toMatchObject({ id: body.id, assignee: { id: reviewer.id }, is_overdue: false })
    const dueMs = Date.parse(list.items[0].due_at) - Date.parse(list.items[0].opened_at)
    expect(dueMs).toBe(2 * 3_600_000)
    await settings({ groups: [{ id: group, review_hours: null }] })
    expect((await open(reviewer, body.id)).due_at).toBe(null)
  })
})
