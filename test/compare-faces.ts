import { expect } from 'vitest'
import { KTP_SERVICE_ID } from './cards.ts'
import type { TestClient } from './client.ts'
import { settledOf } from './until.ts'

/** Who asks, and the folder for it. */
export interface SelfieDesk {
  readonly client: TestClient
  readonly folderId: string
}

/** The card's picture compared with the selfie, to the end of the run. */
export async function compareFaces({ client, folderId }: SelfieDesk, card: Uint8Array, selfie: Uint8Array) {
  const uploaded = await client.upload([
    { name: 'ktp.jpg', bytes: card },
    { name: 'selfie.png', bytes: selfie },
  ])
  const [ktpFile, selfieFile] = uploaded.body.files.map((each: { path: string }) => each.path)
  const created = await client.call('POST', '/verifications', {
    service_id: KTP_SERVICE_ID,
    folder_id: folderId,
    configuration: { verification_type: 'KTP_SELFIE', files: { ktp_file: [ktpFile], selfie_file: [selfieFile] } },
  })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  return settledOf(client, created.body.id)
}

export function failedReasons(verification: {
  output: { checks: { result: string; reason_code: string | null }[] }
}): (string | null)[] {
  return verification.output.checks.flatMap((each) => (each.result === 'FAIL' ? [each.reason_code] : []))
}
