import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpecimen } from './cards.ts'
import { createClient } from './client.ts'
import { compareFaces, failedReasons, type SelfieDesk } from './compare-faces.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'

/** Pictures of real faces, for measuring; none of them is part of this repository. */
const FACES = join(import.meta.dirname, '../../shared/data/faces')
const CARD = join(import.meta.dirname, '../specimens/ktp.jpg')
/** Where the specimen has its drawn portrait, in pixels. */
const PORTRAIT = { left: 748, top: 147, width: 218, height: 290 }

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let desk: SelfieDesk

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  desk = await openDesk(platform, tenant)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function openDesk({ url }: TestPlatform, { liveKey }: TestTenant): Promise<SelfieDesk> {
  const client = createClient(url, liveKey)
  return { client, folderId: (await client.call('POST', '/folders', { name: 'Wajah' })).body.id }
}

const compare = (card: Uint8Array, selfie: Uint8Array) => compareFaces(desk, card, selfie)

const faceOf = (person: string, picture: number) => readFile(join(FACES, person, `${picture}.png`))

/** The specimen with this face in place of its drawn one. */
async function cardOf(face: Uint8Array): Promise<Uint8Array> {
  const { width, height, left, top } = PORTRAIT
  const portrait = await sharp(face).resize(width, height, { fit: 'cover' }).png().toBuffer()
  return sharp(CARD)
    .composite([{ input: portrait, left, top }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

describe.skipIf(!existsSync(FACES))('a card with a selfie (needs the pictures of faces)', () => {
  it('matches another picture of the same person', async () => {
    const verification = await compare(await cardOf(await faceOf('person1', 1)), await faceOf('person1', 2))

    expect(verification.output).toMatchObject({ is_match_face: true })
    expect(failedReasons(verification)).toEqual([])
    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED' })
  })

  it('hints at a selfie that is the portrait, and decides nothing by it', async () => {
    const face = await faceOf('person1', 1)
    const verification = await compare(await cardOf(face), face)

    expect(verification.output.checks).toContainEqual(
      expect.objectContaining({ code: 'LIVENESS_SIGNALS', reason_code: 'SELFIE_IS_PORTRAIT' }),
    )
    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED' })
  })

  it('does not match another person', async () => {
    const verification = await compare(await cardOf(await faceOf('person1', 1)), await faceOf('person4', 2))

    expect(verification.output).toMatchObject({ is_match_face: false, face_match_confidence_level: 'LOW' })
    expect(failedReasons(verification)).toEqual(['FACE_DIFFERS'])
    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED' })
  })

  it('of another person with much the same face in another picture is told of, a stranger’s is not', async () => {
    const [own, other] = [await readSpecimen('ktp-specimen.jpg'), await readSpecimen('ktp-nik-date-mismatch.jpg')]
    await sql`INSERT INTO duplicate_face_terms (organization_id, mode, legal_basis, retention_days)
        VALUES (${tenant.organizationId}, 'live', 'Persetujuan tertulis', 30)`.execute(database.db)

    const first = await compare(own.bytes, await faceOf('person8', 1))
    const stranger = await compare(other.bytes, await faceOf('person4', 2))
    const lookalike = await compare(other.bytes, await faceOf('person8', 2))

    expect(failedReasons(stranger)).not.toContain('SIMILAR_FACE_OTHER_PERSON')
    expect(failedReasons(lookalike)).toContain('SIMILAR_FACE_OTHER_PERSON')
    expect(lookalike.linked_verifications).toEqual([{ id: first.id, reason_code: 'SIMILAR_FACE_OTHER_PERSON' }])
    await sql`DELETE FROM duplicate_face_terms WHERE organization_id = ${tenant.organizationId}`.execute(database.db)
  })

  it('never matches where two people are in the selfie', async () => {
    const [one, other] = [await faceOf('person1', 2), await faceOf('person4', 2)]
    const both = await sharp({ create: { width: 420, height: 190, channels: 3, background: '#777' } })
      .composite([
        { input: one, left: 20, top: 20 },
        { input: other, left: 240, top: 20 },
      ])
      .png()
      .toBuffer()

    const verification = await compare(await cardOf(await faceOf('person1', 1)), both)

    expect(verification.output).toMatchObject({ is_match_face: false })
    expect(failedReasons(verification)).toContain('SEVERAL_FACES')
  })

  it('is judged at the false-match rate of its platform', async () => {
    const [card, selfie] = [await cardOf(await faceOf('person1', 1)), await faceOf('person1', 2)]
    const elsewhere = await createTestDatabase()
    const strict = await startPlatform({ database: elsewhere, settings: { ABSAH_FACE_FALSE_MATCH_RATE: '0.005' } })
    try {
      const { output } = await compare(card, selfie)
      expect(output).toMatchObject({ is_match_face: true, face_match_false_match_rate: 0.01 })

      const there = await openDesk(strict, await strict.createTenant())
      const verification = await compareFaces(there, card, selfie)
      expect(verification.output).toMatchObject({ is_match_face: true, face_match_false_match_rate: 0.005 })
    } finally {
      await strict.stop()
      await elsewhere.drop()
    }
  })

  it('in the deep shadow of a dim room is compared all the same', async () => {
    const dark = await sharp(await faceOf('person1', 2))
      .linear(0.2, 0)
      .png()
      .toBuffer()

    const { output } = await compare(await cardOf(await faceOf('person1', 1)), dark)

    expect(output).toMatchObject({ is_match_face: true })
  })
})
