import type { Db, Tx } from '../../../platform/database/database.ts'
import type { Scope } from '../../access/caller.ts'
import { BUILT_IN_REASONS, type DecisionReason } from './review-check.ts'
import { findFourEyes, listOwnReasons } from './store.ts'

/** What an organization asks of decisions, in one mode. */
export interface DecisionRules {
  /** A decision takes effect once a second person has decided the same. */
  readonly isFourEyes: boolean
  /** Its own, where it has any, else the built-in ones. */
  readonly reasons: readonly DecisionReason[]
  readonly hasOwnReasons: boolean
}

export async function readRules(db: Db | Tx, place: Pick<Scope, 'organizationId' | 'mode'>): Promise<DecisionRules> {
  const own = await listOwnReasons(db, place)
  return {
    isFourEyes: await findFourEyes(db, place),
    reasons: own.length > 0 ? own : BUILT_IN_REASONS,
    hasOwnReasons: own.length > 0,
  }
}
