import { fileKindOf } from '../../../engines/documents/documents.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Verifier } from '../../../verifiers/verifier.ts'
import type { Scope } from '../../access/caller.ts'
import { fileLost } from '../../uploads/file-content.ts'
import { attachInputFiles, findInputFiles } from '../../uploads/input-files.ts'
import { refuseKinds } from '../file-kinds.ts'
import type { JsonObject } from '../sealed.ts'
import { filesOf } from './read-request.ts'
import { replaceFiles } from './store.ts'

export interface Linked {
  readonly totalFiles: number
  readonly totalPages: number
  /** In the order of the configuration. */
  readonly fileIds: readonly string[]
}

export interface LinkedConfiguration {
  readonly verificationId: string
  /** Says which kinds of files its fields take. Absent: nothing is said yet, as in a draft. */
  readonly verifier?: Pick<Verifier, 'fileKinds'> | undefined
  readonly configuration: JsonObject
}

/**
 * Makes the files that a configuration names those of its verification. Files it no longer names stay known, for
 * redaction.
 *
 * @throws {HttpError} 400 for a file of a kind that its field does not take, 404 for a file that the scope may not see, 410 for one that is lost.
 */
export async function linkInputFiles(
  tx: Tx,
  scope: Scope,
  { verificationId, verifier, configuration }: LinkedConfiguration,
): Promise<Linked> {
  const named = filesOf(configuration)
  const found = await findInputFiles(
    tx,
    named.map(({ path }) => ({ scope, path })),
  )
  const known = found.flatMap((each) => each ?? [])
  if (known.length < named.length) throw notFound('File')
  if (known.some(({ isLost }) => isLost)) throw fileLost()
  const kinds = named.map((file, index) => ({ ...file, kind: fileKindOf(known[index]?.contentType ?? '') }))
  const wrong = verifier === undefined ? null : refuseKinds(verifier, kinds)
  if (wrong !== null) throw wrong
  const files = named.map(({ field, position }, index) => ({ field, position, fileId: known[index]?.id ?? '' }))
  await replaceFiles(tx, verificationId, files)
  const fileIds = known.map((each) => each.id)
  await attachInputFiles(tx, fileIds)
  return { fileIds, totalFiles: known.length, totalPages: known.reduce((sum, each) => sum + each.pageCount, 0) }
}
