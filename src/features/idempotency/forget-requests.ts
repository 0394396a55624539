import type { Tx } from '../../platform/database/database.ts'
import { clearFingerprints } from './store.ts'

/**
 * Forgets what was asked in the requests that made or changed these resources, when they are redacted. What they were
 * answered with, a status and an id, stays until its time is up: the same key still does nothing twice.
 */
export function forgetRequests(tx: Tx, resourceIds: readonly string[]): Promise<void> {
  return clearFingerprints(tx, resourceIds)
}
