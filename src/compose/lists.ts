import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Config } from '../config.ts'
import { type ImportOutcome, importList } from '../engines/screening/import-list.ts'
import type { ListSource } from '../engines/screening/list-importer.ts'
import { LIST_IMPORTERS } from '../engines/screening/list-importers.ts'
import { deleteList, listStored, type StoredList } from '../engines/screening/store.ts'
import { downloadList, updateList } from '../engines/screening/update-lists.ts'
import { type Db, inTransaction } from '../platform/database/database.ts'
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

/** What the command line does with lists. */
export interface ListAdministration {
  readonly formats: readonly ListFormat[]
  all(): Promise<readonly StoredList[]>
  import(request: ListImportRequest, onProgress: (entries: number) => void): Promise<ImportOutcome>
  update(list: StoredList, onProgress: (entries: number) => void): Promise<ImportOutcome>
  /** False when there is no such list. */
  remove(code: string): Promise<boolean>
  close(): Promise<void>
}

export function openLists({ db }: { readonly db: Db }, config: Config): ListAdministration {
  const outbound = openOutbound({ allow: config.webhookAllow })
  const isAddress = (place: string) => /^https?:\/\//i.test(place)
  const sourceOf = async (place: string): Promise<ListSource> =>
    isAddress(place)
      ? downloadList(outbound, place)
      : { name: basename(place).toLowerCase(), open: () => createReadStream(place) }
  return {
    formats: LIST_IMPORTERS,
    all: () => listStored(db),
    async import({ code, format, places, acceptsShrunk }, onProgress) {
      const importer = LIST_IMPORTERS.find((each) => each.format === format)
      if (importer === undefined) throw new RangeError(`There is no format ${format}.`)
      const sources = await Promise.all(places.map(sourceOf))
      return importList(db, {
        code,
        importer,
        sources,
        sourceUrls: places.filter(isAddress),
        acceptsShrunk,
        onProgress,
      })
    },
    update: (list, onProgress) => updateList({ db, outbound, onProgress }, list),
    remove: (code) => inTransaction(db, (tx) => deleteList(tx, code)),
    close: () => outbound.close(),
  }
}
