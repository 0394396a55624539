import type { Db } from '../../platform/database/database.ts'
import { type FolderQuestion, findFolderGroups } from './store.ts'

/** For each folder, in order: the group it is in, or null where the scope may not see such a folder. */
export function groupsOfFolders(db: Db, questions: readonly FolderQuestion[]): Promise<readonly (string | null)[]> {
  return findFolderGroups(db, questions)
}
