import { createHmac } from 'node:crypto'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import type { SeenPicture } from '../../verifiers/verifier.ts'
import type { Tenant } from './store.ts'

/** Marks of one picture differ in at most six of 64 bits: of seven parts one at least is the same. */
const PARTS = 7

const BITS_EACH = 9

/** Keyed hashes of the parts of a portrait's mark, of no use without the key. */
export function partsOf(key: Uint8Array, { organizationId, mode }: Tenant, portrait: Uint8Array): readonly number[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const bits = Array.from({ length: BITS_EACH }, (_unused, at) => bitAt(portrait, part * BITS_EACH + at)).join('')
    const text = JSON.stringify([organizationId, mode, part, bits])
    return createHmac('sha256', key).update(text).digest().readInt32BE(0)
  })
}

function bitAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1
}

export function sealPicture(sealer: Sealer, verificationId: string, { mark, number, name }: SeenPicture): Buffer {
  const text = JSON.stringify({ portrait: base64(mark.portrait), grain: base64(mark.grain), number, name })
  return sealer.seal(Buffer.from(text), contextOf(verificationId))
}

export function openPicture(sealer: Sealer, verificationId: string, sealed: Buffer): SeenPicture {
  const { portrait, grain, number, name } = JSON.parse(sealer.open(sealed, contextOf(verificationId)).toString('utf8'))
  return { mark: { portrait: Buffer.from(portrait, 'base64'), grain: Buffer.from(grain, 'base64') }, number, name }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

const contextOf = (verificationId: string) => `seen_picture:${verificationId}`
