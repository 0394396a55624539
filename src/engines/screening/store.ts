import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import { hashEntry } from './list-entry.ts'
import type { SourceValidator } from './list-importer.ts'
import type { EntryPlace, ListEntry, ListTopic } from './screening.ts'

/** A list as it stands, with its current version. */
export interface StoredList {
  readonly code: string
  readonly format: string
  readonly sourceUrls: readonly string[]
  readonly topics: readonly ListTopic[]
  readonly versionId: string
  readonly versionNumber: number
  /** The list has no version before this one. */
  readonly isFirst: boolean
  readonly sha256: string
  readonly entryCount: number
  readonly importedAt: Date
  readonly checkedAt: Date
  readonly importerRevision: number
  /** In the order of its addresses. */
  readonly sourceValidators: readonly (SourceValidator | null)[]
  readonly sourceVersion: string | null
}

/** As answers name a version: by the digits its SHA-256 begins with. */
export const versionName = (sha256: string) => sha256.slice(0, 12)

export async function listStored(db: Db | Tx): Promise<readonly StoredList[]> {
  const found = await sql<StoredList>`SELECT l.code, l.format, l.source_urls AS "sourceUrls", l.topics,
      v.id AS "versionId", v.number AS "versionNumber",
      NOT EXISTS (SELECT FROM screening_list_versions o WHERE o.list_code = l.code AND o.number < v.number) AS "isFirst",
      encode(v.sha256, 'hex') AS sha256, v.entry_count AS "entryCount",
      v.imported_at AS "importedAt", l.checked_at AS "checkedAt", l.importer_revision AS "importerRevision",
      l.source_validators AS "sourceValidators", l.source_version AS "sourceVersion"
    FROM screening_lists l JOIN screening_list_versions v ON v.id = l.current_version_id ORDER BY l.code`.execute(db)
  return found.rows
}

export interface NewList {
  readonly code: string
  readonly format: string
  readonly sourceUrls: readonly string[]
  readonly topics: readonly ListTopic[]
  readonly importerRevision: number
  readonly origin: ListOrigin
}

/** What is known of where a list came from, to ask next time for what is new alone. */
export interface ListOrigin {
  readonly validators: readonly (SourceValidator | null)[]
  /** The publisher's own name of this version; null: it has none. */
  readonly version: string | null
}

export interface ListBefore {
  readonly versionId: string | null
  readonly sha256: string | null
  readonly entryCount: number
  readonly format: string
  readonly importerRevision: number
  readonly sourceUrls: readonly string[]
}

/**
 * Makes or keeps the list and holds it to the end of the transaction: two imports of one list wait for each other.
 *
 * @returns what it was before.
 */
