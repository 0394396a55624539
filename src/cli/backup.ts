import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { openFiles } from '../compose/foundation.ts'
import type { Config } from '../config.ts'
import { operatorAct } from '../features/access/act.ts'
import { recordAct } from '../features/audit/record-act.ts'
import { backUp } from '../platform/backup/back-up.ts'
import { restore } from '../platform/backup/restore.ts'
import { inTransaction } from '../platform/database/database.ts'
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
  command.action((file: string) => readBackup(terminal, file))
}

const keyFileOf = (config: Config) => join(config.dataDir, 'master.key')

function writeBackup(terminal: Terminal, file: string, withMasterKey: boolean): Promise<void> {
  return withFoundation(terminal, async ({ db, databaseUrl }, config) => {
    const masterKey = withMasterKey ? (config.masterKey ?? (await loadOrCreateMasterKey(keyFileOf(config)))) : null
    const key = masterKey === null ? null : Buffer.from(masterKey)
    const made = await backUp({ databaseUrl, storage: await openFiles(config), file, masterKey: key })
    const details = { files: made.fileCount, with_master_key: withMasterKey }
    const place = { organizationId: null, groupId: null }
    await inTransaction(db, (tx) =>
      recordAct(tx, operatorAct({ ...place, action: 'installation.backed_up', target: null, details })),
    )
    const megabytes = (made.sizeBytes / 1024 ** 2).toFixed(1)
    print(terminal, `Backed up ${made.tableCount} tables and ${made.fileCount} files into ${file} (${megabytes} MB).`)
    print(terminal, withMasterKey ? KEY_INSIDE : `${KEY_APART} Yours is ${placeOfKey(config)}.`)
  })
}

const KEY_INSIDE = 'The master key is in it: whoever has this file can read everything. Keep it as you keep the key.'
const KEY_APART = 'The master key is not in it, and without it nothing sealed can be read: keep a copy apart.'

function placeOfKey(config: Config): string {
  return config.masterKey === null ? keyFileOf(config) : 'in ABSAH_MASTER_KEY'
}

function readBackup(terminal: Terminal, file: string): Promise<void> {
  return withFoundation(terminal, async ({ databaseUrl }, config) => {
    await prepareQueue({ url: databaseUrl, applicationName: 'absah restore' })
    const own = config.masterKey ?? (await findMasterKey(keyFileOf(config)))
    const { manifest, fileCount } = await restore({
      databaseUrl,
      storage: await openFiles(config),
      file,
      masterKey: own === null ? null : Buffer.from(own),
      keepMasterKey: (key) =>
        writeFile(keyFileOf(config), `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true }),
    })
    print(terminal, `Restored ${manifest.tables.length} tables and ${fileCount} files as of ${manifest.createdAt}.`)
    print(terminal, `Start the server with: ${startCommand(config)}`)
  })
}

/** As it can be typed where this command was. */
function startCommand({ dataDir }: Config): string {
  return `ABSAH_DATA=${/^[\w./-]+$/.test(dataDir) ? dataDir : `'${dataDir.replaceAll("'", `'\\''`)}'`} bin/absah serve`
}
