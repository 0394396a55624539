import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepFaces } from '../../src/features/duplicate-faces/forget-face.ts'
import { settledOf } from '../until.ts'
import {
  BUDI,
  begin,
  checkIn,
  enrolled,
  type Firm,
  HIT,
  makeOlder,
  openFirm,
  openRig,
  type Rig,
  SITI,
  see,
  TERMS,
} from './rig.ts'
import { noteOf } from './sightings.ts'

let rig: Rig

beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.stop())

describe('what is kept', () => {
  it('is sealed, goes with a redaction together with the links to it, and is in nobody’s way afterwards', async () => {
    const { here, owner } = await openFirm(rig)
    const first = await see(here, BUDI)
    const other = await see(here, { ...BUDI, number: SITI.number })
    expect(await enrolled(rig, [first.id, other.id])).toEqual([first.id, other.id])

    expect((await owner.call('DELETE', `/verifications/${first.id}`)).status).toBe(204)

    expect(await enrolled(rig, [first.id, other.id])).toEqual([other.id])
    expect((await settledOf(here.key, other.id)).linked_verifications).toEqual([])
    const left = await sql`SELECT FROM verification_links
      WHERE ${first.id}::uuid IN (verification_id, linked_id)`.execute(rig.database.db)
    expect(left.rows.length).toBe(0)
    const third = await see(here, { ...BUDI, number: '3171010101900003' })
    expect(third.linked_verifications).toEqual([{ id: other.id, reason_code: 'SAME_PICTURE_OTHER_PERSON' }])
  })

  it('is replaced by a retry, and leaves with the result as soon as one begins', async () => {
    const { here, owner } = await openFirm(rig)
    const first = await see(here, BUDI)
    const other = await see(here, { ...BUDI, number: SITI.number })
    const configuration = { colour: 'GREEN', note: noteOf(SITI) }
    await owner.call('PUT', `/verifications/${other.id}`, { configuration })

    expect((await here.key.call('POST', `/verifications/${other.id}/retry?force=true`)).status).toBe(200)
    const retried = await settledOf(here.key, other.id)

    expect([checkIn(retried), retried.linked_verifications]).toMatchObject([{ result: 'PASS' }, []])
    expect(await enrolled(rig, [first.id, other.id])).toEqual([first.id, other.id])
    const third = await see(here, { ...BUDI, number: '3171010101900003' })
    expect(third.linked_verifications.map(({ id }: { id: string }) => id)).toEqual([first.id])
  })

  it('goes when it is turned off, and nothing is kept from then on', async () => {
    const { here, owner } = await openFirm(rig)
    const ids = [(await see(here, BUDI)).id, (await see(here, SITI)).id]
    expect((await owner.call('GET', '/duplicate-faces')).body.enrolled_faces).toBe(2)

    await owner.call('DELETE', '/duplicate-faces')
    const after = await see(here, { ...BUDI, number: SITI.number })
    await owner.call('PUT', '/duplicate-faces', TERMS)
    const anew = await see(here, { ...BUDI, number: SITI.number })

    expect([checkIn(after), checkIn(anew)]).toMatchObject([undefined, { result: 'PASS' }])
    expect(await enrolled(rig, [...ids, after.id, anew.id])).toEqual([anew.id])
  })

  it('is not kept by runs that end while it is turned off', async () => {
    const { here, owner, tenant } = await openFirm(rig)
    const created = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        begin(here, { number: `31710101019000${index + 10}`, face: `${index}` }),
      ),
    )
    await owner.call('DELETE', '/duplicate-faces')
    for (const { body } of created) expect((await settledOf(here.key, body.id)).status).toBe('COMPLETED')

    const left = await sql`SELECT FROM enrolled_faces WHERE organization_id = ${tenant.organizationId}`.execute(
      rig.database.db,
    )
    expect(left.rows.length).toBe(0)
  })

  it('is told of no longer than it is kept, and swept away then, each organization by its own days', async () => {
    const [short, long] = [await openFirm(rig), await openFirm(rig)]
    await long.owner.call('PUT', '/duplicate-faces', { ...TERMS, retention_days: 365 })
    const [old, kept] = [await see(short.here, BUDI), await see(long.here, BUDI)]
    for (const { id } of [old, kept]) await makeOlder(rig, id, 31)

    const hintOf = async ({ here }: Firm) => checkIn(await see(here, { ...BUDI, number: SITI.number }))
    expect([await hintOf(short), await hintOf(long)]).toMatchObject([{ result: 'PASS' }, HIT])
    expect([await sweepFaces(rig.database.db), await sweepFaces(rig.database.db)]).toEqual([1, 0])
    expect(await enrolled(rig, [old.id, kept.id])).toEqual([kept.id])
  })

  it('cannot be read in the database', async () => {
    const { here } = await openFirm(rig)
    const { id } = await see(here, BUDI)

    const dumped = await sql<{ row: string }>`SELECT f::text AS row FROM enrolled_faces f
      WHERE verification_id = ${id}`.execute(rig.database.db)
    const again = await see(here, BUDI)
    const same = await sql<{ count: number }>`SELECT count(DISTINCT face_sealed)::int AS count FROM enrolled_faces
      WHERE verification_id IN (${id}, ${again.id})`.execute(rig.database.db)

    expect(dumped.rows[0]?.row).not.toContain(BUDI.number)
    expect(same.rows[0]?.count).toBe(2)
  })
})
