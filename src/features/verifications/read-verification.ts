import type { Db } from '../../platform/database/database.ts'
import type { Scope } from '../access/caller.ts'
import { findVerification as find, type VerificationRecord } from './store.ts'

/** A verification as `showVerifications` takes it; undefined where the scope may not see it. */
export function findVerification(db: Db, scope: Scope, id: string): Promise<VerificationRecord | undefined> {
  return find(db, scope, id)
}
