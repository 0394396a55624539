import type { Db } from '../../../platform/database/database.ts'
import { selectTrail, type TrailEntry } from './store.ts'

export type { TrailEntry }

/**
 * The tries at telling of one verification, the oldest first, `countMax` of them at most. The caller has made sure that
 * the verification may be seen.
 */
export function listTrail(
  db: Db,
  asked: { readonly verificationId: string; readonly countMax: number },
): Promise<{ readonly total: number; readonly entries: readonly TrailEntry[] }> {
  return selectTrail(db, asked)
}
