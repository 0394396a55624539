import { createHmac } from 'node:crypto'
import { PICTURE_HASH_BYTES } from '../../lib/picture-hash.ts'
import type { Sealer } from '../../platform/encryption/sealer.ts'
import type { SeenFace } from '../../verifiers/verifier.ts'
import type { Tenant } from './store.ts'

/** A face with whose it is. */
export interface PersonsFace extends SeenFace {
  /** The same for the same person in the same organization and mode, and of no use without the key. */
  readonly person: Uint8Array
}

/** Counts how a row is laid out. */
const FORMAT = 2

export const PERSON_BYTES = 16

const HASH_AT = 1 + PERSON_BYTES
const DESCRIPTOR_AT = HASH_AT + PICTURE_HASH_BYTES

/** 16 bytes of a keyed hash of a person's number. */
export function personOf(key: Uint8Array, { organizationId, mode }: Tenant, number: string): Uint8Array {
  const text = JSON.stringify([organizationId, mode, number])
  return createHmac('sha256', key).update(text).digest().subarray(0, PERSON_BYTES)
}

export function sealFace(sealer: Sealer, verificationId: string, face: PersonsFace): Buffer {
  const bytes = Buffer.alloc(DESCRIPTOR_AT + face.descriptor.length * 4)
  bytes[0] = FORMAT
  bytes.set(face.person, 1)
  bytes.set(face.pictureHash, HASH_AT)
  for (const [at, value] of face.descriptor.entries()) bytes.writeFloatLE(value, DESCRIPTOR_AT + at * 4)
  return sealer.seal(bytes, contextOf(verificationId))
}

/** Null: laid out as it no longer is. Rows of other nets are not opened. */
export function openFace(
  sealer: Sealer,
  { verificationId, faceSealed }: { readonly verificationId: string; readonly faceSealed: Buffer },
): Omit<PersonsFace, 'net'> | null {
  const bytes = sealer.open(faceSealed, contextOf(verificationId))
  if (bytes[0] !== FORMAT || bytes.length <= DESCRIPTOR_AT || (bytes.length - DESCRIPTOR_AT) % 4 !== 0) return null
  return {
    person: bytes.subarray(1, HASH_AT),
    pictureHash: bytes.subarray(HASH_AT, DESCRIPTOR_AT),
    descriptor: Array.from({ length: (bytes.length - DESCRIPTOR_AT) / 4 }, (_, at) =>
      bytes.readFloatLE(DESCRIPTOR_AT + at * 4),
    ),
  }
}

const contextOf = (verificationId: string) => `enrolled_face:${verificationId}`
