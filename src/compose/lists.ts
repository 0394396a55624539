import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import type { Config } from '../config.ts'
import { downloadList } from '../engines/screening/download-list.ts'
import { closeAll, fetchSources, isDatasetIndex } from '../engines/screening/fetch-sources.ts'
import { plainCsv } from '../engines/screening/import/plain-csv.ts'
import { type ImportOutcome, importList } from '../engines/screening/import-list.ts'
import { type OpenedSource, withSources } from '../engines/screening/list-importer.ts'
import { LIST_IMPORTERS } from '../engines/screening/list-importers.ts'
import { deleteList, listStored, type StoredList } from '../engines/screening/store.ts'
import { updateList } from '../engines/screening/update-lists.ts'
import { recordAct } from '../features/audit/door.ts'
import { importBlocklist, removeBlocklist } from '../features/screening/blocklists/import-blocklist.ts'
import { type Blocklist, listBlocklists, type Owner } from '../features/screening/blocklists/store.ts'
import { type Db, inTransaction } from '../platform/database/database.ts'
import { createKeyring } from '../platform/encryption/keyring.ts'
import { loadOrCreateMasterKey } from '../platform/encryption/master-key.ts'
import { openOutbound } from '../platform/outbound/fetch-public.ts'

export interface ListFormat {
  readonly format: string
  readonly title: string
  readonly licence: string
  readonly isProven: boolean
}

export interface ListImportRequest {
  readonly code: string
  readonly format: string
  /** Files, or addresses beginning with http. */
  readonly places: readonly string[]
  readonly acceptsShrunk: boolean
}

/** A list of an organization's own: only its screenings see it. */
export interface OwnImportRequest {
  readonly owner: Owner
  readonly name: string
  /** One file, or an address. */
  readonly place: string
}

/** What the command line does with lists. */
export interface ListAdministration {
  readonly formats: readonly ListFormat[]
  all(): Promise<readonly StoredList[]>
  import(request: ListImportRequest, onProgress: (entries: number) => void): Promise<ImportOutcome>
  update(list: StoredList, onProgress: (entries: number) => void): Promise<ImportOutcome>
  /** False when there is no such list. */
  remove(code: string): Promise<boolean>
  allOwn(owner: Owner): Promise<readonly Blocklist[]>
  /** Answers how many entries it has. */
  importOwn(request: OwnImportRequest): Promise<number>
  /** False when there is no such list. */
  removeOwn(owner: Owner, name: string): Promise<boolean>
  close(): Promise<void>
}

export function openLists({ db }: { readonly db: Db }, config: Config): ListAdministration {
  const outbound = openOutbound({ allow: config.webhookAllow })
  const isAddress = (place: string) => /^https?:\/\//i.test(place)
  const sourceOf = async (place: string): Promise<OpenedSource> =>
    isAddress(place)
      ? downloadList(outbound, place)
      : { name: basename(place).toLowerCase(), open: () => createReadStream(place), close: async () => undefined }
  const blocklistDeps = async () => {
    const masterKey = config.masterKey ?? (await loadOrCreateMasterKey(join(config.dataDir, 'master.key')))
    return { db, recordAct, keyring: createKeyring({ masterKey }) }
  }
  return {
    formats: LIST_IMPORTERS,
    all: () => listStored(db),
    async import({ code, format, places, acceptsShrunk }, onProgress) {
      const importer = LIST_IMPORTERS.find((each) => each.format === format)
      if (importer === undefined) throw new RangeError(`There is no format ${format}.`)
      // An update of some of its files would lose what the others say.
      const sourceUrls = places.every(isAddress) ? places : []
      if (format === 'opensanctions-ftm' && sourceUrls.length === 1 && isDatasetIndex(sourceUrls[0] ?? '')) {
        const fetched = await fetchSources(outbound, sourceUrls, null)
        const { sources = [], version: sourceVersion = null } = fetched ?? {}
        const wanted = { code, importer, sources, sourceUrls, sourceVersion, acceptsShrunk, onProgress }
        try {
          return await importList(db, wanted)
        } finally {
          await closeAll(sources)
        }
      }
      return withSources(places, sourceOf, (sources) =>
        importList(db, { code, importer, sources, sourceUrls, acceptsShrunk, onProgress }),
      )
    },
    update: (list, onProgress) => updateList({ db, outbound, onProgress }, list),
    remove: (code) => inTransaction(db, (tx) => deleteList(tx, code)),
    allOwn: (owner) => listBlocklists(db, owner),
    async importOwn({ owner, name, place }) {
      const deps = await blocklistDeps()
      return withSources([place], sourceOf, (sources) =>
        importBlocklist(deps, { owner, name, entries: plainCsv.read(sources) }),
      )
    },
    removeOwn: async (owner, name) => removeBlocklist(await blocklistDeps(), owner, name),
    close: () => outbound.close(),
  }
}
