import type { Tx } from '../../../platform/database/database.ts'
import { hasOpen } from './store.ts'

/** Whether verifications in the folder still wait for a worker or a person, a redacted one included. */
export function hasOpenVerifications(tx: Tx, folderId: string): Promise<boolean> {
  return hasOpen(tx, folderId)
}
