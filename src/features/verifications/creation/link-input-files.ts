import type { Tx } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Scope } from '../../access/caller.ts'
import { fileLost } from '../../uploads/file-content.ts'
import { attachInputFiles, findInputFiles } from '../../uploads/input-files.ts'
import type { JsonObject } from '../sealed.ts'
import { filesOf } from './read-request.ts'
import { replaceFiles } from './store.ts'

export interface Linked {
  readonly totalFiles: number
  readonly totalPages: number
  /** In the order of the configuration. */
  readonly fileIds: readonly string[]
}

/**
 * Makes the files that a configuration names those of its verification. Files it no longer names stay known, for
 * redaction.
 *
 * @throws {HttpError} 404 for a file that the scope may not see, 410 for one that is lost.
 */
export async function linkInputFiles(
  tx: Tx,
  scope: Scope,
  { verificationId, configuration }: { readonly verificationId: string; readonly configuration: JsonObject },
): Promise<Linked> {
  const named = filesOf(configuration)
  const found = await findInputFiles(
    tx,
    named.map(({ path }) => ({ scope, path })),
  )
  const known = found.flatMap((each) => each ?? [])
  if (known.length < named.length) throw notFound('File')
  if (known.some(({ isLost }) => isLost)) throw fileLost()
  const files = named.map(({ field, position }, index) => ({ field, position, fileId: known[index]?.id ?? '' }))
  await replaceFiles(tx, verificationId, files)
  const fileIds = known.map((each) => each.id)
  await attachInputFiles(tx, fileIds)
  return { fileIds, totalFiles: known.length, totalPages: known.reduce((sum, each) => sum + each.pageCount, 0) }
}
