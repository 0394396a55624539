import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answered, Outbound } from '../../platform/outbound/fetch-public.ts'
import { DamagedListError, type HeldSource } from './list-importer.ts'

const DOWNLOAD_BYTES_MAX = 4 * 1024 ** 3
const DOWNLOAD_MS_MAX = 600_000
const REDIRECTS_MAX = 4

/**
 * Fetches a file of a list, and follows redirects. It is whole before anything of it is read, lies on the disk and not in
 * memory, and has no name there: a crash leaves nothing behind.
 *
 * @throws {DamagedListError} when it cannot be fetched whole.
 */
export async function downloadList(outbound: Outbound, url: string): Promise<HeldSource> {
  const file = await openNameless()
  try {
    await fetchInto(file, { outbound, url })
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    name: (new URL(url).pathname.split('/').at(-1) ?? '').toLowerCase(),
    open: () => createReadStream('', { fd: file.fd, start: 0, autoClose: false }),
    close: () => file.close(),
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `absah-list-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}

async function fetchInto(
  file: FileHandle,
  { outbound, url }: { readonly outbound: Outbound; readonly url: string },
): Promise<void> {
  let at = url
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    let bytes = 0
    const answer = await outbound.fetchPublic({
      url: at,
      method: 'GET',
      timeoutMs: DOWNLOAD_MS_MAX,
      bodyBytesMax: DOWNLOAD_BYTES_MAX,
      async takeBody(piece) {
        bytes += piece.length
        await file.appendFile(piece)
      },
    })
    if (answer.kind !== 'answered') throw new DamagedListError(null, `${at} could not be fetched: ${answer.kind}.`)
    const { location } = answer.headers
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return assertWhole(answer, at, bytes)
    at = new URL(location, at).href
  }
  throw new DamagedListError(null, `${url} sends from one address to the next more than ${REDIRECTS_MAX} times.`)
}

function assertWhole({ status, isBodyCut, headers }: Answered, at: string, bytes: number): void {
  if (status !== 200) throw new DamagedListError(null, `${at} answered with status ${status}.`)
  if (isBodyCut) throw new DamagedListError(null, `${at} is larger than ${DOWNLOAD_BYTES_MAX / 1024 ** 3} GB.`)
  const length = headers['content-length']
  if (length !== undefined && Number(length) !== bytes) {
    throw new DamagedListError(null, `${at} broke off after ${bytes} of ${length} bytes.`)
  }
}
