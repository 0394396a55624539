import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { RedactFiles } from './redact-files.ts'
import { lockOrphans } from './store.ts'

const BATCH_SIZE = 100

/** Hours that an upload may wait to be used. */
const KEPT_HOURS = 24

export interface SweepDeps {
  readonly db: Db
  readonly redactFiles: RedactFiles
}

/**
 * Forgets files that nothing was made of within a day; their bytes, then their rows, go by jobs that commit with it. A
 * file that is being attached at that moment is passed over, and whoever attaches one that was forgotten is told that
 * there is none. Several processes may sweep at once.
 *
 * @returns how many files.
 */
export async function sweepOrphans({ db, redactFiles }: SweepDeps, signal?: AbortSignal): Promise<number> {
  for (let count = 0; ; ) {
    const swept = await inTransaction(db, async (tx) => {
      const ids = await lockOrphans(tx, { keptHours: KEPT_HOURS, limit: BATCH_SIZE })
      await redactFiles(tx, ids)
      return ids.length
    })
    count += swept
    if (swept < BATCH_SIZE || signal?.aborted) return count
  }
}
