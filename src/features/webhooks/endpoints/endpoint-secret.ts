import { randomBytes } from 'node:crypto'
import type { Sealer } from '../../../platform/encryption/sealer.ts'

const SECRET_BYTES = 32

/** A secret of an endpoint, as the Standard Webhooks write them. */
export function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
}

const contextOf = (endpointId: string) => `webhook.endpoint-secret:${endpointId}`

/** The secrets of an endpoint are sealed alike, the present and the previous one. */
export function sealEndpointSecret(sealer: Sealer, endpointId: string, secret: string): Buffer {
  return sealer.seal(secret, contextOf(endpointId))
}

export function openEndpointSecret(sealer: Sealer, endpointId: string, sealed: Uint8Array): Buffer {
  return sealer.open(sealed, contextOf(endpointId))
}
