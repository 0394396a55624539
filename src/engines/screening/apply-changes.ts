import type { Tx } from '../../platform/database/database.ts'
import { DamagedListError, type ListImporter, type ListSource } from './list-importer.ts'
import type { ListEntry } from './screening.ts'
import { copyEntries, type FillingVersion, insertEntries, type ListBefore, readEntriesOf } from './store.ts'

export interface Changes {
  readonly code: string
  readonly importer: ListImporter
  readonly sources: readonly ListSource[]
  readonly onProgress: (entries: number) => void
}

const CHANGES_MAX = 300_000
const BATCH = 500

/**
 * Fills a version with the one before it, but for what has changed.
 *
 * @returns how many entries it has.
 * @throws {DamagedListError} where there is no list of the same format to change.
 */
export async function applyChanges(
  tx: Tx,
  { code, importer, sources, onProgress }: Changes,
  { version, before }: { readonly version: FillingVersion; readonly before: ListBefore },
): Promise<number> {
  if (version.beforeId === null || before.format !== importer.format) {
    throw new DamagedListError(null, `The file holds changes of a list. Import the whole of ${code} first.`)
  }
  const changes = new Map<string, ListEntry | null>()
  for await (const change of importer.readChanges?.(sources) ?? []) {
    changes.set(change.kind === 'put' ? change.entry.id : change.id, change.kind === 'put' ? change.entry : null)
    if (changes.size > CHANGES_MAX) {
      throw new DamagedListError(null, `There are more than ${CHANGES_MAX} changes: import the whole list.`)
    }
  }
  let count = await copyEntries(tx, version, [...changes.keys()])
  const put = [...changes.values()].filter((entry) => entry !== null)
  for (let from = 0; from < put.length; from += BATCH) {
    const batch = put.slice(from, from + BATCH)
    await insertEntries(tx, version, await withKnownOffices(tx, version.beforeId, batch))
    count += batch.length
    onProgress(count)
  }
  return count
}

/** A change of a person does not bring his offices along where they stand in lines of their own. */
async function withKnownOffices(
  tx: Tx,
  beforeId: string,
  entries: readonly ListEntry[],
): Promise<readonly ListEntry[]> {
  const bare = entries.filter(({ positions, topics }) => positions.length === 0 && topics.includes('pep'))
  const old = await readEntriesOf(
    tx,
    beforeId,
    bare.map(({ id }) => id),
  )
  const offices = new Map(old.map(({ id, positions }) => [id, positions]))
  return entries.map((entry) => (bare.includes(entry) ? { ...entry, positions: offices.get(entry.id) ?? [] } : entry))
}
