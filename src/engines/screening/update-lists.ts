import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { Outbound } from '../../platform/outbound/fetch-public.ts'
import { closeAll, fetchSources } from './fetch-sources.ts'
import { IMPORTERS_REVISION, type ImportOutcome, importList } from './import-list.ts'
import { DamagedListError } from './list-importer.ts'
import { LIST_IMPORTERS } from './list-importers.ts'
import { listStored, noteChecked, type StoredList } from './store.ts'

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
  // What importers have learned since is in no answer that says that nothing has changed.
  const isReadAlike = list.importerRevision === IMPORTERS_REVISION
  const known = { validators: list.sourceValidators, version: list.sourceVersion }
  const fetched = await fetchSources(outbound, sourceUrls, isReadAlike ? known : null)
  if (fetched === null) {
    await inTransaction(db, (tx) => noteChecked(tx, { code, sourceUrls, origin: known }))
    return { kind: 'unchanged', entryCount: list.entryCount, passedOver: { count: 0, first: [] } }
  }
  const { sources, version: sourceVersion } = fetched
  const wanted = { code, importer, sources, sourceUrls, sourceVersion, acceptsShrunk: false, onProgress }
  try {
    return await importList(db, wanted)
  } finally {
    await closeAll(sources)
  }
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
