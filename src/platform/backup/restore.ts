import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from '../database/database.ts'
import { queriesOn } from '../database/queries-on.ts'
import type { Migration } from '../database/read-migrations.ts'
import { assertOpens, type StoredDataKey } from '../encryption/keyring.ts'
import type { Storage } from '../storage/storage.ts'
import { makeSchema, upgradeSchema } from './make-schema.ts'
import { fileKeyOf, MASTER_KEY_NAME, type Manifest, tableOf } from './manifest.ts'
import { findAllNamed, type ObjectKind } from './object-kind.ts'
import { BackupError, readEntries, verifyArchive } from './read-archive.ts'
import { clearQueue, copyInText, dropForeignKeys, findFilled, listTables, setSequence, withClient } from './tables.ts'

export interface RestoreOptions {
  /** Of an empty database with the queue's tables in it. This release may have migrated it. */
  readonly databaseUrl: string
  readonly storage: Pick<Storage, 'list' | 'put' | 'delete'>
  readonly file: string
  /** This release's. */
  readonly migrations: readonly Migration[]
  /** Whose rows name the stored objects. */
  readonly objects: readonly ObjectKind[]
  /** Brings in what is there, and marks as lost what the file lacks. Without it such a file is refused. */
  readonly withoutMissing: boolean
  /** The installation's own; null when it has none, then the one in the backup is kept. */
  readonly masterKey: Buffer | null
  readonly keepMasterKey: (key: Buffer) => Promise<void>
}

export interface Restored {
  readonly manifest: Manifest
  readonly fileCount: number
  /** Objects that rows name and the file lacks; they are marked as lost. */
  readonly lost: readonly string[]
}

/**
 * Brings a backup into an empty installation, all of it or nothing: the rows in one transaction, with every reference
 * looked at, and stored objects that are taken away again when anything fails. A backup of an older release is brought
 * to this one's schema.
 *
 * @throws {BackupError} when the file is not as it was written, lacks objects that its rows name, or is of a newer
 * release; and when the installation is not empty.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const manifest = await verifyArchive(options.file)
  if (options.masterKey === null && !manifest.holdsMasterKey) {
    throw new BackupError(
      'The master key is not in this backup, and nothing can be read without it. Put it in place first.',
    )
  }
  return withClient(options.databaseUrl, async (client) => {
    await client.query('BEGIN')
    await refuseUnlessEmpty(client, options)
    await makeSchema(client, options.migrations, manifest.migrations)
    const keys: string[] = []
    try {
      const foreignKeys = await dropForeignKeys(client)
      await clearQueue(client)
      const kept = await load(client, options, { manifest, keys })
      await refuseOtherKey(client, options.masterKey ?? kept)
      for (const { name, lastValue } of manifest.sequences) await setSequence(client, name, lastValue)
      for (const statement of foreignKeys) await client.query(statement)
      await upgradeSchema(client, options.migrations, manifest.migrations)
      const lost = await markLost(queriesOn(client), options, { manifest, keys })
      if (options.masterKey === null && kept !== null) await options.keepMasterKey(kept)
      await client.query('COMMIT')
      return { manifest, fileCount: keys.length, lost }
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      for (const key of keys) await options.storage.delete(key)
      throw error
    }
  })
}

async function refuseUnlessEmpty(client: pg.Client, { storage }: RestoreOptions): Promise<void> {
  const tables = await listTables(client)
  const filled = await findFilled(client, tables)
  if (filled !== undefined) {
    throw new BackupError(`This installation is not empty: ${filled} has rows. Restore into a new one.`)
  }
  for await (const { key } of storage.list()) {
    throw new BackupError(`This installation is not empty: ${key} is stored. Restore into a new one.`)
  }
}

interface Loading {
  readonly manifest: Manifest
  /** Objects that were stored so far. */
  readonly keys: string[]
}

/** Names that an error shows at most. */
const SHOWN_MAX = 20

/** Answers the keys of what is lost: named by a row, and not in the file. */
async function markLost(db: Db, options: RestoreOptions, { manifest, keys }: Loading): Promise<readonly string[]> {
  const stored = new Set(keys)
  const lost = (await findAllNamed(db, options.objects)).map(({ key }) => key).filter((key) => !stored.has(key))
  const deleted = new Set(manifest.deleted)
  const missing = lost.filter((key) => !deleted.has(key))
  if (missing.length > 0 && !options.withoutMissing) {
    const rest = missing.length > SHOWN_MAX ? ` and ${missing.length - SHOWN_MAX} more` : ''
    throw new BackupError(
      `${options.file} lacks ${missing.length} stored files that its rows name: ` +
        `${missing.slice(0, SHOWN_MAX).join(', ')}${rest}. Nothing was changed. ` +
        'Use another backup, or bring in all the rest with --without-missing: these files are then marked as lost.',
    )
  }
  for (const kind of options.objects) await kind.markLost(db, lost)
  return lost
}

/** Answers the master key that is in the backup. */
async function load(client: pg.Client, options: RestoreOptions, { manifest, keys }: Loading): Promise<Buffer | null> {
  let masterKey: Buffer | null = null
  const unreadable = new Set([...manifest.missing, ...manifest.deleted])
  for await (const { name, content } of readEntries(options.file)) {
    const [table, key] = [tableOf(name), fileKeyOf(name)]
    if (table !== undefined) await loadPiece(client, { table, content, manifest })
    else if (key !== undefined && !unreadable.has(key)) {
      keys.push(key)
      await options.storage.put(key, content)
    } else if (name === MASTER_KEY_NAME) masterKey = await buffer(content)
    else for await (const _piece of content);
  }
  return masterKey
}

async function refuseOtherKey(client: pg.Client, masterKey: Buffer | null): Promise<void> {
  const { rows } = await client.query<StoredDataKey>(`SELECT organization_id AS "organizationId", version,
    wrapped_key AS "wrappedKey" FROM data_keys LIMIT 1`)
  const [first] = rows
  if (first !== undefined && masterKey !== null) assertOpens(masterKey, first)
}

interface Piece {
  readonly table: string
  readonly content: AsyncIterable<Buffer>
  readonly manifest: Manifest
}

async function loadPiece(client: pg.Client, { table, content, manifest }: Piece): Promise<void> {
  const known = manifest.tables.find(({ name }) => name === table)
  if (known === undefined) throw new BackupError(`The manifest knows no table ${table}`)
  await pipeline(content, client.query(copyFrom(copyInText(known))))
}
