import type { Tx } from '../../platform/database/database.ts'
import { notFound } from '../../platform/http/http-error.ts'
import { type FolderContent, insertContents, lockFolders } from './store.ts'

/**
 * Counts new verifications in their folders, in the transaction that has inserted them. Others who count in the same
 * folder wait until it ends, so this belongs near the end.
 *
 * @throws {HttpError} 404 when a folder was deleted meanwhile: nothing may be put into it any more.
 */
export async function countInFolders(tx: Tx, contents: readonly FolderContent[]): Promise<void> {
  if (contents.length === 0) return
  const folderIds = [...new Set(contents.map((each) => each.folderId))]
  const isThere = await lockFolders(tx, folderIds)
  if (!isThere) throw notFound('Folder')
  await insertContents(tx, contents)
}
