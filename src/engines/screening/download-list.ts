import type { FileHandle } from 'node:fs/promises'
import type { Answered, Outbound } from '../../platform/outbound/fetch-public.ts'
import { DamagedListError, type OpenedSource, type SourceValidator } from './list-importer.ts'
import { openNameless, readFromStart } from './nameless-file.ts'

const DOWNLOAD_BYTES_MAX = 4 * 1024 ** 3
const DOWNLOAD_MS_MAX = 600_000
const REDIRECTS_MAX = 4

/**
 * Fetches a file of a list, and follows redirects. It is whole before anything of it is read, lies on the disk and not in
 * memory, and has no name there: a crash leaves nothing behind.
 *
 * @throws {DamagedListError} when it cannot be fetched whole.
 */
export async function downloadList(outbound: Outbound, url: string): Promise<OpenedSource> {
  const source = await downloadChanged(outbound, url, null)
  if (source === null) throw new DamagedListError(null, `${url} says that it has not changed, and was not asked.`)
  return source
}

/** The same, where it is known what the server had before. Null: it has the same still. */
export async function downloadChanged(
  outbound: Outbound,
  url: string,
  known: SourceValidator | null,
): Promise<OpenedSource | null> {
  const file = await openNameless()
  let validator: SourceValidator | null
  try {
    validator = await fetchInto(file, { outbound, url, headers: conditionsOf(known) })
  } catch (error) {
    await file.close()
    throw error
  }
  if (validator === null) {
    await file.close()
    return null
  }
  return {
    validator,
    name: (new URL(url).pathname.split('/').at(-1) ?? '').toLowerCase(),
    open: () => readFromStart(file),
    close: () => file.close(),
  }
}

function conditionsOf(known: SourceValidator | null): Readonly<Record<string, string>> {
  if (known?.etag != null) return { 'if-none-match': known.etag }
  return known?.lastModified == null ? {} : { 'if-modified-since': known.lastModified }
}

interface Fetching {
  readonly outbound: Outbound
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Null: it has not changed. */
async function fetchInto(file: FileHandle, { outbound, url, headers }: Fetching): Promise<SourceValidator | null> {
  let at = url
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    let bytes = 0
    const answer = await outbound.fetchPublic({
      url: at,
      method: 'GET',
      headers,
      timeoutMs: DOWNLOAD_MS_MAX,
      bodyBytesMax: DOWNLOAD_BYTES_MAX,
      async takeBody(piece) {
        bytes += piece.length
        await file.appendFile(piece)
      },
    })
    if (answer.kind !== 'answered') throw new DamagedListError(null, `${at} could not be fetched: ${answer.kind}.`)
    const { location, etag = null, 'last-modified': lastModified = null } = answer.headers
    if (answer.status === 304 && Object.keys(headers).length > 0) return null
    if (answer.status < 300 || answer.status >= 400 || location === undefined) {
      assertWhole(answer, at, bytes)
      return { etag, lastModified }
    }
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
