import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasClients } from '../src/platform/database/embedded/clients.ts'
import { findPostmaster } from '../src/platform/database/embedded/postmaster-file.ts'
import { stopServer } from '../src/platform/database/embedded/server.ts'

/** How the data folder of a run's server begins, under the temporary folder. */
export const DATA_PREFIX = 'absah-test-database-'

// Younger folders may belong to a run that has not registered yet.
const AGE_MS_MIN = 60_000

/** Stops the servers of runs that were killed, and deletes their data. Runs that live, or are another user's, are left. */
export async function removeAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(DATA_PREFIX))) {
    const dataDir = join(tmpdir(), name)
    try {
      if (isInUse(dataDir)) continue
      const place = { clusterDir: join(dataDir, 'cluster'), logPath: join(dataDir, 'postgres.log') }
      const socketFolder = findPostmaster(place.clusterDir)?.socketFolder
      await stopServer(place)
      for (const path of [socketFolder, dataDir]) if (path) rmSync(path, { recursive: true, force: true })
    } catch {
      // Another user's, or another run is removing it at this moment.
    }
  }
}

function isInUse(dataDir: string): boolean {
  const clients = join(dataDir, 'clients')
  return Date.now() - statSync(dataDir).ctimeMs < AGE_MS_MIN || (existsSync(clients) && hasClients(clients))
}
