import type { Db } from '../../platform/database/database.ts'
import type { ListChanges } from './screening.ts'
import { findMissing, listStored, readChanged, versionName } from './store.ts'

/** What has changed in the lists of the database. */
export function createListChanges(db: Db): ListChanges {
  return {
    async current() {
      const stored = await listStored(db)
      return stored.map(({ code, versionId, versionNumber, sha256, isFirst }) => ({
        ...{ key: code, list: code, versionId },
        version: versionName(sha256),
        number: versionNumber,
        isFirst,
      }))
    },
    read: (asked) => readChanged(db, asked),
    missing: (asked) => findMissing(db, asked),
  }
}
