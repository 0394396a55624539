import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestClient } from './client.ts'

const SPECIMENS = join(import.meta.dirname, 'specimens')

export const KTP_SERVICE_ID = '3fc8b757-57d3-4607-998c-9bfbc4efa6cf'
export const AML_SERVICE_ID = 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41'
export const NPWP_SERVICE_ID = '0f4a3b52-6c1d-4e77-9a48-5b2f81c6d3e0'
export const RECEIPT_SERVICE_ID = '6d0c2f4b-3f0a-4b56-9a3e-7c1be4f2d905'

/** Each service, and the text of its configuration that may be a magic value. */
export const SERVICES = [
  ['KTP_VERIFICATION', KTP_SERVICE_ID, ''],
  ['NPWP_VERIFICATION', NPWP_SERVICE_ID, 'npwp'],
  ['AML_SCREENING', AML_SERVICE_ID, 'name'],
  ['PAYMENT_RECEIPT_VERIFICATION', RECEIPT_SERVICE_ID, 'transaction_number'],
] as const

/** One white pixel: magic names are obeyed whatever is in the file. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

export async function readSpecimen(name: string): Promise<{ name: string; bytes: Uint8Array }> {
  return { name, bytes: await readFile(join(SPECIMENS, name)) }
}

export interface CardRequest {
  readonly path: string
  readonly folderId: string
  readonly configuration?: Record<string, unknown>
  readonly rest?: Record<string, unknown>
}

export function createCardVerification(client: TestClient, card: CardRequest) {
  return client.call('POST', '/verifications', {
    service_id: KTP_SERVICE_ID,
    folder_id: card.folderId,
    configuration: { verification_type: 'KTP_OCR', ...card.configuration, files: { ktp_file: [card.path] } },
    ...card.rest,
  })
}
