import type { Db } from '../../platform/database/database.ts'
import type { Outbound } from '../../platform/outbound/fetch-public.ts'
import { downloadList } from './download-list.ts'
import { type ImportOutcome, importList } from './import-list.ts'
import { DamagedListError, withSources } from './list-importer.ts'
import { LIST_IMPORTERS } from './list-importers.ts'
import { listStored, type StoredList } from './store.ts'

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
  const { code, sourceUrls } = list
  return withSources(
    sourceUrls,
    (url) => downloadList(outbound, url),
    (sources) => importList(db, { code, importer, sources, sourceUrls, acceptsShrunk: false, onProgress }),
  )
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
