import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import { insertTopUp, type Owner } from './store.ts'

/** Adds credits (a whole number above 0) to a group's account, or with `groupId: null` to the organization's. */
export function topUp(tx: Tx, input: Owner & { readonly amount: number; readonly note: string }): Promise<number> {
  return insertTopUp(tx, { ...input, accountId: newId() })
}
