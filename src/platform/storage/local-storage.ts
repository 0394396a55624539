import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, opendir, rename, rm, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import {
  assertByteRange,
  assertStorageKey,
  type ListedObject,
  ObjectTooLarge,
  type PutOptions,
  type Storage,
} from './storage.ts'

export interface LocalStorageOptions {
  /** Made when absent. No other program writes below it. */
  readonly folder: string
  /** Milliseconds; for tests. */
  readonly now?: () => number
}

export interface LocalStorage extends Storage {
  /** How many leftovers of crashed puts were removed after the start. Never rejects: they only cost space. */
  readonly swept: Promise<number>
}

/** No storage key begins with a dot, so a put in progress can never be read as an object. */
const TEMPORARY_PREFIX = '.put-'
/** A put takes seconds; one this old has lost its process. */
const LEFTOVER_MS = 60 * 60 * 1000

/**
 * Objects as files below one folder, written beside their final place, synced, renamed, and the folder synced too: a
 * crash at any moment leaves the old object or the new one. Files are 0600, folders 0700.
 */
export async function openLocalStorage({ folder, now = Date.now }: LocalStorageOptions): Promise<LocalStorage> {
  const root = path.resolve(folder)
  await mkdir(root, { recursive: true, mode: 0o700 })
  const placeOf = (key: string): string => {
    assertStorageKey(key)
    return path.join(root, ...key.split('/'))
  }

  return {
    swept: sweepLeftovers(root, now() - LEFTOVER_MS).catch(() => 0),
    async put(key, content, options = {}) {
      const place = placeOf(key)
      await makeFolders(root, path.dirname(place))
      return { sizeBytes: await writeObject(place, content, options) }
    },
    async get(key, range) {
      const place = placeOf(key)
      if (range) assertByteRange(range)
      const handle = await unlessMissing(open(place, 'r'))
      if (!handle) return undefined
      return readObject(handle, range)
    },
    async head(key) {
      const stats = await unlessMissing(stat(placeOf(key)))
      return stats?.isFile() ? { sizeBytes: stats.size } : undefined
    },
    list: () => listObjects(root, ''),
    async delete(key) {
      const place = placeOf(key)
      await unlessMissing(unlink(place))
      // Also when the file was missing: a delete that was interrupted before this line ends here on its second try.
      await unlessMissing(syncFolder(path.dirname(place)))
    },
  }
}

async function writeObject(place: string, content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<number> {
  const folder = path.dirname(place)
  const temporary = path.join(folder, `${TEMPORARY_PREFIX}${randomBytes(12).toString('hex')}`)
  const handle = await open(temporary, 'wx', 0o600)
  try {
    const sizeBytes = await writeAll(handle, content, options)
    await handle.sync()
    await handle.close()
    await rename(temporary, place)
    await syncFolder(folder)
    return sizeBytes
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeAll(
  handle: FileHandle,
  content: AsyncIterable<Uint8Array>,
  { sizeBytesMax = Number.POSITIVE_INFINITY, signal }: PutOptions,
): Promise<number> {
  let sizeBytes = 0
  signal?.throwIfAborted()
  for await (const piece of abortable(content, signal)) {
    sizeBytes += piece.byteLength
    if (sizeBytes > sizeBytesMax) throw new ObjectTooLarge(sizeBytesMax)
    await writeWhole(handle, piece)
  }
  signal?.throwIfAborted()
  return sizeBytes
}

/** A source that has gone silent must not outlive its signal, so waiting for its next piece ends with the signal. */
function abortable(content: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  if (!signal) return content
  return Readable.from(content, { signal, highWaterMark: 1 })
}

async function writeWhole(handle: FileHandle, piece: Uint8Array): Promise<void> {
  let written = 0
  while (written < piece.byteLength) {
    const { bytesWritten } = await handle.write(piece, written)
    written += bytesWritten
  }
}

async function readObject(handle: FileHandle, range: { start: number; end: number } | undefined) {
  const stats = await handle.stat()
  if (!stats.isFile()) {
    await handle.close()
    return undefined
  }
  if (range && range.start >= stats.size) {
    await handle.close()
    return Readable.from([])
  }
  return handle.createReadStream(range ? { start: range.start, end: range.end } : {})
}

/** Every folder that is new is synced into its parent: without that, a crash could lose the folder and all in it. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!first) return
  for (let parent = path.dirname(folder); parent.length >= root.length; parent = path.dirname(parent)) {
    await syncFolder(parent)
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* listObjects(folder: string, prefix: string): AsyncGenerator<ListedObject> {
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue
    const [place, key] = [path.join(folder, entry.name), `${prefix}${entry.name}`]
    if (entry.isDirectory()) yield* listObjects(place, `${key}/`)
    const stats = entry.isFile() ? await unlessMissing(stat(place)) : undefined
    if (stats !== undefined) yield { key, sizeBytes: stats.size }
  }
}

async function sweepLeftovers(folder: string, olderThan: number): Promise<number> {
  let removed = 0
  for await (const entry of await opendir(folder)) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      removed += await sweepLeftovers(place, olderThan)
    } else if (entry.name.startsWith(TEMPORARY_PREFIX)) {
      const stats = await unlessMissing(stat(place))
      if (!stats || stats.mtimeMs > olderThan) continue
      await rm(place, { force: true })
      removed += 1
    }
  }
  return removed
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    // ENOTDIR: a part of the path is an object, so nothing can lie below it.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
