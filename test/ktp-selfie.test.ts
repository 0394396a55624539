import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KTP_SERVICE_ID, readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'

/** Pictures of real faces, for measuring; none of them is part of this repository. */
const FACES = join(import.meta.dirname, '../../shared/data/faces')
const CARD = join(import.meta.dirname, '../specimens/ktp.jpg')
/** Where the specimen has its drawn portrait, in pixels. */
const PORTRAIT = { left: 748, top: 147, width: 218, height: 290 }

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let testClient: TestClient
let folderId: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  testClient = createClient(platform.url, tenant.testKey)
  folderId = (await client.call('POST', '/folders', { name: 'Wajah' })).body.id
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function compare(card: Uint8Array, selfie: Uint8Array, at = { client, folderId }) {
  const uploaded = await at.client.upload([
    { name: 'ktp.jpg', bytes: card },
    { name: 'selfie.png', bytes: selfie },
  ])
  const [ktpFile, selfieFile] = uploaded.body.files.map((each: { path: string }) => each.path)
  const created = await at.client.call('POST', '/verifications', {
    service_id: KTP_SERVICE_ID,
    folder_id: at.folderId,
    configuration: { verification_type: 'KTP_SELFIE', files: { ktp_file: [ktpFile], selfie_file: [selfieFile] } },
  })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  return settledOf(at.client, created.body.id)
}

function reasonsOf(verification: { output: { checks: { result: string; reason_code: string | null }[] } }) {
  return verification.output.checks.flatMap((each) => (each.result === 'FAIL' ? [each.reason_code] : []))
}

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

