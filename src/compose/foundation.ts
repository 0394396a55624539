import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { connect } from '../platform/database/connect.ts'
import type { Db } from '../platform/database/database.ts'
import { openEmbedded } from '../platform/database/embedded/open-embedded.ts'
import { migrate } from '../platform/database/migrate.ts'
import type { Logger } from '../platform/logging/logger.ts'
import { openLocalStorage } from '../platform/storage/local-storage.ts'
import type { Storage } from '../platform/storage/storage.ts'

/** The folder of the migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

/** The database, migrated, and nothing else: enough for the commands that administer an installation. */
export interface Foundation {
  readonly db: Db
  readonly databaseUrl: string
  close(): Promise<void>
}

/** @param options `migrates: false` only opens, for looking. */
export async function openFoundation(
  config: Config,
  logger: Logger,
  options: { readonly migrates?: boolean } = {},
): Promise<Foundation> {
  const embedded =
    config.databaseUrl === null ? await openEmbedded({ dataDir: join(config.dataDir, 'postgres'), log: logger }) : null
  const databaseUrl = embedded?.url ?? config.databaseUrl ?? ''
  const connection = connect({
    url: databaseUrl,
    applicationName: `absah ${config.role}`,
    connectionsMax: config.databaseConnections,
    log: logger,
  })
  const close = async () => {
    await connection.close()
    await embedded?.close()
  }
  try {
    if (options.migrates !== false) await migrate(connection.db, MIGRATIONS)
  } catch (error) {
    await close()
    throw error
  }
  return { db: connection.db, databaseUrl, close }
}

/** Where stored objects are. */
export function openFiles(config: Config): Promise<Storage> {
  return openLocalStorage({ folder: join(config.dataDir, 'files') })
}
