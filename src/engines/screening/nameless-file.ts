import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file without a name, which is gone with its handle: a crash leaves nothing behind. */
export async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `absah-list-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}

const PIECE_BYTES = 64 * 1024

/** The file from its beginning. Who stops early leaves it open: a stream of it would close it. */
export async function* readFromStart(file: FileHandle): AsyncIterable<Uint8Array> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
