import { type ListEntry, type ListVersion, ownListName } from '../../../engines/screening/screening.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import type { Blocklist } from './store.ts'

/** An entry and the version of its list since which it says what it says. */
export interface DatedEntry {
  readonly entry: ListEntry
  readonly since: number
}

const ENTRIES_IN_PAGE = 500

const contextOf = (blocklistId: string, number: number) => `blocklist.entries:${blocklistId}:${number}`

export function sealPages(sealer: Sealer, blocklistId: string, entries: readonly DatedEntry[]): readonly Buffer[] {
  const pages: Buffer[] = []
  for (let from = 0; from < entries.length; from += ENTRIES_IN_PAGE) {
    const page = JSON.stringify(entries.slice(from, from + ENTRIES_IN_PAGE))
    pages.push(sealer.seal(page, contextOf(blocklistId, pages.length)))
  }
  return pages
}

export function openPages(
  sealer: Sealer,
  blocklistId: string,
  pages: readonly { readonly number: number; readonly entriesSealed: Buffer }[],
): readonly DatedEntry[] {
  return pages.flatMap(({ number, entriesSealed }): DatedEntry[] =>
    JSON.parse(sealer.open(entriesSealed, contextOf(blocklistId, number)).toString('utf8')),
  )
}

/** As answers name it. It is as fresh as its owner keeps it, so it is never stale. */
export function versionOf({ name, sha256, entryCount, importedAt }: Blocklist): ListVersion {
  return {
    list: ownListName(name),
    version: sha256.toString('hex').slice(0, 12),
    topics: ['blocklist'],
    entryCount,
    importedAt,
    checkedAt: new Date(),
  }
}
