import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { MANIFEST_NAME, Manifest } from './manifest.ts'

/** The file is no whole backup. Nothing was changed. */
export class BackupError extends Error {}

const MANIFEST_BYTES_MAX = 512 * 1024 * 1024

export interface ArchiveEntry {
  readonly name: string
  readonly content: AsyncIterable<Buffer>
}

/** The entries of a backup, one after the other: the content of one must be read before the next comes. */
export async function* readEntries(file: string): AsyncGenerator<ArchiveEntry> {
  const entries = extract()
  // The loop below gets the error; the callback only keeps it from being thrown a second time.
  pipeline(createReadStream(file), createGunzip(), entries, () => undefined)
  for await (const entry of entries) yield { name: entry.header.name, content: bytesOf(entry) }
}

async function* bytesOf(entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const piece of entry) {
    if (!Buffer.isBuffer(piece)) throw new TypeError('An archive is made of bytes')
    yield piece
  }
}

/**
 * Reads a backup from its beginning to its end and compares every checksum.
 *
 * @throws {BackupError} when anything is missing, changed or more than was written.
 */
export async function verifyArchive(file: string): Promise<Manifest> {
  const found: Manifest['entries'] = []
  let manifest: Manifest | undefined
  try {
    for await (const { name, content } of readEntries(file)) {
      if (manifest !== undefined) throw new BackupError('There is something behind its end')
      if (name === MANIFEST_NAME) manifest = await readManifest(content)
      else found.push(await measure(name, content))
    }
  } catch (cause) {
    if (cause instanceof BackupError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BackupError(`${file} is no backup, or not a whole one: ${reason}. Nothing was changed.`, { cause })
  }
  if (manifest === undefined) throw new BackupError(`${file} ends too early: it is not a whole backup.`)
  const wrong = manifest.entries.findIndex((each, index) => JSON.stringify(each) !== JSON.stringify(found[index]))
  if (wrong !== -1 || found.length !== manifest.entries.length) {
    const name = manifest.entries[wrong]?.name ?? found.at(-1)?.name
    throw new BackupError(`${file} was damaged or changed: ${name} is not as it was written. Nothing was changed.`)
  }
  return manifest
}

async function readManifest(content: AsyncIterable<Buffer>): Promise<Manifest> {
  const bytes = await buffer(content)
  if (bytes.length > MANIFEST_BYTES_MAX) throw new BackupError('Its manifest is too large')
  return Manifest.parse(JSON.parse(bytes.toString('utf8')))
}

async function measure(name: string, content: AsyncIterable<Buffer>): Promise<Manifest['entries'][number]> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const piece of content) {
    hash.update(piece)
    sizeBytes += piece.length
  }
  return { name, sha256: hash.digest('hex'), sizeBytes }
}
