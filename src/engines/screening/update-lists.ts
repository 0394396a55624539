import type { Db } from '../../platform/database/database.ts'
import type { Outbound } from '../../platform/outbound/fetch-public.ts'
import { type ImportOutcome, importList } from './import-list.ts'
import { DamagedListError, type ListSource } from './list-importer.ts'
import { LIST_IMPORTERS } from './list-importers.ts'
import { listStored, type StoredList } from './store.ts'

const DOWNLOAD_BYTES_MAX = 512 * 1024 * 1024
const DOWNLOAD_MS_MAX = 600_000
const REDIRECTS_MAX = 4

/** A file of a list at an address. It is fetched whole before anything of it is read. */
export async function downloadList(outbound: Outbound, url: string): Promise<ListSource> {
  let at = url
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const answer = await outbound.fetchPublic({
      url: at,
      method: 'GET',
      timeoutMs: DOWNLOAD_MS_MAX,
      bodyBytesMax: DOWNLOAD_BYTES_MAX,
    })
    if (answer.kind !== 'answered') throw new DamagedListError(null, `${at} could not be fetched: ${answer.kind}.`)
    const { location } = answer.headers
    if (answer.status >= 300 && answer.status < 400 && location !== undefined) {
      at = new URL(location, at).href
      continue
    }
    if (answer.status !== 200) throw new DamagedListError(null, `${at} answered with status ${answer.status}.`)
    if (answer.isBodyCut) throw new DamagedListError(null, `${at} is larger than 512 MB.`)
    const length = answer.headers['content-length']
    if (length !== undefined && Number(length) !== answer.body.length) {
      throw new DamagedListError(null, `${at} broke off after ${answer.body.length} of ${length} bytes.`)
    }
    const { body } = answer
    return { name: nameOf(url), open: () => inPieces(body) }
  }
  throw new DamagedListError(null, `${url} sends from one address to the next more than ${REDIRECTS_MAX} times.`)
}

async function* inPieces(body: Buffer): AsyncIterable<Uint8Array> {
  for (let from = 0; from < body.length; from += 65_536) yield body.subarray(from, from + 65_536)
}

function nameOf(url: string): string {
  return (new URL(url).pathname.split('/').at(-1) ?? '').toLowerCase()
}

export interface UpdateOptions {
  readonly db: Db
  readonly outbound: Outbound
  readonly onProgress: (entries: number) => void
}

/** Fetches a list again from where it came. */
export async function updateList(
  { db, outbound, onProgress }: UpdateOptions,
  list: StoredList,
): Promise<ImportOutcome> {
  const importer = LIST_IMPORTERS.find(({ format }) => format === list.format)
  if (importer === undefined) throw new DamagedListError(null, `The format ${list.format} is no longer known.`)
  const sources = await Promise.all(list.sourceUrls.map((url) => downloadList(outbound, url)))
  const { code, sourceUrls } = list
  return importList(db, { code, importer, sources, sourceUrls, acceptsShrunk: false, onProgress })
}

export interface ScheduledUpdates {
  /** Waits for an update under way. */
  stop(): Promise<void>
}

export interface ScheduleOptions {
  readonly db: Db
  readonly outbound: Outbound
  /** How often it is looked whether a list is due. */
  readonly lookMs: number
  /** A list is due when its source was last asked this long ago. */
  readonly dueMs: number
  readonly onUpdated: (list: string, outcome: ImportOutcome) => void
  readonly onError: (list: string, error: unknown) => void
}

/** Keeps lists that have an address up to date. Two workers at it at once do the work twice and change nothing twice. */
export function scheduleUpdates(options: ScheduleOptions): ScheduledUpdates {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => updateDue(options)).catch((error: unknown) => options.onError('', error))
  }, options.lookMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

/** Updates every list that is due; one that fails does not keep the others. */
export async function updateDue({ db, outbound, dueMs, onUpdated, onError }: ScheduleOptions): Promise<void> {
  const due = (await listStored(db)).filter(
    ({ sourceUrls, checkedAt }) => sourceUrls.length > 0 && Date.now() - checkedAt.getTime() > dueMs,
  )
  for (const list of due) {
    try {
      onUpdated(list.code, await updateList({ db, outbound, onProgress: () => undefined }, list))
    } catch (error) {
      onError(list.code, error)
    }
  }
}
