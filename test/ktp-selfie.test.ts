import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KTP_SERVICE_ID, readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { compareFaces, failedReasons } from './compare-faces.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { settledOf } from './until.ts'

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

const compare = (card: Uint8Array, selfie: Uint8Array) => compareFaces({ client, folderId }, card, selfie)

describe('a card with a selfie', () => {
  it('without a face in it is no match, says so, and keeps what was read', async () => {
    const grey = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    const { bytes } = await readSpecimen('ktp-specimen.jpg')

    const verification = await compare(bytes, grey)

    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED' })
    expect(failedReasons(verification)).toContain('FACE_NOT_IN_SELFIE')
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

    expect([failedReasons(first), failedReasons(again)].flat()).not.toContain('SAME_PICTURE_OTHER_PERSON')
    expect(failedReasons(second)).toContain('SAME_PICTURE_OTHER_PERSON')
    const linked = second.linked_verifications.map(({ id }: { id: string }) => id)
    expect(linked.toSorted()).toEqual([first.id, again.id].toSorted())
    await sql`DELETE FROM duplicate_face_terms WHERE organization_id = ${tenant.organizationId}`.execute(database.db)
  })
})
