import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { KEY_BYTES } from './derive-key.ts'
import { MasterKeyError } from './master-key.ts'

/** Whose data key it is; bound to the wrapped bytes, so that rows cannot be swapped. */
export interface KeyPlace {
  readonly organizationId: string
  readonly version: number
}

const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Format byte, nonce, AES-256-GCM of the data key, tag: 61 bytes. */
export function wrapKey(wrappingKey: Uint8Array, dataKey: Uint8Array, place: KeyPlace): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce)
  cipher.setAAD(placeBytes(place))
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
}

/** The data key. Throws MasterKeyError when it was wrapped by another master key, for another place, or changed. */
export function unwrapKey(wrappingKey: Uint8Array, wrapped: Uint8Array, place: KeyPlace): Buffer {
  if (wrapped.length !== 1 + NONCE_BYTES + KEY_BYTES + TAG_BYTES || wrapped[0] !== FORMAT) throw wrongKey(place)
  const nonce = wrapped.subarray(1, 1 + NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(placeBytes(place))
  decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG_BYTES))
  const dataKey = decipher.update(wrapped.subarray(1 + NONCE_BYTES, wrapped.length - TAG_BYTES))
  try {
    decipher.final()
  } catch (cause) {
    throw wrongKey(place, cause)
  }
  return dataKey
}

function placeBytes({ organizationId, version }: KeyPlace): Buffer {
  return Buffer.from(`absah data key:${organizationId}:${version}`, 'utf8')
}

function wrongKey({ organizationId, version }: KeyPlace, cause?: unknown): MasterKeyError {
  const what = `Data key ${version} of organization ${organizationId} does not open with this master key`
  return new MasterKeyError(`${what}. Start with the master key that this data was first stored with.`, { cause })
}
