import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { assertOpens, type StoredDataKey } from '../encryption/keyring.ts'
import type { Storage } from '../storage/storage.ts'
import { fileKeyOf, MASTER_KEY_NAME, type Manifest, tableOf } from './manifest.ts'
import { BackupError, readEntries, verifyArchive } from './read-archive.ts'
import {
  clearQueue,
  copyInText,
  dropForeignKeys,
  findFilled,
  listMigrations,
  listTables,
  setSequence,
  withClient,
} from './tables.ts'

export interface RestoreOptions {
  /** Of a database that this release has migrated, with the queue's tables in it. */
  readonly databaseUrl: string
  readonly storage: Pick<Storage, 'list' | 'put' | 'delete'>
  readonly file: string
  /** The installation's own; null when it has none, then the one in the backup is kept. */
  readonly masterKey: Buffer | null
  readonly keepMasterKey: (key: Buffer) => Promise<void>
}

export interface Restored {
  readonly manifest: Manifest
  readonly fileCount: number
}

/**
 * Brings a backup into an empty installation, all of it or nothing: the rows in one transaction, with every reference
 * looked at, and stored objects that are taken away again when anything fails.
 *
 * @throws {BackupError} when the file is not as it was written, the installation is not empty, or of another release.
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
    await refuseUnlessEmpty(client, options, manifest)
    const keys: string[] = []
    try {
      const foreignKeys = await dropForeignKeys(client)
      await clearQueue(client)
      const kept = await load(client, options, { manifest, keys })
      await refuseOtherKey(client, options.masterKey ?? kept)
      for (const { name, lastValue } of manifest.sequences) await setSequence(client, name, lastValue)
      for (const statement of foreignKeys) await client.query(statement)
      if (options.masterKey === null && kept !== null) await options.keepMasterKey(kept)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      for (const key of keys) await options.storage.delete(key)
      throw error
    }
    return { manifest, fileCount: keys.length }
  })
}

async function refuseUnlessEmpty(client: pg.Client, { storage }: RestoreOptions, manifest: Manifest): Promise<void> {
  const tables = await listTables(client)
  const filled = await findFilled(client, tables)
  if (filled !== undefined) {
    throw new BackupError(`This installation is not empty: ${filled} has rows. Restore into a new one.`)
  }
  for await (const { key } of storage.list()) {
    throw new BackupError(`This installation is not empty: ${key} is stored. Restore into a new one.`)
  }
  const migrations = await listMigrations(client)
  if (JSON.stringify(migrations) === JSON.stringify(manifest.migrations)) return
  const [theirs, ours] = [manifest.migrations.at(-1)?.name, migrations.at(-1)?.name]
  throw new BackupError(
    `The backup was made at ${theirs}, and this release is at ${ours}. Restore it with the release that made it, then upgrade.`,
  )
}

interface Loading {
  readonly manifest: Manifest
  /** Objects that were stored so far. */
  readonly keys: string[]
}

/** Answers the master key that is in the backup. */
async function load(client: pg.Client, options: RestoreOptions, { manifest, keys }: Loading): Promise<Buffer | null> {
  let masterKey: Buffer | null = null
  for await (const { name, content } of readEntries(options.file)) {
    const [table, key] = [tableOf(name), fileKeyOf(name)]
    if (table !== undefined) await loadPiece(client, { table, content, manifest })
    else if (key !== undefined) {
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