describe('a card with a selfie', () => {
  it('without a face in it is no match, says so, and keeps what was read', async () => {
    const grey = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    const { bytes } = await readSpecimen('ktp-specimen.jpg')

    const verification = await compare(bytes, grey)

    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED' })
    expect(reasonsOf(verification)).toContain('FACE_NOT_IN_SELFIE')
    expect(verification.output).toMatchObject({ is_match_face: false, face_match_confidence_level: 'LOW' })
    expect(verification.output.nik).toMatch(/^\d{16}$/)
  })

  it('may carry a signal against a living person, which leaves the verdict as it is', async () => {
    const bytes = await readFile(CARD)
    const uploaded = await testClient.upload([
      { name: 'absah_reason_selfie_is_portrait.jpg', bytes },
      { name: 'selfie.jpg', bytes },
    ])
    const [ktpFile, selfieFile] = uploaded.body.files.map((each: { path: string }) => each.path)
    const created = await testClient.call('POST', '/verifications', {
      service_id: KTP_SERVICE_ID,
      folder_id: (await testClient.call('POST', '/folders', { name: 'Wajah' })).body.id,
      configuration: { verification_type: 'KTP_SELFIE', files: { ktp_file: [ktpFile], selfie_file: [selfieFile] } },
    })

    const { output, output_status } = await settledOf(testClient, created.body.id)

    expect(output.checks).toContainEqual(
      expect.objectContaining({ code: 'LIVENESS_SIGNALS', result: 'PASS', reason_code: 'SELFIE_IS_PORTRAIT' }),
    )
    expect(output_status).toBe('VERIFIED')
  })

  it('of another person, saved anew, is told of where duplicate faces are on', async () => {
    const portrait = sharp(CARD).extract(PORTRAIT).resize({ width: 436 })
    const picture = await portrait.clone().png().toBuffer()
    const savedAnew = await sharp(picture).resize({ width: 320 }).jpeg({ quality: 60 }).toBuffer()
    const [own, other] = [await readSpecimen('ktp-specimen.jpg'), await readSpecimen('ktp-nik-date-mismatch.jpg')]
    await sql`INSERT INTO duplicate_face_terms (organization_id, mode, legal_basis, retention_days)
      VALUES (${tenant.organizationId}, 'live', 'Persetujuan tertulis', 30)`.execute(database.db)

    const first = await compare(own.bytes, picture)
    const again = await compare(own.bytes, savedAnew)
    const second = await compare(other.bytes, savedAnew)

    expect([reasonsOf(first), reasonsOf(again)].flat()).not.toContain('SAME_PICTURE_OTHER_PERSON')
    expect(reasonsOf(second)).toContain('SAME_PICTURE_OTHER_PERSON')
    const linked = second.linked_verifications.map(({ id }: { id: string }) => id)
    expect(linked.toSorted()).toEqual([first.id, again.id].toSorted())
    await sql`DELETE FROM duplicate_face_terms WHERE organization_id = ${tenant.organizationId}`.execute(database.db)
  })

  const isThere = existsSync(FACES)
  it.skipIf(!isThere)('matches another picture of the same person (needs the pictures of faces)', async () => {
    const verification = await compare(await cardOf(await faceOf('person1', 1)), await faceOf('person1', 2))

    expect(verification.output).toMatchObject({ is_match_face: true })
    expect(reasonsOf(verification)).toEqual([])
    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED' })
  })

  it.skipIf(!isThere)(
    'hints at a selfie that is the portrait, and decides nothing by it (needs the pictures)',
    async () => {
      const face = await faceOf('person1', 1)
      const verification = await compare(await cardOf(face), face)

      expect(verification.output.checks).toContainEqual(
        expect.objectContaining({ code: 'LIVENESS_SIGNALS', reason_code: 'SELFIE_IS_PORTRAIT' }),
      )
      expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED' })
    },
  )

  it.skipIf(!isThere)('does not match another person (needs the pictures of faces)', async () => {
    const verification = await compare(await cardOf(await faceOf('person1', 1)), await faceOf('person4', 2))

    expect(verification.output).toMatchObject({ is_match_face: false, face_match_confidence_level: 'LOW' })
    expect(reasonsOf(verification)).toEqual(['FACE_DIFFERS'])
    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED' })
  })

  it.skipIf(!isThere)(
    'of another person with much the same face in another picture is told of, a stranger’s is not (needs the pictures)',
    async () => {
      const [own, other] = [await readSpecimen('ktp-specimen.jpg'), await readSpecimen('ktp-nik-date-mismatch.jpg')]
      await sql`INSERT INTO duplicate_face_terms (organization_id, mode, legal_basis, retention_days)
        VALUES (${tenant.organizationId}, 'live', 'Persetujuan tertulis', 30)`.execute(database.db)

      const first = await compare(own.bytes, await faceOf('person8', 1))
      const stranger = await compare(other.bytes, await faceOf('person4', 2))
      const lookalike = await compare(other.bytes, await faceOf('person8', 2))

      expect(reasonsOf(stranger)).not.toContain('SIMILAR_FACE_OTHER_PERSON')
      expect(reasonsOf(lookalike)).toContain('SIMILAR_FACE_OTHER_PERSON')
      expect(lookalike.linked_verifications).toEqual([{ id: first.id, reason_code: 'SIMILAR_FACE_OTHER_PERSON' }])
      await sql`DELETE FROM duplicate_face_terms WHERE organization_id = ${tenant.organizationId}`.execute(database.db)
    },
  )

  it.skipIf(!isThere)('never matches where two people are in the selfie (needs the pictures of faces)', async () => {
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
    expect(reasonsOf(verification)).toContain('SEVERAL_FACES')
  })

  it.skipIf(!isThere)('is judged at the false-match rate of its platform (needs the pictures of faces)', async () => {
    const [card, selfie] = [await cardOf(await faceOf('person1', 1)), await faceOf('person1', 2)]
    const elsewhere = await createTestDatabase()
    const strict = await startPlatform({ database: elsewhere, settings: { ABSAH_FACE_FALSE_MATCH_RATE: '0.005' } })
    try {
      const { output } = await compare(card, selfie)
      expect(output).toMatchObject({ is_match_face: true, face_match_false_match_rate: 0.01 })

      const client = createClient(strict.url, (await strict.createTenant()).liveKey)
      const folder = await client.call('POST', '/folders', { name: 'Wajah' })
      const verification = await compare(card, selfie, { client, folderId: folder.body.id })
      expect(verification.output).toMatchObject({ is_match_face: true, face_match_false_match_rate: 0.005 })
    } finally {
      await strict.stop()
      await elsewhere.drop()
    }
  })

  it.skipIf(!isThere)(
    'in the deep shadow of a dim room is compared all the same (needs the pictures of faces)',
    async () => {
      const dark = await sharp(await faceOf('person1', 2))
        .linear(0.2, 0)
        .png()
        .toBuffer()

      const { output } = await compare(await cardOf(await faceOf('person1', 1)), dark)

      expect(output).toMatchObject({ is_match_face: true })
    },
  )
})
