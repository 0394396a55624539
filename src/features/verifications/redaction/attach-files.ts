import type { Tx } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Scope } from '../../access/caller.ts'
import { fileLost } from '../../uploads/file-content.ts'
import { attachInputFiles, findInputFiles, normalizePath } from '../../uploads/input-files.ts'
import type { RedactFiles } from '../../uploads/redact-files.ts'
import { linkFiles, unlinkBeside } from './store.ts'

/**
 * Makes uploaded files a verification's beside its input, so that they are kept and redacted with it.
 *
 * @returns their ids, in the order of the paths.
 * @throws {HttpError} 404 for a file that the scope may not see, 410 for one that is lost.
 */
export async function addFilesBeside(
  tx: Tx,
  scope: Scope,
  { verificationId, paths }: { readonly verificationId: string; readonly paths: readonly string[] },
): Promise<readonly string[]> {
  const found = await findInputFiles(
    tx,
    paths.map((path) => ({ scope, path: normalizePath(path) })),
  )
  const known = found.flatMap((each) => each ?? [])
  if (known.length < paths.length) throw notFound('File')
  if (known.some(({ isLost }) => isLost)) throw fileLost()
  const ids = known.map(({ id }) => id)
  await linkFiles(tx, verificationId, ids)
  await attachInputFiles(tx, ids)
  return ids
}

/** Takes such files away again. Those that no verification has are gone for good. */
export async function dropFilesBeside(
  tx: Tx,
  redactFiles: RedactFiles,
  { verificationId, ids }: { readonly verificationId: string; readonly ids: readonly string[] },
): Promise<void> {
  if (ids.length > 0) await redactFiles(tx, await unlinkBeside(tx, verificationId, ids))
}
