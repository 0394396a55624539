import type { Log } from '../log.ts'
import { findPostmaster } from './postmaster-file.ts'
import type { ServerPlace } from './server.ts'

const INTERVAL_MS = 1_000

/**
 * Looks after the server every second and calls `restart` when it has died (killed, or out of memory): connections
 * fail meanwhile, and pools find the new server at the same address. Failures are logged and tried again.
 * The answer ends the watch and waits for a restart under way. The watch does not keep the process alive.
 */
export function watchServer(place: ServerPlace, restart: () => Promise<unknown>, log: Log): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    if (underWay !== undefined || findPostmaster(place.clusterDir) !== null) return
    log.warn({ clusterDir: place.clusterDir }, 'embedded database died')
    underWay = restart()
      .then(() => {})
      .catch((error: unknown) => log.error({ err: error }, 'embedded database could not be started again'))
      .finally(() => {
        underWay = undefined
      })
  }, INTERVAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
