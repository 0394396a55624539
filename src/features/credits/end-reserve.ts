import type { Tx } from '../../platform/database/database.ts'
import { insertEnd } from './store.ts'

/** Keeps what a run had reserved: it is paid now. Answers the credits used. A second end of a run is refused. */
export async function settle(tx: Tx, runId: string): Promise<number> {
  return (await insertEnd(tx, runId, 'SETTLE')) ?? 0
}

/** Gives back what a run had reserved. A second end of a run is refused by the ledger. */
export async function release(tx: Tx, runId: string): Promise<void> {
  await insertEnd(tx, runId, 'RELEASE')
}
