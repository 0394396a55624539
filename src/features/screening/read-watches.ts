import type { ReadWatches } from '../verifications/show-verification.ts'
import { findWatches } from './store.ts'

/** The watches of verifications, for their answers: one question for a whole page of them. */
export const readWatches: ReadWatches = async (db, owner, ids) => {
  const found = await findWatches(db, owner, ids)
  return new Map(
    found.map(({ id, startedAt, isScreened, checkedAt, lists }) => {
      const screened = isScreened
        ? { checked_at: checkedAt.toISOString(), lists: [...lists] }
        : { checked_at: null, lists: [] }
      return [id, { since: startedAt.toISOString(), ...screened }]
    }),
  )
}
