import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWN_LIMITS } from '../../src/lib/face-limits/face-limits.ts'
import { createClient, type TestClient } from '../client.ts'
import { download, rowsIn } from '../downloads.ts'
import { openReceiver } from '../receiver.ts'
import { settledOf } from '../until.ts'
import { BUDI, begin, checkIn, enrolled, HIT, openFirm, openRig, type Rig, SITI, see, TERMS } from './rig.ts'

const SIMILAR = OWN_LIMITS.similar.distance

let rig: Rig

beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.stop())

describe('turning it on', () => {
  it('is off until an owner says on what legal basis and for how long: nothing is compared or kept', async () => {
    const { here, owner } = await openFirm(rig, { isOn: false })

    const first = await see(here, BUDI)
    const other = await see(here, { ...BUDI, number: SITI.number })

    expect([checkIn(first), checkIn(other), other.output_status]).toEqual([undefined, undefined, 'VERIFIED'])
    expect(await enrolled(rig, [first.id, other.id])).toEqual([])
    expect((await owner.call('GET', '/duplicate-faces')).body).toEqual({
      ...{ is_on: false, legal_basis: null, retention_days: null, set_by: null, set_at: null, enrolled_faces: 0 },
    })
  })

  it('is for owners signed in, names what is wrong with the terms, and is in the audit log with them', async () => {
    const { here, owner } = await openFirm(rig, { isOn: false })

    const status = async (client: TestClient) => (await client.call('PUT', '/duplicate-faces', TERMS)).status
    expect([await status(here.key), await status(here.user), await status(owner)]).toEqual([403, 403, 200])
    for (const wrong of [{ legal_basis: ' ' }, { retention_days: 0 }, { retention_days: 3651 }, { rate: 1 }]) {
      const refused = await owner.call('PUT', '/duplicate-faces', { ...TERMS, ...wrong })
      expect([refused.status, refused.body.errors.length], JSON.stringify(wrong)).toEqual([400, 1])
    }

    const shown = (await owner.call('GET', '/duplicate-faces')).body
    expect(shown).toMatchObject({ is_on: true, ...TERMS, set_by: expect.any(String), enrolled_faces: 0 })
    expect((await owner.call('DELETE', '/duplicate-faces')).status).toBe(204)
    expect((await owner.call('DELETE', '/duplicate-faces')).status).toBe(204)
    const log = (await owner.call('GET', '/audit-log?page_size=100')).body.items
    const acts = log.filter(({ action }: { action: string }) => action.startsWith('duplicate_faces'))
    expect(acts).toMatchObject([
      { action: 'duplicate_faces.turned_off', details: { faces_erased: 0 } },
      { action: 'duplicate_faces.turned_on', details: TERMS },
    ])
  })

  it('is for one mode and one organization: neither sees faces of the other', async () => {
    const [firm, other] = [await openFirm(rig), await openFirm(rig)]
    await see(firm.here, BUDI)
    const testKey = createClient(rig.platform.url, firm.tenant.testKey)
    const folderId = (await testKey.call('POST', '/folders', { name: 'Uji' })).body.id

    const elsewhere = await see(other.here, { ...BUDI, number: SITI.number })
    const inTest = await see({ ...firm.here, key: testKey, folderId }, { ...BUDI, number: SITI.number })

    expect([checkIn(elsewhere), checkIn(inTest)]).toMatchObject([{ result: 'PASS' }, undefined])
  })
})

