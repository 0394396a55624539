import type { Db } from '../../../platform/database/database.ts'
import { releaseOrphans as release } from '../settings/store.ts'

/** Takes cases from those who may not work on them any more. Answers how many. */
export function releaseOrphans(db: Db): Promise<number> {
  return release(db)
}
