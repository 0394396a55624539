import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from './client.ts'
import { type Desk, NAME, openDesk, type Reviewer } from './desk.ts'
import { pngOf } from './documents/png.ts'

/** The desk of reviewers: what is done with a case. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const change = (client: TestClient, id: string, changes: object) => client.call('PATCH', `/cases/${id}`, changes)

describe('opening a case', () => {
  it('shows it plain, with one entry in the audit log a case and person', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const { client } = await desk.userWith(['REVIEWER'])

    const opened = await client.call('GET', `/cases/${id}`)
    await client.call('GET', `/cases/${id}`)

    expect(opened.body.verification.output.name).toBe(NAME)
    expect(opened.headers.get('etag')).toBe(`"${opened.body.case.version}"`)
    expect(await desk.actsOn(id, 'verification.read')).toBe(1)
  })

  it('is for reviewers and compliance', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const { client } = await desk.userWith(['DEVELOPER', 'CASHIER'])

    expect((await client.call('GET', `/cases/${id}`)).status).toBe(403)
  })

  it('says who else is looking, for some seconds, and nobody keeps it', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    const look = async ({ client }: Reviewer) => (await client.call('PUT', `/cases/${id}/presence`)).body.viewers
    const acts = await sql`SELECT FROM audit_entries`.execute(desk.database.db)

    expect(await look(one)).toEqual([])
    expect(await look(two)).toMatchObject([{ id: one.id }])
    await sql`UPDATE case_viewers SET seen_at = now() - interval '31 seconds' WHERE user_id = ${one.id}`.execute(
      desk.database.db,
    )
    expect(await look(two)).toEqual([])
    expect((await sql`SELECT FROM audit_entries`.execute(desk.database.db)).rows).toHaveLength(acts.rows.length)
  })
})

describe('assigning', () => {
  it('deals a case to whom it is assigned, before all others, and to nobody else', async () => {
    const {
      ids: [first = '', second = ''],
      next,
      list,
    } = await desk.waiting(2)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    const assigned = await change(desk.owner.client, second, { assignee: one.id })

    expect(assigned.body.assignee).toMatchObject({ id: one.id })
    expect((await next(one.client)).body.id).toBe(second)
    await one.client.call('DELETE', `/cases/${second}/lease`)
    expect((await next(two.client)).body.id).toBe(first)
    expect((await next(two.client)).status).toBe(204)
    expect(await list(one.client, '&assignee=me')).toEqual([second])
    expect(await list(one.client, '&assignee=none')).toEqual([first])
    expect(await list(two.client, `&assignee=${one.id}`)).toEqual([second])
    expect(await desk.actsOn(second, 'case.assigned')).toBe(1)
    const events = (await one.client.call('GET', `/cases/${second}`)).body.events
    expect(events).toMatchObject([{ kind: 'ASSIGNED', by: { id: desk.owner.id }, details: { assignee_id: one.id } }])
  })

  it('by itself gives to whoever has least to do', async () => {
    const group = (await desk.owner.client.call('POST', '/groups', { name: `Cabang ${Math.random()}` })).body.id
    const {
      ids: [id = '', other = ''],
    } = await desk.waiting(2)
    await sql`UPDATE cases SET group_id = ${group} WHERE verification_id = ANY(${[id, other]}::uuid[])`.execute(
      desk.database.db,
    )
    const email = (at: string) => `${Math.random()}${at}@contoh.example`
    const create = (body: object) =>
      desk.owner.client.call('POST', '/users', { role: 'GROUP_USER', group_id: group, ...body })
    expect((await change(desk.owner.client, id, { assignee: 'AUTO' })).status).toBe(409)
    await create({ email: email('a') })
    await create({ email: email('b') })
    await create({ email: email('c'), duties: ['CASHIER'] })

    const given = [id, other].map((each) => change(desk.owner.client, each, { assignee: 'AUTO' }))
    const assignees = (await Promise.all(given)).map(({ body }) => body.assignee.id)

    const { items } = (await desk.owner.client.call('GET', '/cases/reviewers')).body
    const ofGroup = items.filter((each: { group_id: string }) => each.group_id === group)
    expect(ofGroup).toHaveLength(2)
    expect(ofGroup.map((each: { id: string }) => each.id)).toEqual(expect.arrayContaining(assignees))
  })

  it('is refused for who may not work on it', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const cashier = await desk.userWith(['CASHIER'])

    const { status, body } = await change(desk.owner.client, id, { assignee: cashier.id })

    expect([status, body.errors[0].field]).toEqual([400, 'assignee'])
  })
})

describe('snoozing, tags', () => {
  it('takes a case out of queue and list until then', async () => {
    const {
      ids: [id = ''],
      next,
      list,
    } = await desk.waiting(1)
    const { client } = await desk.userWith(['REVIEWER'])
    const until = new Date(Date.now() + 3_600_000).toISOString()

    expect((await change(client, id, { snoozed_until: until })).body.snoozed_until).toBe(until)

    expect((await next(client)).status).toBe(204)
    expect([await list(client), await list(client, '&snoozed=true')]).toEqual([[], [id]])
    await sql`UPDATE cases SET snoozed_until = now() WHERE verification_id = ${id}`.execute(desk.database.db)
    expect((await next(client)).body.id).toBe(id)
    expect((await change(client, id, { snoozed_until: '2026-01-01T00:00:00Z' })).status).toBe(400)
  })

  it('sorts cases by tags', async () => {
    const {
      ids: [one = '', two = ''],
      next,
      list,
    } = await desk.waiting(2)
    const { client } = await desk.userWith(['REVIEWER'])

    await change(client, one, { add_tags: ['Blurred', 'VIP'] })
    const { body } = await change(client, one, { add_tags: ['new'], remove_tags: ['vip'] })

    expect(body.tags).toEqual(['blurred', 'new'])
    expect(await list(client, '&tag=blurred')).toEqual([one])
    expect((await next(client, { tag: 'blurred' })).body.id).toBe(one)
    expect((await next(client, { tag: 'blurred' })).status).toBe(204)
    const many = Array.from({ length: 20 }, (_, index) => `tag ${index}`)
    expect((await change(client, two, { add_tags: many })).status).toBe(200)
    expect((await change(client, two, { add_tags: ['more'] })).status).toBe(409)
  })
})

describe('escalating', () => {
  it('hands a case to compliance, with a reason, out of the reach of reviewers', async () => {
    const {
      ids: [id = ''],
      next,
      list,
    } = await desk.waiting(1)
    const [reviewer, compliance] = [await desk.userWith(['REVIEWER']), await desk.userWith(['COMPLIANCE'])]
    const reason = `Nama mirip ${NAME}`
    await next(reviewer.client)

    const { body } = await change(reviewer.client, id, { escalation: { level: 'COMPLIANCE', reason } })

    expect(body).toMatchObject({ level: 'COMPLIANCE', escalated_by: { id: reviewer.id }, leased_by: null })
    expect((await next(reviewer.client)).status).toBe(204)
    expect((await change(reviewer.client, id, { assignee: reviewer.id })).status).toBe(403)
    const decide = (client: TestClient) =>
      client
        .with({ 'if-match': '*' })
        .call('POST', `/verifications/${id}/decision`, { outcome: 'APPROVED', reason_code: 'FALSE_ALARM' })
    expect((await decide(reviewer.client)).status).toBe(403)
    expect((await next(compliance.client)).body.id).toBe(id)
    expect(await list(compliance.client, '&level=COMPLIANCE')).toEqual([id])
    expect((await compliance.client.call('GET', `/cases/${id}`)).body.notes).toMatchObject([{ text: reason }])
    expect((await decide(compliance.client)).status).toBe(202)
    const kept = await sql<{ details: object }>`SELECT details FROM audit_entries
      WHERE target_id = ${id} AND action = 'case.escalated'`.execute(desk.database.db)
    expect(kept.rows).toEqual([{ details: { from: 'REVIEWER', to: 'COMPLIANCE' } }])
  })

  it('goes on to an owner, and back', async () => {
    const {
      ids: [id = ''],
      next,
    } = await desk.waiting(1)
    const compliance = await desk.userWith(['COMPLIANCE'])
    const to = (client: TestClient, level: string) => change(client, id, { escalation: { level, reason: 'Tolong' } })

    expect((await to(compliance.client, 'OWNER')).status).toBe(200)
    expect((await next(compliance.client)).status).toBe(204)
    expect((await to(compliance.client, 'REVIEWER')).status).toBe(403)
    expect((await next(desk.owner.client)).body.id).toBe(id)
    expect((await to(desk.owner.client, 'REVIEWER')).body.escalated_by).toBe(null)
    expect((await next(compliance.client)).body.id).toBe(id)
  })
})

describe('a note', () => {
  it('is sealed, has files, and is deleted by whoever wrote it', async () => {
    const {
      ids: [id = ''],
    } = await desk.waiting(1)
    const [one, two] = [await desk.userWith(['REVIEWER']), await desk.userWith(['REVIEWER'])]
    const upload = await one.client.upload([{ name: 'surat.png', bytes: pngOf({ width: 40, height: 30 }) }])
    const text = `Sudah ditelepon: ${NAME}`

    const written = await one.client.call('POST', `/cases/${id}/notes`, { text, files: [upload.body.files[0].path] })

    expect(written.body).toMatchObject({ text, by: { id: one.id } })
    const [file] = written.body.files
    expect((await two.client.call('GET', `/files/${file}`)).status).toBe(200)
    expect((await two.client.call('GET', `/cases/${id}`)).body).toMatchObject({
      case: { note_count: 1 },
      notes: [{ text }],
    })
    const stored = await sql<{ text: Buffer }>`SELECT text_sealed AS text FROM case_notes
      WHERE verification_id = ${id}`.execute(desk.database.db)
    expect(stored.rows[0]?.text.includes(NAME)).toBe(false)
    const drop = ({ client }: Reviewer) => client.call('DELETE', `/cases/${id}/notes/${written.body.id}`)
    expect([(await drop(two)).status, (await drop(one)).status, (await drop(one)).status]).toEqual([403, 204, 404])
    expect((await two.client.call('GET', `/files/${file}`)).status).toBe(404)
  })

  it('is gone with a redaction, and so are files, tags and what was done', async () => {
    const {
      ids: [id = ''],
      list,
    } = await desk.waiting(1)
    const { client } = await desk.userWith(['REVIEWER'])
    const upload = await client.upload([{ name: 'surat.png', bytes: pngOf({ width: 40, height: 30 }) }])
    const files = [upload.body.files[0].path]
    const note = (await client.call('POST', `/cases/${id}/notes`, { text: NAME, files })).body
    await change(client, id, { add_tags: ['vip'] })
    await client.call('PUT', `/cases/${id}/presence`)

    expect((await desk.owner.client.call('DELETE', `/verifications/${id}`)).status).toBe(204)

    expect((await client.call('GET', `/files/${note.files[0]}`)).status).toBe(404)
    expect((await client.call('GET', `/cases/${id}`)).body).toMatchObject({
      case: { tags: [] },
      notes: [],
      events: [],
    })
    expect((await client.call('POST', `/cases/${id}/notes`, { text: 'Lagi' })).status).toBe(404)
    const left = await sql`SELECT FROM case_notes WHERE verification_id = ${id}
      UNION ALL SELECT FROM case_events WHERE verification_id = ${id}
      UNION ALL SELECT FROM case_viewers WHERE verification_id = ${id}`.execute(desk.database.db)
    expect(left.rows).toEqual([])
    expect(await list(client)).toEqual([])
  })
})
