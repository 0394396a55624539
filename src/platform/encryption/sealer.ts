import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Transform } from 'node:stream'
import {
  type DataKeys,
  HEADER_BYTES,
  messageKey,
  newHeader,
  openChunk,
  STREAM_FORMAT,
  sealChunk,
  TAG_BYTES,
  VALUE_FORMAT,
} from './chunk-cipher.ts'
import { chunkStream } from './chunk-stream.ts'
import { damaged } from './seal-error.ts'

/** Plaintext bytes in every chunk of a sealed stream but the last. */
export const CHUNK_BYTES = 64 * 1024

/** Bytes that `Sealer.seal` adds to a plaintext. */
export const SEAL_OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES

/**
 * Seals one organization's data. `context` says where the bytes belong (`verification.output:<id>`): bytes opened
 * under another context than they were sealed with are refused, so nothing can be moved between rows or columns.
 */
export interface Sealer {
  /** Text is sealed as UTF-8. */
  seal(plaintext: Uint8Array | string, context: string): Buffer
  /** Throws SealError. */
  open(sealed: Uint8Array, context: string): Buffer
  /** Plaintext in, sealed bytes out, in 64 KiB chunks. */
  sealStream(context: string): Transform
  /**
   * Sealed bytes in, plaintext out: only chunks that are as they were sealed. Fails with SealError on any change; what
   * came out before the failure is the true beginning, but a caller that needs the whole must wait for the end.
   */
  openStream(context: string): Transform
}

/** An organization's data keys, unwrapped, by version; new data is sealed under `current`. */
export interface RawDataKeys {
  readonly current: number
  readonly byVersion: ReadonlyMap<number, Uint8Array>
}

/** A sealer over data keys that are already unwrapped. */
export function createSealer({ current, byVersion }: RawDataKeys): Sealer {
  const entries = [...byVersion].map(([version, key]) => [version, createSecretKey(key)] as const)
  const keys: DataKeys = { current, byVersion: new Map(entries) }
  return {
    seal(plaintext, context) {
      const header = newHeader(keys, VALUE_FORMAT)
      const key = messageKey(keys, header, { format: VALUE_FORMAT, context })
      const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext
      return Buffer.concat([header, ...sealChunk(key, { index: 0, isLast: true }, bytes)])
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      const key = messageKey(keys, bytes.subarray(0, HEADER_BYTES), { format: VALUE_FORMAT, context })
      return openChunk(key, { index: 0, isLast: true }, { bytes: bytes.subarray(HEADER_BYTES), context })
    },
    sealStream: (context) => sealStream(keys, context),
    openStream: (context) => openStream(keys, context),
  }
}

/** Bytes of the sealed stream of a plaintext of `plaintextBytes`. */
export function sealedStreamBytes(plaintextBytes: number): number {
  return HEADER_BYTES + plaintextBytes + TAG_BYTES * Math.max(1, Math.ceil(plaintextBytes / CHUNK_BYTES))
}

function sealStream(keys: DataKeys, context: string): Transform {
  const header = newHeader(keys, STREAM_FORMAT)
  const key = messageKey(keys, header, { format: STREAM_FORMAT, context })
  return chunkStream({
    headerBytes: 0,
    onHeader: () => [],
    chunkBytes: CHUNK_BYTES,
    onChunk: (chunk, place) => {
      const sealed = sealChunk(key, place, chunk)
      return place.index === 0 ? [header, ...sealed] : sealed
    },
  })
}

function openStream(keys: DataKeys, context: string): Transform {
  let key: KeyObject | undefined
  return chunkStream({
    headerBytes: HEADER_BYTES,
    onHeader: (header) => {
      key = messageKey(keys, header, { format: STREAM_FORMAT, context })
      return []
    },
    chunkBytes: CHUNK_BYTES + TAG_BYTES,
    onChunk: (bytes, place) => {
      // An empty last chunk is how an empty stream looks, and nothing else.
      if (!key || (place.index > 0 && bytes.length === TAG_BYTES)) throw damaged(context)
      return [openChunk(key, place, { bytes, context })]
    },
  })
}
