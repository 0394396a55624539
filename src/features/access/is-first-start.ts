import type { Tx } from '../../platform/database/database.ts'
import { hasOrganizations, lockFirstStart } from './store.ts'

/** Whether the installation has no organization yet; another process that asks waits for this transaction's end. */
export async function isFirstStart(tx: Tx): Promise<boolean> {
  await lockFirstStart(tx)
  return !(await hasOrganizations(tx))
}
