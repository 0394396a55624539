import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLiveFaces } from '../../src/features/duplicate-faces/live-faces.ts'
import { OWN_LIMITS } from '../../src/lib/face-limits/face-limits.ts'
import { createKeyring } from '../../src/platform/encryption/keyring.ts'
import { type Firm, openFirm, openRig, type Rig, see } from './rig.ts'
import { seenIn } from './sightings.ts'

const FORGET_MS = 300_000

let rig: Rig

beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.stop())

const faceOf = (at: number) => ({ number: `31710101019${String(at).padStart(5, '0')}`, face: `face ${at}` })

/** Enrols these faces; answers their verifications. */
async function enrol(firm: Firm, from: number, to: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let at = from; at < to; at += 1) ids.push((await see(firm.here, faceOf(at))).id)
  return ids
}

/** Memory for so many faces, and who asks in it for a face as another person would. */
function openMemory({ facesMax, now = Date.now }: { facesMax: number; now?: () => number }) {
  const { database, platform } = rig
  const keyring = createKeyring({ masterKey: Buffer.from(platform.home.masterKey, 'base64') })
  const live = createLiveFaces({ db: database.db, keyring, limits: OWN_LIMITS, facesMax, now })
  return async ({ tenant: { organizationId } }: Firm, at: number) => {
    const { face } = seenIn(faceOf(at))
    if (face === null) throw new Error('It has a face')
    const stranger = { ...face, person: new Uint8Array(16) }
    const { hits, compared } = await live.search(
      { organizationId, mode: 'live' },
      stranger,
      AbortSignal.timeout(20_000),
    )
    return { hits: hits.length, compared }
  }
}

const forget = (id: string | undefined) =>
  sql`DELETE FROM enrolled_faces WHERE verification_id = ${id}`.execute(rig.database.db)

it('of an organization with more faces than there is memory for, the newest are looked at', async () => {
  const firm = await openFirm(rig)
  const ask = openMemory({ facesMax: 10 })
  await enrol(firm, 0, 14)

  expect(await ask(firm, 13)).toEqual({ hits: 1, compared: 9 })
  expect(await ask(firm, 4)).toEqual({ hits: 0, compared: 9 })

  await enrol(firm, 14, 15)
  expect(await ask(firm, 14)).toEqual({ hits: 1, compared: 10 })
  // Full: it begins anew with the newest.
  await enrol(firm, 15, 16)
  expect(await ask(firm, 15)).toEqual({ hits: 1, compared: 9 })
  expect(await ask(firm, 6)).toEqual({ hits: 0, compared: 9 })
  expect(await ask(firm, 7)).toEqual({ hits: 1, compared: 9 })
})

it('an organization that asks takes the memory of the one that has not asked for longest, which loads anew', async () => {
  const [one, other] = [await openFirm(rig), await openFirm(rig)]
  const [ask, askElsewhere] = [openMemory({ facesMax: 10 }), openMemory({ facesMax: 1_000 })]
  const [first] = await enrol(one, 0, 3)
  await enrol(other, 0, 2)
  for (const each of [ask, askElsewhere]) expect(await each(one, 2)).toEqual({ hits: 1, compared: 3 })
  await forget(first)

  for (const each of [ask, askElsewhere]) expect(await each(other, 1)).toEqual({ hits: 1, compared: 2 })

  // What was deleted tells whether an index is the one from before.
  expect(await ask(one, 2)).toEqual({ hits: 1, compared: 2 })
  expect(await askElsewhere(one, 2)).toEqual({ hits: 1, compared: 3 })
})

it('a deleted face leaves the memory of who goes on asking, after five minutes', async () => {
  const firm = await openFirm(rig)
  let clock = 0
  const ask = openMemory({ facesMax: 1_000, now: () => clock })
  const [first] = await enrol(firm, 0, 3)
  expect(await ask(firm, 0)).toEqual({ hits: 1, compared: 3 })
  await forget(first)

  clock = FORGET_MS - 1
  expect(await ask(firm, 1)).toEqual({ hits: 1, compared: 3 })
  clock = FORGET_MS
  expect(await ask(firm, 0)).toEqual({ hits: 0, compared: 2 })
})