export async function lockList(tx: Tx, list: NewList): Promise<ListBefore> {
  const { code, format, topics, sourceUrls, importerRevision } = list
  await sql`INSERT INTO screening_lists (code, format, source_urls, topics, importer_revision)
    VALUES (${code}, ${format}, ${[...sourceUrls]}, ${[...topics]}, ${importerRevision}) ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  const found = await sql<ListBefore>`
    SELECT l.current_version_id AS "versionId", encode(v.sha256, 'hex') AS sha256,
      coalesce(v.entry_count, 0) AS "entryCount", l.format, l.importer_revision AS "importerRevision",
      l.source_urls AS "sourceUrls"
    FROM screening_lists l LEFT JOIN screening_list_versions v ON v.id = l.current_version_id
    WHERE l.code = ${code} FOR UPDATE OF l`.execute(tx)
  return found.rows[0] ?? { versionId: null, sha256: null, entryCount: 0, format, importerRevision, sourceUrls }
}

/** Says how a list is read from now on, and where from. */
export async function describeList(tx: Tx, list: NewList): Promise<void> {
  const { code, format, topics, sourceUrls, importerRevision, origin } = list
  await sql`UPDATE screening_lists SET format = ${format}, topics = ${[...topics]}, source_urls = ${[...sourceUrls]},
      importer_revision = ${importerRevision}, ${originSet(origin)}
    WHERE code = ${code}`.execute(tx)
}

const originSet = ({ validators, version }: ListOrigin) =>
  sql`source_validators = ${JSON.stringify(validators)}::jsonb, source_version = ${version}`

/** Answers its number. */
export async function insertVersion(tx: Tx, version: { readonly id: string; readonly code: string }): Promise<number> {
  const made = await sql<{ number: number }>`INSERT INTO screening_list_versions (id, list_code)
    VALUES (${version.id}, ${version.code}) RETURNING number`.execute(tx)
  return made.rows[0]?.number ?? 0
}

export interface FillingVersion {
  readonly id: string
  readonly number: number
  /** The version that is current until this one is whole; null: the list is new. */
  readonly beforeId: string | null
}

/** Those that say what they said in the version before keep since when they say it. Fails on a second one with the same id. */
export async function insertEntries(tx: Tx, version: FillingVersion, entries: readonly ListEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ entry, hash: hashEntry(entry).toString('hex') }))
  await sql`INSERT INTO screening_entries (version_id, entry_id, entry, content_hash, since)
    SELECT ${version.id}, e->'entry'->>'id', e->'entry', decode(e->>'hash', 'hex'),
      coalesce(old.since, ${version.number}::integer)
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) e
    LEFT JOIN screening_entries old ON old.version_id = ${version.beforeId}::uuid
      AND old.entry_id = e->'entry'->>'id' AND old.content_hash = decode(e->>'hash', 'hex')`.execute(tx)
}

/** Takes over what the version before says, but for some. Answers how many entries that are. */
export async function copyEntries(tx: Tx, version: FillingVersion, exceptIds: readonly string[]): Promise<number> {
  const copied = await sql`INSERT INTO screening_entries (version_id, entry_id, entry, content_hash, since)
    SELECT ${version.id}, entry_id, entry, content_hash, since FROM screening_entries
    WHERE version_id = ${version.beforeId}::uuid AND entry_id <> ALL(${[...exceptIds]}::text[])`.execute(tx)
  return Number(copied.numAffectedRows ?? 0n)
}

export async function readEntriesOf(tx: Tx, versionId: string, ids: readonly string[]): Promise<readonly ListEntry[]> {
  if (ids.length === 0) return []
  const found = await sql<{ entry: ListEntry }>`SELECT entry FROM screening_entries
    WHERE version_id = ${versionId} AND entry_id = ANY(${[...ids]}::text[])`.execute(tx)
  return found.rows.map(({ entry }) => entry)
}

export interface FinishedVersion {
  readonly id: string
  readonly code: string
  readonly sha256: Buffer
  readonly entryCount: number
}

/** From the commit on it is the current one. Of older ones the row stays as history, the entries of all but the last go. */
export async function switchVersion(tx: Tx, version: FinishedVersion): Promise<void> {
  await sql`UPDATE screening_list_versions SET sha256 = ${version.sha256}, entry_count = ${version.entryCount},
    imported_at = now() WHERE id = ${version.id}`.execute(tx)
  await sql`DELETE FROM screening_entries e USING screening_list_versions v, screening_lists l
    WHERE e.version_id = v.id AND v.list_code = ${version.code} AND l.code = v.list_code
      AND v.id <> ${version.id} AND v.id IS DISTINCT FROM l.current_version_id`.execute(tx)
  // A list that may hold several topics speaks of those alone that it has somebody of.
  await sql`UPDATE screening_lists SET topics = ARRAY(SELECT DISTINCT topic FROM screening_entries e,
      jsonb_array_elements_text(e.entry->'topics') topic WHERE e.version_id = ${version.id} ORDER BY topic)
    WHERE code = ${version.code} AND cardinality(topics) > 1`.execute(tx)
  await sql`UPDATE screening_lists SET current_version_id = ${version.id}, checked_at = now()
    WHERE code = ${version.code}`.execute(tx)
}

/** The source was asked and has nothing new; it may be another one. */
export async function noteChecked(
  tx: Tx,
  { code, sourceUrls, origin }: Pick<NewList, 'code' | 'sourceUrls' | 'origin'>,
): Promise<void> {
  await sql`UPDATE screening_lists SET checked_at = now(), source_urls = ${[...sourceUrls]}, ${originSet(origin)}
    WHERE code = ${code}`.execute(tx)
}

/** False when there is no such list. */
export async function deleteList(tx: Tx, code: string): Promise<boolean> {
  const gone = await sql`UPDATE screening_lists SET current_version_id = NULL WHERE code = ${code}`.execute(tx)
  await sql`DELETE FROM screening_entries WHERE version_id IN
    (SELECT id FROM screening_list_versions WHERE list_code = ${code})`.execute(tx)
  await sql`DELETE FROM screening_list_versions WHERE list_code = ${code}`.execute(tx)
  await sql`DELETE FROM screening_lists WHERE code = ${code}`.execute(tx)
  return (gone.numAffectedRows ?? 0n) > 0n
}

/** Entries after a place, in the order of their places. */
export async function readChanged(
  db: Db,
  { versionId, after, limit }: { readonly versionId: string; readonly after: EntryPlace; readonly limit: number },
): Promise<readonly { readonly entry: ListEntry; readonly place: EntryPlace }[]> {
  const found = await sql<{ entry: ListEntry; since: number; id: string }>`SELECT entry, since, entry_id AS id
    FROM screening_entries WHERE version_id = ${versionId} AND (since, entry_id) > (${after.since}, ${after.id})
    ORDER BY since, entry_id LIMIT ${limit}`.execute(db)
  return found.rows.map(({ entry, since, id }) => ({ entry, place: { since, id } }))
}

/** Of these ids, those that no entry of the version has, as long as it is the current one. */
export async function findMissing(
  db: Db,
  { versionId, ids }: { readonly versionId: string; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`SELECT id FROM unnest(${[...ids]}::text[]) AS id
    WHERE EXISTS (SELECT FROM screening_lists WHERE current_version_id = ${versionId})
      AND NOT EXISTS (SELECT FROM screening_entries WHERE version_id = ${versionId} AND entry_id = id)`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** Entries after `after` in the order of their ids. */
export async function readEntries(
  db: Db,
  { versionId, after, limit }: { readonly versionId: string; readonly after: string; readonly limit: number },
): Promise<readonly ListEntry[]> {
  const found = await sql<{ entry: ListEntry }>`SELECT entry FROM screening_entries
    WHERE version_id = ${versionId} AND entry_id > ${after} ORDER BY entry_id LIMIT ${limit}`.execute(db)
  return found.rows.map(({ entry }) => entry)
}
