import { createHash } from 'node:crypto'
import { newId } from '../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import { applyChanges } from './apply-changes.ts'
import { lineOf } from './import/build-entry.ts'
import { DamagedListError, type ListImporter, type ListSource, type ReportPassedOver } from './list-importer.ts'
import type { ListEntry } from './screening.ts'
import {
  describeList,
  type FillingVersion,
  insertEntries,
  insertVersion,
  type ListOrigin,
  lockList,
  noteChecked,
  switchVersion,
} from './store.ts'

export interface ListImport {
  readonly code: string
  readonly importer: ListImporter
  readonly sources: readonly ListSource[]
  /** Where an update fetches it again; none where a file is among the sources. */
  readonly sourceUrls: readonly string[]
  /** As its publisher names this version; absent: it does not. */
  readonly sourceVersion?: string | null
  /** Takes a list that has shrunk to less than half. */
  readonly acceptsShrunk: boolean
  /** Called now and then with the entries so far. */
  readonly onProgress: (entries: number) => void
}

export interface ImportOutcome {
  readonly kind: 'imported' | 'unchanged'
  readonly entryCount: number
  /** What named nobody: how many, and the first of them. */
  readonly passedOver: PassedOver
}

export interface PassedOver {
  readonly count: number
  readonly first: readonly string[]
}

const PASSED_OVER_SHOWN = 5

const BATCH = 500
/** Counts up when importers read more from the same file: then a list is read anew though its file has not changed. */
export const IMPORTERS_REVISION = 1
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
    const { sourceUrls } = wanted
    const list = { code, format, topics, sourceUrls, importerRevision: IMPORTERS_REVISION, origin: originOf(wanted) }
    const before = await lockList(tx, list)
    const hashed = wanted.sources.map(hashedSource)
    const sources = hashed.map(({ source }) => source)
    const id = newId()
    const number = await insertVersion(tx, { id, code })
    const version = { id, number, beforeId: before.versionId }
    const passedOver = createNote()
    const filling = { ...wanted, sources, report: passedOver.take }
    const isChange = (await importer.isChanges?.(sources)) === true
    // A file of changes does not take the place of the address that the list is from.
    await describeList(tx, isChange && sourceUrls.length === 0 ? { ...list, sourceUrls: before.sourceUrls } : list)
    const entryCount = isChange
      ? await applyChanges(tx, filling, { version, before })
      : await fill(tx, filling, version)
    if (entryCount === 0) throw new DamagedListError(null, 'The list has no entries. The old version is kept.')
    if (entryCount < before.entryCount / 2 && !wanted.acceptsShrunk) {
      throw new DamagedListError(
        null,
        `The list has ${entryCount} entries where it had ${before.entryCount}. Check the file; --accept-shrunk takes it all the same.`,
      )
    }
    const digests = hashed.map(({ digest }) => digest())
    // Changes are of the version that they change.
    const sha256 = joinDigests(isChange ? [Buffer.from(before.sha256 ?? '', 'hex'), ...digests] : digests)
    // The same file read as another format, or by an importer that reads more, says something else.
    const isReadAlike = before.format === importer.format && before.importerRevision === IMPORTERS_REVISION
    if (before.sha256 === sha256.toString('hex') && isReadAlike) {
      throw new Unchanged(before.entryCount, passedOver.said())
    }
    await switchVersion(tx, { id, code, sha256, entryCount })
    return { kind: 'imported' as const, entryCount, passedOver: passedOver.said() }
  }).catch(async (error: unknown) => {
    if (!(error instanceof Unchanged)) throw error
    await inTransaction(db, (tx) => noteChecked(tx, { ...wanted, origin: originOf(wanted) }))
    return { kind: 'unchanged' as const, entryCount: error.entryCount, passedOver: error.passedOver }
  })
}

/** Only where all of it came from addresses there is something to ask. */
function originOf({ sources, sourceUrls, sourceVersion = null }: ListImport): ListOrigin {
  const validators = sources.map(({ validator = null }) => validator)
  return { validators: sourceUrls.length === sources.length ? validators : [], version: sourceVersion }
}

/** Rolls back what was read of a list that is the current one already. */
class Unchanged extends Error {
  readonly entryCount: number
  readonly passedOver: PassedOver
  constructor(entryCount: number, passedOver: PassedOver) {
    super('The list has not changed.')
    this.entryCount = entryCount
    this.passedOver = passedOver
  }
}

function createNote() {
  let count = 0
  const first: string[] = []
  return {
    take({ line, reason }: Parameters<ReportPassedOver>[0]) {
      count += 1
      if (count <= PASSED_OVER_SHOWN) first.push(`Line ${line}: ${reason}`)
    },
    said: (): PassedOver => ({ count, first }),
  }
}

interface Filling extends ListImport {
  readonly report: ReportPassedOver
}

async function fill(tx: Tx, filling: Filling, version: FillingVersion): Promise<number> {
  const { importer, sources, onProgress, report } = filling
  let batch: ListEntry[] = []
  let count = 0
  const seen = new Set<string>()
  for await (const entry of importer.read(sources, report)) {
    if (seen.has(entry.id)) throw new DamagedListError(lineOf(entry), `Two entries have the id ${entry.id}.`)
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

/** Some importers look into a source before they read it, or read it twice: the first whole reading counts. */
function hashedSource(source: ListSource) {
  let digest: Buffer = Buffer.alloc(0)
  const hashing: ListSource = {
    ...source,
    async *open() {
      const hash = createHash('sha256')
      for await (const bytes of source.open()) {
        hash.update(bytes)
        yield bytes
      }
      if (digest.length === 0) digest = hash.digest()
    },
  }
  return { source: hashing, digest: () => digest }
}

/** Of one file its own SHA-256, of several that of theirs. */
function joinDigests(digests: readonly Buffer[]): Buffer {
  const [first = Buffer.alloc(0), ...more] = digests
  return more.length === 0 && first.length > 0 ? first : createHash('sha256').update(Buffer.concat(digests)).digest()
}
