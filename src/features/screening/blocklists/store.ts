import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'

/** Whose lists are meant: an organization's, in a mode. */
export interface Owner {
  readonly organizationId: string
  readonly mode: Mode
}

export interface Blocklist extends Owner {
  readonly id: string
  readonly name: string
  /** Counts up. */
  readonly version: number
  /** Another one for each version. */
  readonly versionId: string
  readonly sha256: Buffer
  readonly entryCount: number
  readonly importedAt: Date
}

const COLUMNS = sql`id, organization_id AS "organizationId", mode, name, version,
  version_id AS "versionId", sha256,
  entry_count AS "entryCount", imported_at AS "importedAt"`

export async function listBlocklists(db: Db, { organizationId, mode }: Owner): Promise<readonly Blocklist[]> {
  const found = await sql<Blocklist>`SELECT ${COLUMNS} FROM blocklists
    WHERE organization_id = ${organizationId} AND mode = ${mode} ORDER BY name`.execute(db)
  return found.rows
}

/** For the worker: those of everybody. */
export async function listAllBlocklists(db: Db): Promise<readonly Blocklist[]> {
  return (await sql<Blocklist>`SELECT ${COLUMNS} FROM blocklists ORDER BY id`.execute(db)).rows
}

/** The list whose current version it is. */
export async function findByVersion(db: Db, { organizationId, mode }: Owner, versionId: string) {
  const found = await sql<Blocklist>`SELECT ${COLUMNS} FROM blocklists WHERE version_id = ${versionId}
    AND organization_id = ${organizationId} AND mode = ${mode}`.execute(db)
  return found.rows[0]
}

/**
 * The list, made if need be, and locked to the end of the transaction: two imports of one list wait for each other.
 *
 * @throws RangeError where there is no such organization.
 */
export async function lockBlocklist(
  tx: Tx,
  { organizationId, mode }: Owner,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Blocklist> {
  const found = await sql<Blocklist>`INSERT INTO blocklists
      (id, organization_id, mode, name, version, version_id, sha256, entry_count)
    SELECT ${id}::uuid, o.id, ${mode}, ${name}, 0, ${id}::uuid, ${Buffer.alloc(32)}::bytea, 0
    FROM organizations o WHERE o.id = ${organizationId}
    ON CONFLICT (organization_id, mode, name) DO UPDATE SET name = excluded.name RETURNING ${COLUMNS}`.execute(tx)
  const row = found.rows[0]
  if (row === undefined) throw new RangeError(`There is no organization ${organizationId}.`)
  return row
}

export async function readPages(
  handle: Db | Tx,
  blocklistId: string,
): Promise<readonly { readonly number: number; readonly entriesSealed: Buffer }[]> {
  const found = await sql<{ number: number; entriesSealed: Buffer }>`SELECT number, entries_sealed AS "entriesSealed"
    FROM blocklist_pages WHERE blocklist_id = ${blocklistId} ORDER BY number`.execute(handle)
  return found.rows
}

export interface NewContents {
  readonly id: string
  readonly version: number
  readonly versionId: string
  readonly sha256: Buffer
  readonly entryCount: number
  readonly pages: readonly Buffer[]
}

export async function replaceContents(tx: Tx, contents: NewContents): Promise<void> {
  const { id, version, versionId, sha256, entryCount, pages } = contents
  await sql`DELETE FROM blocklist_pages WHERE blocklist_id = ${id}`.execute(tx)
  for (const [number, sealed] of pages.entries()) {
    await sql`INSERT INTO blocklist_pages (blocklist_id, number, entries_sealed)
      VALUES (${id}, ${number}, ${sealed})`.execute(tx)
  }
  await sql`UPDATE blocklists SET version = ${version}, version_id = ${versionId}, sha256 = ${sha256}, entry_count = ${entryCount},
    imported_at = now() WHERE id = ${id}`.execute(tx)
}

/** Its id; undefined when there is no such list. */
export async function deleteBlocklist(
  tx: Tx,
  { organizationId, mode }: Owner,
  name: string,
): Promise<string | undefined> {
  const gone = await sql<{ id: string }>`DELETE FROM blocklists WHERE organization_id = ${organizationId}
    AND mode = ${mode} AND name = ${name} RETURNING id`.execute(tx)
  return gone.rows[0]?.id
}
