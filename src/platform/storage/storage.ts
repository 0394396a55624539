import type { Readable } from 'node:stream'

export interface PutOptions {
  /** The put is refused with ObjectTooLarge once more bytes than this have come. */
  readonly sizeBytesMax?: number
  readonly signal?: AbortSignal
}

/** Part of an object in bytes, both ends included; `end` may lie beyond the object. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export interface ObjectHead {
  readonly sizeBytes: number
}

export interface ListedObject extends ObjectHead {
  readonly key: string
}

/**
 * Objects by key. Keys are what `assertStorageKey` takes. Contents are opaque bytes (sealed before they come here). A
 * reader sees an object as one put left it, never a half of it, also after a crash.
 */
export interface Storage {
  /**
   * Stores all of `content` under `key`, replacing what was there; durable once resolved. When `content` fails or the
   * signal aborts, it rejects with that error and the key is as it was.
   */
  put(key: string, content: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<{ readonly sizeBytes: number }>
  /** The object or a part of it; undefined when there is none. An object deleted meanwhile is still read to its end. */
  get(key: string, range?: ByteRange): Promise<Readable | undefined>
  /** undefined when there is no such object. */
  head(key: string): Promise<ObjectHead | undefined>
  /** Every object, in no order; those that are put or deleted meanwhile may be among them or not. */
  list(): AsyncIterable<ListedObject>
  /** Durable once resolved. Deleting what is not there is no error. */
  delete(key: string): Promise<void>
}

/** More bytes came than the caller allows. */
export class ObjectTooLarge extends Error {
  readonly sizeBytesMax: number

  constructor(sizeBytesMax: number) {
    super(`The content is larger than ${sizeBytesMax} bytes.`)
    this.name = 'ObjectTooLarge'
    this.sizeBytesMax = sizeBytesMax
  }
}

const SEGMENT = /^[a-z0-9][a-z0-9._-]*$/
const KEY_LENGTH_MAX = 512
const SEGMENTS_MAX = 8
const SEGMENT_LENGTH_MAX = 128

/**
 * Keys are lower-case segments joined by slashes (`files/<organization>/<file>`). A segment begins with a letter or
 * digit, so it can be no `..`, no hidden file and no temporary name; no upper case, because some file systems fold it.
 * Throws RangeError: keys are made by the program, never by its users.
 */
export function assertStorageKey(key: string): void {
  const segments = key.split('/')
  const isGood =
    key.length <= KEY_LENGTH_MAX &&
    segments.length <= SEGMENTS_MAX &&
    segments.every((segment) => segment.length <= SEGMENT_LENGTH_MAX && SEGMENT.test(segment))
  if (!isGood) throw new RangeError(`${JSON.stringify(key.slice(0, 80))} is not a storage key. See assertStorageKey.`)
}

/** Throws RangeError unless both ends are whole, not negative and in order. */
export function assertByteRange({ start, end }: ByteRange): void {
  const isGood = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end >= start
  if (!isGood) throw new RangeError(`Bytes ${start} to ${end} are no range. Both ends are included, from 0.`)
}
