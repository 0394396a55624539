import type { Db } from '../../platform/database/database.ts'
import { createScreeningBuilder } from './create-screening.ts'
import { LIST_IMPORTERS } from './list-importers.ts'
import type { ListVersion, LiveScreening, Screening } from './screening.ts'
import { listStored, readEntries, type StoredList, versionName } from './store.ts'

export interface LiveScreeningOptions {
  readonly db: Db
  /** How often the database is asked whether a list has another version. */
  readonly pollMs: number
  readonly onError: (error: unknown) => void
}

const PAGE = 2_000

/**
 * The lists of the database in memory. Loaded at the first question; when a version changes a new index is built beside
 * the old one, which answers until the new one is whole.
 */
export function createLiveScreening({ db, pollMs, onError }: LiveScreeningOptions): LiveScreening {
  let loaded: Loaded | null = null
  let askedAt = 0
  let loading: Promise<Screening> | null = null

  async function refresh(): Promise<Screening> {
    const lists = await listStored(db)
    const fingerprint = lists.map(({ code, versionId }) => `${code}:${versionId}`).join()
    const index = loaded?.fingerprint === fingerprint ? loaded.index : await load(db, lists)
    const checked = lists.map(({ checkedAt }) => checkedAt.getTime()).join()
    if (loaded?.index !== index || loaded.checked !== checked) {
      loaded = { index, fingerprint, checked, screening: declaredAs(index, lists.map(versionOf)) }
    }
    return loaded.screening
  }
  function refreshOnce(): Promise<Screening> {
    loading ??= refresh().finally(() => {
      loading = null
      askedAt = performance.now()
    })
    return loading
  }
  return {
    async current() {
      if (loaded === null) return refreshOnce()
      if (performance.now() - askedAt > pollMs) {
        askedAt = performance.now()
        refreshOnce().catch(onError)
      }
      return loaded.screening
    },
    async refresh() {
      // The load under way may have looked before it was asked: what changed in between would be missed.
      await loading?.catch(() => undefined)
      return refreshOnce()
    },
  }
}

interface Loaded {
  readonly index: Screening
  readonly fingerprint: string
  /** When each source was last asked: without news the index stays, and the lists are fresh all the same. */
  readonly checked: string
  readonly screening: Screening
}

function declaredAs(index: Screening, lists: readonly ListVersion[]): Screening {
  return {
    lists: () => lists,
    screen: (query) => ({ ...index.screen(query), lists }),
    within: (entries, declared = lists) => index.within(entries, declared),
  }
}

const LICENCES = new Map(LIST_IMPORTERS.map(({ format, licence }) => [format, licence]))

function versionOf(stored: StoredList): ListVersion {
  return {
    list: stored.code,
    version: versionName(stored.sha256),
    topics: stored.topics,
    entryCount: stored.entryCount,
    importedAt: stored.importedAt,
    checkedAt: stored.checkedAt,
    licence: LICENCES.get(stored.format) ?? 'Unknown: its format is no longer one of those that are read.',
  }
}

async function load(db: Db, lists: readonly StoredList[]): Promise<Screening> {
  const builder = createScreeningBuilder()
  for (const stored of lists) {
    const list = versionOf(stored)
    builder.declare(list)
    let after = ''
    for (;;) {
      const entries = await readEntries(db, { versionId: stored.versionId, after, limit: PAGE })
      for (const entry of entries) builder.add(list, entry)
      if (entries.length < PAGE) break
      after = entries.at(-1)?.id ?? ''
    }
  }
  return builder.finish()
}
