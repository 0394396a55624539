import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Foundation, MIGRATIONS, openFiles } from '../compose/foundation.ts'
import { STORED_OBJECTS } from '../compose/stored-objects.ts'
import type { Config } from '../config.ts'
import { operatorAct } from '../features/access/act.ts'
import { recordAct } from '../features/audit/door.ts'
import { backUp } from '../platform/backup/back-up.ts'
import { restore } from '../platform/backup/restore.ts'
import { type Db, inTransaction } from '../platform/database/database.ts'
import { readMigrations } from '../platform/database/read-migrations.ts'
import { findMasterKey, loadOrCreateMasterKey } from '../platform/encryption/master-key.ts'
import { prepareQueue } from '../platform/jobs/prepare-queue.ts'
import { print, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

export function addBackupCommand(command: Command, terminal: Terminal): void {
  command
    .option('--with-master-key', 'put the master key in: whoever has the file can then read everything', false)
    .action((file: string, options: { withMasterKey: boolean }) => writeBackup(terminal, file, options.withMasterKey))
}

export function addRestoreCommand(command: Command, terminal: Terminal): void {
  command
    .option('--without-missing', 'where the backup lacks stored files, bring in the rest and mark them as lost', false)
    .action((file: string, options: { withoutMissing: boolean }) =>
      readBackup(terminal, { file, withoutMissing: options.withoutMissing }),
    )
}

const keyFileOf = (config: Config) => join(config.dataDir, 'master.key')

function writeBackup(terminal: Terminal, file: string, withMasterKey: boolean): Promise<void> {
  return withFoundation(terminal, async ({ db, databaseUrl }, config) => {
    const masterKey = withMasterKey ? (config.masterKey ?? (await loadOrCreateMasterKey(keyFileOf(config)))) : null
    const key = masterKey === null ? null : Buffer.from(masterKey)
    const storage = await openFiles(config)
    const made = await backUp({ databaseUrl, storage, objects: STORED_OBJECTS, file, masterKey: key })
    const { missing } = made
    const details = { files: made.fileCount, missing: missing.length, with_master_key: withMasterKey }
    await record(db, 'installation.backed_up', details)
    const megabytes = (made.sizeBytes / 1024 ** 2).toFixed(1)
    print(terminal, `Backed up ${made.tableCount} tables and ${made.fileCount} files into ${file} (${megabytes} MB).`)
    print(terminal, withMasterKey ? KEY_INSIDE : `${KEY_APART} Yours is ${placeOfKey(config)}.`)
    if (missing.length > 0) throw new Error(describeMissing(file, missing))
  })
}

/** Names that are printed at most. */
const SHOWN_MAX = 20

function namesOf(keys: readonly string[]): string {
  const rest = keys.length > SHOWN_MAX ? ` and ${keys.length - SHOWN_MAX} more` : ''
  return `${keys.slice(0, SHOWN_MAX).join(', ')}${rest}`
}

function describeMissing(file: string, missing: readonly string[]): string {
  return (
    `${missing.length} stored files could not be read and are not in ${file}: ${namesOf(missing)}. ` +
    'Look at the disk or the file server, and back up anew. ' +
    'What is in the file can be restored with --without-missing.'
  )
}

function record(db: Db, action: string, details: Readonly<Record<string, unknown>>): Promise<void> {
  const place = { organizationId: null, groupId: null }
  return inTransaction(db, (tx) => recordAct(tx, operatorAct({ ...place, action, target: null, details })))
}

const KEY_INSIDE = 'The master key is in it: whoever has this file can read everything. Keep it as you keep the key.'
const KEY_APART = 'The master key is not in it, and without it nothing sealed can be read: keep a copy apart.'

function placeOfKey(config: Config): string {
  return config.masterKey === null ? keyFileOf(config) : 'in ABSAH_MASTER_KEY'
}

interface Reading {
  readonly file: string
  readonly withoutMissing: boolean
}

function readBackup(terminal: Terminal, { file, withoutMissing }: Reading): Promise<void> {
  const read = async ({ db, databaseUrl }: Foundation, config: Config) => {
    await prepareQueue({ url: databaseUrl, applicationName: 'absah restore' })
    const own = config.masterKey ?? (await findMasterKey(keyFileOf(config)))
    const { manifest, fileCount, lost } = await restore({
      ...{ databaseUrl, file, withoutMissing, objects: STORED_OBJECTS },
      storage: await openFiles(config),
      migrations: await readMigrations(MIGRATIONS),
      masterKey: own === null ? null : Buffer.from(own),
      keepMasterKey: (key) =>
        writeFile(keyFileOf(config), `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true }),
    })
    await record(db, 'installation.restored', { files: fileCount, lost: lost.length, as_of: manifest.createdAt })
    print(terminal, `Restored ${manifest.tables.length} tables and ${fileCount} files as of ${manifest.createdAt}.`)
    if (lost.length > 0) {
      print(terminal, `${lost.length} stored files are not in it and are marked as lost: ${namesOf(lost)}.`)
    }
    print(terminal, `Start the server with: ${startCommand(config)}`)
  }
  // The schema comes with the backup, whose release may be an older one.
  return withFoundation(terminal, read, { migrates: false })
}

/** As it can be typed where this command was. */
function startCommand({ dataDir }: Config): string {
  return `ABSAH_DATA=${/^[\w./-]+$/.test(dataDir) ? dataDir : `'${dataDir.replaceAll("'", `'\\''`)}'`} bin/absah serve`
}
