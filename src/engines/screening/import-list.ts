import { createHash } from 'node:crypto'
import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { DamagedListError, type ListImporter, type ListSource } from './list-importer.ts'
import type { ListEntry } from './screening.ts'
import { type FillingVersion, insertEntries, insertVersion, lockList, noteChecked, switchVersion } from './store.ts'

export interface ListImport {
  readonly code: string
  readonly importer: ListImporter
  readonly sources: readonly ListSource[]
  /** Where an update fetches it again; none where a file is among the sources. */
  readonly sourceUrls: readonly string[]
  /** Takes a list that has shrunk to less than half. */
  readonly acceptsShrunk: boolean
  /** Called now and then with the entries so far. */
  readonly onProgress: (entries: number) => void
}

export interface ImportOutcome {
  readonly kind: 'imported' | 'unchanged'
  readonly entryCount: number
}

const BATCH = 500
const ENTRIES_MAX = 5_000_000

/**
 * Reads a list into a new version and switches to it, in one transaction: until the last entry is in, and for ever when
 * something is wrong, the old version is the current one.
 *
 * @throws {DamagedListError} for a damaged or empty list, or one that shrank suspiciously.
 */
export function importList(db: Db, wanted: ListImport): Promise<ImportOutcome> {
  return inTransaction(db, async (tx) => {
    const { code, importer } = wanted
    const { format, topics } = importer
    const before = await lockList(tx, { code, format, topics, sourceUrls: wanted.sourceUrls })
    const hash = createHash('sha256')
    const sources = wanted.sources.map((source) => hashed(source, (bytes) => hash.update(bytes)))
    const id = newId()
    const number = await insertVersion(tx, { id, code })
    const version = { id, number, beforeId: before.versionId }
    const entryCount = await fill(tx, { ...wanted, sources }, version)
    if (entryCount === 0) throw new DamagedListError(null, 'The list has no entries. The old version is kept.')
    if (entryCount < before.entryCount / 2 && !wanted.acceptsShrunk) {
      throw new DamagedListError(
        null,
        `The list has ${entryCount} entries where it had ${before.entryCount}. Check the file; --accept-shrunk takes it all the same.`,
      )
    }
    const sha256 = hash.digest()
    // The same file read as another format says something else.
    if (before.sha256 === sha256.toString('hex') && before.format === importer.format) {
      throw new Unchanged(before.entryCount)
    }
    await switchVersion(tx, { id, code, sha256, entryCount })
    return { kind: 'imported' as const, entryCount }
  }).catch(async (error: unknown) => {
    if (!(error instanceof Unchanged)) throw error
    await inTransaction(db, (tx) => noteChecked(tx, wanted))
    return { kind: 'unchanged' as const, entryCount: error.entryCount }
  })
}

/** Rolls back what was read of a list that is the current one already. */
class Unchanged extends Error {
  readonly entryCount: number
  constructor(entryCount: number) {
    super('The list has not changed.')
    this.entryCount = entryCount
  }
}

async function fill(tx: Tx, { importer, sources, onProgress }: ListImport, version: FillingVersion): Promise<number> {
  let batch: ListEntry[] = []
  let count = 0
  const seen = new Set<string>()
  for await (const entry of importer.read(sources)) {
    if (seen.has(entry.id)) throw new DamagedListError(null, `Two entries have the id ${entry.id}.`)
    seen.add(entry.id)
    batch.push(entry)
    count += 1
    if (count > ENTRIES_MAX) throw new DamagedListError(null, `The list has more than ${ENTRIES_MAX} entries.`)
    if (batch.length < BATCH) continue
    await insertEntries(tx, version, batch)
    batch = []
    onProgress(count)
  }
  await insertEntries(tx, version, batch)
  onProgress(count)
  return count
}

function hashed(source: ListSource, take: (bytes: Uint8Array) => void): ListSource {
  return {
    ...source,
    async *open() {
      for await (const bytes of source.open()) {
        take(bytes)
        yield bytes
      }
    },
  }
}
