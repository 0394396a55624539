import { newId } from '../../lib/ids.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import type { Act } from '../access/act.ts'
import { insertEntry } from './store.ts'

/** Writes an act into the audit log, in the transaction that does it: neither is there without the other. */
export function recordAct(tx: Db | Tx, act: Act): Promise<void> {
  return insertEntry(tx, newId(), act)
}
