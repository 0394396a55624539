import type { Tx } from '../../../platform/database/database.ts'
import { conflict } from '../../../platform/http/http-error.ts'
import { findWaiting } from './store.ts'

/**
 * For who is about to change a verification, and holds its lock.
 *
 * @throws {HttpError} 409 while a decision waits to take effect.
 */
export async function assertUndecided(tx: Tx, verificationId: string): Promise<void> {
  const waiting = await findWaiting(tx, verificationId)
  if (waiting === undefined) return
  throw conflict(`${waiting.userName} has decided: ${waiting.outcome}. Please wait, or let it be undone first`)
}
