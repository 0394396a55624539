import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AbsahError } from '../../clients/typescript/src/absah-error.ts'
import { type Absah, createAbsah } from '../../clients/typescript/src/create-absah.ts'
import { createVerification, type NewVerification } from '../../clients/typescript/src/create-verification.ts'
import { uploadFiles } from '../../clients/typescript/src/upload-files.ts'
import { verifyWebhook } from '../../clients/typescript/src/verify-webhook.ts'
import { waitForVerification } from '../../clients/typescript/src/wait-for-verification.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import { openReceiver } from '../receiver.ts'

const KTP_VERIFICATION = '3fc8b757-57d3-4607-998c-9bfbc4efa6cf'

let database: TestDatabase
let platform: TestPlatform
let absah: Absah

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  const { liveKey } = await platform.createTenant()
  absah = createAbsah({ baseUrl: platform.url, apiKey: liveKey })
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

async function folderId(): Promise<string> {
  const { data } = await absah.POST('/folders', { body: { name: randomUUID() } })
  return data?.id ?? ''
}

it('takes a card from the upload to a verified result and a webhook that is believed', async () => {
  const secret = 'rahasia yang panjang sekali 123456'
  const receiver = await openReceiver()
  const bytes = await readFile(new URL('../../specimens/ktp.jpg', import.meta.url))
  const uploaded = await uploadFiles(absah, [{ name: 'ktp.jpg', bytes: Uint8Array.from(bytes) }])

  const { id } = await createVerification(absah, {
    service_id: KTP_VERIFICATION,
    folder_id: await folderId(),
    configuration: { verification_type: 'KTP_OCR', files: { ktp_file: [uploaded.files[0]?.path ?? ''] } },
    webhook_url: receiver.url,
    webhook_metadata: { webhook_secret: secret },
  })
  const settled = await waitForVerification(absah, id, { intervalMs: 100 })

  expect(settled).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED' })
  const received = await receiver.until((events) => events.length === 2)
  const events = received.map(({ raw }) => verifyWebhook({ secret, ...raw }))
  expect(events.map(({ body }) => body)).toMatchObject([
    { verification_id: id, status: 'IN_PROGRESS' },
    { verification_id: id, status: 'COMPLETED' },
  ])
  await receiver.close()
})

it('rejects with the published code and the fields at fault', async () => {
  const refused = absah.POST('/verifications', {
    body: {
      service_id: KTP_VERIFICATION,
      folder_id: await folderId(),
      configuration: {} as NewVerification['configuration'],
    },
  })

  await expect(refused).rejects.toThrow(AbsahError)
  await expect(refused).rejects.toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
  const fields = await refused.catch((error: AbsahError) => error.errors.map((each) => each.field))
  expect(fields).toContain('configuration.verification_type')
})
