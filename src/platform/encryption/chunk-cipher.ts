import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { deriveKey } from './derive-key.ts'
import { damaged, SealError } from './seal-error.ts'

export const TAG_BYTES = 16
export const HEADER_BYTES = 1 + 2 + 16

/** First byte of a sealed value and of a sealed stream: the two can never be taken for each other. */
export type Format = 1 | 2

export const VALUE_FORMAT: Format = 1
export const STREAM_FORMAT: Format = 2

/** One organization's data keys by version. New data is sealed under `current`. */
export interface DataKeys {
  readonly current: number
  readonly byVersion: ReadonlyMap<number, KeyObject>
}

/** Numbers the chunks of one message from 0; `isLast` is part of what is authenticated. */
export interface ChunkPlace {
  readonly index: number
  readonly isLast: boolean
}

/**
 * A message is a header (format byte, key version in two bytes, 16 random bytes of salt) and chunks of AES-256-GCM,
 * each with its tag. As in the age format (c2sp.org/age, "Payload"; STREAM of Hoang, Reyhanitabar, Rogaway and
 * Vizár), every message has its own key, derived from the data key and the salt, and the nonce of a chunk is an
 * 11-byte counter and a last-chunk byte. So nonces never repeat however many messages a data key seals: plain random
 * nonces would allow 2^32 messages (NIST SP 800-38D, 8.3), which webhooks alone reach within weeks.
 */
export function newHeader(keys: DataKeys, format: Format): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt8(format, 0)
  header.writeUInt16BE(keys.current, 1)
  randomBytes(HEADER_BYTES - 3).copy(header, 3)
  return header
}

/** The key of the message that begins with `header`. Header and context are bound into it. Throws SealError. */
export function messageKey(keys: DataKeys, header: Buffer, expected: { format: Format; context: string }): KeyObject {
  const { format, context } = expected
  if (header.length !== HEADER_BYTES) throw damaged(context)
  if (header.readUInt8(0) !== format) {
    throw new SealError('UNKNOWN_FORMAT', `What is stored as ${context} was not sealed by this version of the program.`)
  }
  const version = header.readUInt16BE(1)
  const dataKey = keys.byVersion.get(version)
  if (!dataKey) {
    throw new SealError('UNKNOWN_KEY', `What is stored as ${context} needs data key ${version}, which is not there.`)
  }
  // As a KeyObject: Node takes three times as long over a cipher whose key comes as bytes.
  return createSecretKey(deriveKey(dataKey, `absah sealed ${format}.${version}:${context}`, header.subarray(3)))
}

/** Ciphertext and tag of one chunk. A key must see each place at most once. */
export function sealChunk(key: KeyObject, place: ChunkPlace, plaintext: Uint8Array): [Buffer, Buffer, Buffer] {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place))
  return [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]
}

/** Plaintext of one chunk (ciphertext and tag together). Throws SealError DAMAGED when anything is not as sealed. */
export function openChunk(key: KeyObject, place: ChunkPlace, sealed: { bytes: Uint8Array; context: string }): Buffer {
  const { bytes, context } = sealed
  if (bytes.length < TAG_BYTES) throw damaged(context)
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  const plaintext = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES))
  try {
    decipher.final()
  } catch (cause) {
    throw damaged(context, cause)
  }
  return plaintext
}

function nonceOf({ index, isLast }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}
