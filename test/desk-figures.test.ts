import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from './desk.ts'

/** How the desk does, and filters that are kept under a name. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

describe('figures', () => {
  it('say what waits, how long deciding took, and which reasons are false alarms', async () => {
    const { ids } = await desk.waiting(4)
    const [one = '', two = '', three = ''] = ids
    const reviewer = await desk.userWith(['REVIEWER'])
    const decide = (id: string, outcome: string, reason_code: string) =>
      reviewer.client.with({ 'if-match': '*' }).call('POST', `/verifications/${id}/decision`, { outcome, reason_code })
    await sql`UPDATE cases SET opened_at = now() - interval '1 hour'`.execute(desk.database.db)
    await decide(one, 'APPROVED', 'FALSE_ALARM')
    await decide(two, 'APPROVED', 'DOCUMENT_CONFIRMED')
    await decide(three, 'REJECTED', 'DOCUMENT_UNFIT')
    await reviewer.client.call('DELETE', `/verifications/${two}/decision`)
    const compliance = await desk.userWith(['COMPLIANCE'])

    const { status, body } = await compliance.client.call('GET', '/desk/figures?period=MONTH')

    const decisions = { decisions: 2, approved: 1, rejected: 1, false_alarms: 1 }
    expect(status).toBe(200)
    expect(body.groups).toMatchObject([
      { group_id: desk.tenant.groupId, open: 4, overdue: 0, escalated: 0, ...decisions },
    ])
    for (const at of ['median_seconds', 'p90_seconds', 'median_age_seconds', 'oldest_seconds']) {
      expect(body.groups[0][at]).toBeGreaterThanOrEqual(3_600)
      expect(body.groups[0][at]).toBeLessThan(7_200)
    }
    expect(body.periods).toMatchObject([decisions])
    expect(body.reasons).toEqual([{ reason_code: 'WRONG_COLOUR', decisions: 2, approved: 1, false_alarms: 1 }])
    expect((await reviewer.client.call('GET', '/desk/figures')).status).toBe(403)
    const early = await compliance.client.call('GET', '/desk/figures?from=2020-01-01T00:00:00Z')
    expect(early.status).toBe(400)
  })
})

describe('a saved view', () => {
  const view = { name: 'Punyaku', page: 'CASES', filter: { assignee: 'me', overdue: 'true' } }

  it('is one’s own, until it is shared with the group', async () => {
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    const group = (await desk.owner.client.call('POST', '/groups', { name: 'Cabang Lain' })).body.id
    const stranger = await desk.userWith(['REVIEWER'], 'GROUP_USER', group)
    const namesFor = async ({ client }: typeof one) =>
      (await client.call('GET', '/views')).body.items.map(({ name }: { name: string }) => name)

    const saved = await one.client.call('POST', '/views', view)
    expect([saved.status, saved.body]).toMatchObject([201, { ...view, is_shared: false, by: { id: one.id } }])
    expect(await namesFor(two)).toEqual([])
    const shared = await one.client.call('PUT', `/views/${saved.body.id}`, { ...view, is_shared: true })

    expect([shared.status, await namesFor(two), await namesFor(stranger)]).toEqual([200, [view.name], []])
    expect((await two.client.call('DELETE', `/views/${saved.body.id}`)).status).toBe(403)
    expect((await stranger.client.call('DELETE', `/views/${saved.body.id}`)).status).toBe(404)
    expect((await desk.owner.client.call('DELETE', `/views/${saved.body.id}`)).status).toBe(204)
    expect(await namesFor(one)).toEqual([])
  })

  it('has a name once a list and user', async () => {
    const { client } = await desk.userWith(['REVIEWER'])
    await client.call('POST', '/views', view)

    const again = await client.call('POST', '/views', view)
    const other = await client.call('POST', '/views', { ...view, page: 'VERIFICATIONS' })
    const renamed = await client.call('PUT', `/views/${other.body.id}`, view)

    expect([again.body.error_code, other.status, renamed.body.error_code]).toEqual([
      'ALREADY_EXISTS',
      201,
      'ALREADY_EXISTS',
    ])
  })
})