describe('another person', () => {
  it('with the same picture is told of, softly, and linked', async () => {
    const { here } = await openFirm(rig)
    const first = await see(here, BUDI)

    const other = await see(here, { ...BUDI, number: SITI.number, away: 0.2 })

    expect(checkIn(first)).toMatchObject({ result: 'PASS', reason_code: null })
    expect(checkIn(other)).toMatchObject({ ...HIT, reason_code: 'SAME_PICTURE_OTHER_PERSON' })
    expect(other).toMatchObject({ status: 'COMPLETED', output_status: 'PARTIALLY_NOT_VERIFIED' })
    expect(other.linked_verifications).toEqual([{ id: first.id, reason_code: 'SAME_PICTURE_OTHER_PERSON' }])
    expect(first.linked_verifications).toEqual([])
    expect(JSON.stringify(other.output)).not.toContain(first.id)
  })

  it('with a very similar face in another picture is a hint; a face that would still match is none', async () => {
    const { here } = await openFirm(rig)
    const first = await see(here, BUDI)

    const near = await see(here, { ...BUDI, number: SITI.number, picture: 'two', away: SIMILAR - 0.01 })
    const far = await see(here, { ...BUDI, number: '3171010101900009', picture: 'three', away: -(SIMILAR + 0.01) })

    expect(checkIn(near)).toMatchObject({ ...HIT, reason_code: 'SIMILAR_FACE_OTHER_PERSON' })
    expect(near.linked_verifications).toEqual([{ id: first.id, reason_code: 'SIMILAR_FACE_OTHER_PERSON' }])
    expect(checkIn(far)).toMatchObject({ result: 'PASS' })
  })

  it('is one with another number: the same person a second time, in another result group, is no hint', async () => {
    const { here, there } = await openFirm(rig)
    await see(here, BUDI)

    const again = await see(here, BUDI)
    const elsewhere = await see(there, { ...BUDI, picture: 'two' })

    expect([checkIn(again), checkIn(elsewhere)]).toMatchObject([{ result: 'PASS' }, { result: 'PASS' }])
    expect([again.output_status, elsewhere.output_status]).toEqual(['VERIFIED', 'VERIFIED'])
  })

  it.each([
    ['without a number', { ...BUDI, number: null }, 'DUPLICATE_FACE_NIK_UNREAD'],
    ['without a face', { ...BUDI, face: null }, 'DUPLICATE_FACE_NOT_COMPARED'],
  ])('is not looked for %s: the check says so, and nothing is kept', async (_, sighting, reason) => {
    const { here } = await openFirm(rig)
    await see(here, BUDI)

    const unknown = await see(here, sighting)

    expect(checkIn(unknown)).toMatchObject({ result: 'UNAVAILABLE', reason_code: reason })
    expect([unknown.linked_verifications, await enrolled(rig, [unknown.id])]).toEqual([[], []])
  })

  it('is found by the second of two runs at once, on two workers', async () => {
    const { here } = await openFirm(rig)
    for (let pair = 0; pair < 12; pair++) {
      const face = `pasangan ${pair}`

      const created = await Promise.all(
        ['1', '2'].map((digit) => begin(here, { number: `317101010190${pair + 10}0${digit}`, face })),
      )
      const both = await Promise.all(created.map(({ body }) => settledOf(here.key, body.id)))

      const [hit, clean] = both.toSorted((a, b) => b.linked_verifications.length - a.linked_verifications.length)
      expect([checkIn(hit), checkIn(clean)]).toMatchObject([HIT, { result: 'PASS' }])
      expect(hit.linked_verifications.map(({ id }: { id: string }) => id)).toEqual([clean.id])
    }
  })
})

describe('the other verification', () => {
  it('is shown to those who may open it: a user or key of another group sees that there is a hint alone', async () => {
    const { here, there, owner } = await openFirm(rig)
    const receiver = await openReceiver()
    const first = await see(there, BUDI)
    const webhook = { webhook_url: receiver.url, webhook_metadata: { include_output: true } }
    const other = await see(here, { ...BUDI, number: SITI.number }, webhook)
    const link = [{ id: first.id, reason_code: 'SAME_PICTURE_OTHER_PERSON' }]

    const shown = async (client: TestClient) => {
      const one = (await client.call('GET', `/verifications/${other.id}`)).body
      const [listed] = (await client.call('GET', `/verifications?result_id=${other.result_id}`)).body.items
      const found = (await client.call('GET', '/verifications/search?page_size=100')).body.items
      const searched = found.find(({ id }: { id: string }) => id === other.id)
      expect(checkIn(one)).toMatchObject(HIT)
      const copy = (await client.call('GET', `/verifications/${other.id}/export?format=json`)).body
      return [one, listed, searched, copy].map((each) => each.linked_verifications)
    }
    expect(await shown(owner)).toEqual([link, link, link, link])
    for (const client of [here.user, here.key]) expect(await shown(client)).toEqual([[], [], [], []])
    for (const client of [there.user, there.key]) {
      expect((await client.call('GET', `/verifications/${other.id}`)).status).toBe(404)
    }

    // Links that the owner hands on are good for whoever holds them.
    const asOwner = (await owner.call('GET', `/verifications/${other.id}`)).body
    const signed = await (await fetch(asOwner.output_file_url)).text()
    const events = (await here.key.call('GET', `/verifications/${other.id}/events`)).body
    const sent = await receiver.until((seen) => seen.some(({ body }) => body.status === 'COMPLETED'))
    const bodies = [signed, JSON.stringify(events), ...sent.map(({ raw }) => raw.body)].join(' ')
    expect(bodies).toContain('SAME_PICTURE_OTHER_PERSON')
    expect([bodies.includes(first.id), rig.platform.logs().includes('descriptor')]).toEqual([false, false])
    await receiver.close()
  })

  it('is in the sheets of those who may open it', async () => {
    const { here, owner } = await openFirm(rig)
    const first = await see(here, BUDI)
    const other = await see(here, { ...BUDI, number: SITI.number })

    const answer = (await owner.call('GET', `/verifications/${other.id}?reveal=true`)).body
    const [sheet] = await rowsIn((await download(answer.export_file_url)).bytes)

    expect(sheet?.rows[0]).toMatchObject({ linked_verifications: first.id })
  })
})
