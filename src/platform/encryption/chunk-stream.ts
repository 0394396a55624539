import { Transform, type TransformCallback } from 'node:stream'

/** Works on one chunk: `index` from 0, `isLast` true for exactly one call, the final one. Returns what to pass on. */
export type ChunkWork = (chunk: Buffer, place: { index: number; isLast: boolean }) => readonly Buffer[]

export interface ChunkStreamOptions {
  /** Bytes taken off the front before the first chunk and handed to `onHeader`; 0 for none. */
  readonly headerBytes: number
  /** May throw to refuse the stream. Returns what to pass on first. */
  readonly onHeader: (header: Buffer) => readonly Buffer[]
  /** Every chunk but the last has this size; the last has 1 to this many bytes, 0 only when nothing came at all. */
  readonly chunkBytes: number
  readonly onChunk: ChunkWork
}

/**
 * Cuts a byte stream into a header and equal chunks, however the bytes arrive. Holds at most one chunk and what one
 * write brought, because a chunk is known to be the last one only when nothing follows it.
 */
export function chunkStream(options: ChunkStreamOptions): Transform {
  let buffered: Buffer[] = []
  let bufferedBytes = 0
  let isHeaderDone = options.headerBytes === 0
  let index = 0

  const take = (bytes: number): Buffer => {
    const all = buffered.length === 1 && buffered[0] ? buffered[0] : Buffer.concat(buffered, bufferedBytes)
    buffered = [all.subarray(bytes)]
    bufferedBytes = all.length - bytes
    return all.subarray(0, bytes)
  }
  const finishHeader = (stream: Transform): void => {
    isHeaderDone = true
    for (const part of options.onHeader(take(Math.min(options.headerBytes, bufferedBytes)))) stream.push(part)
  }
  const work = (stream: Transform, isLast: boolean): void => {
    const chunk = take(Math.min(options.chunkBytes, bufferedBytes))
    for (const part of options.onChunk(chunk, { index, isLast })) stream.push(part)
    index += 1
  }

  return new Transform({
    transform(piece: Uint8Array, _encoding: BufferEncoding, done: TransformCallback) {
      buffered.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))
      bufferedBytes += piece.byteLength
      attempt(done, () => {
        if (!isHeaderDone && bufferedBytes >= options.headerBytes) finishHeader(this)
        while (isHeaderDone && bufferedBytes > options.chunkBytes) work(this, false)
      })
    },
    flush(done: TransformCallback) {
      attempt(done, () => {
        if (!isHeaderDone) finishHeader(this)
        work(this, true)
      })
    },
  })
}

function attempt(done: TransformCallback, work: () => void): void {
  try {
    work()
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
    return
  }
  done()
}
