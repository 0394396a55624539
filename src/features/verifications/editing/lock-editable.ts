import type { Tx } from '../../../platform/database/database.ts'
import { conflict, notFound } from '../../../platform/http/http-error.ts'
import type { Caller, Scope } from '../../access/caller.ts'
import type { Claim } from '../../idempotency/claim.ts'
import { type LifecycleRow, lockVisible } from '../lifecycle/store.ts'

/** Somebody wants to move a verification. */
export interface Move {
  readonly caller: Caller
  readonly id: string
  /** The caller's claim on an Idempotency-Key, recorded with the move. */
  readonly claim: Claim | null
}

/**
 * The verification, locked, for a caller who wants to move or edit it.
 *
 * @throws {HttpError} 404 where the scope may not see it, 409 once it was redacted.
 */
export async function lockEditable(tx: Tx, scope: Scope, id: string): Promise<LifecycleRow> {
  const current = await lockVisible(tx, scope, id)
  if (current === undefined) throw notFound('Verification')
  if (current.redactedAt !== null) throw conflict('This verification was redacted: nothing is left to work on')
  return current
}
