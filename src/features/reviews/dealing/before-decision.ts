import type { Tx } from '../../../platform/database/database.ts'
import type { Actor } from '../../access/act.ts'
import { assertLevel } from '../cases/assert-level.ts'
import { findCase } from '../cases/store.ts'
import { returnCase } from './store.ts'

/**
 * Lets a decision be made by whoever works at the level of the case, and ends the turn.
 *
 * @throws {HttpError} 403 where it was escalated beyond the actor.
 */
export async function beforeDecision(tx: Tx, { caller }: Actor, verificationId: string): Promise<void> {
  const found = await findCase(tx, caller.scope, verificationId)
  if (found === undefined) return
  assertLevel(caller.credential, found)
  await returnCase(tx, verificationId, caller.credential.id)
}
