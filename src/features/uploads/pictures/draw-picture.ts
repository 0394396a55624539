import type { Documents } from '../../../engines/documents/documents.ts'
import { limitConcurrency } from '../../../lib/limit-concurrency.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { invalidRequest, notFound } from '../../../platform/http/http-error.ts'
import { type ContentDeps, fileLost, readContent, readPassword } from '../file-content.ts'
import type { StoredFile } from '../store.ts'
import { findPicture, keepPicture, type PictureKey } from './store.ts'

export interface PictureDeps extends ContentDeps {
  readonly documents: Pick<Documents, 'encode'>
}

/** Files held in memory for it at once, 20 MB each: organizations take turns. */
const inTurn = limitConcurrency({ runningMax: 4, runningOfOneMax: 2, waitingMax: 200 })

/**
 * A page of a file as a picture for browsers, out of the sealed copies of the last day or drawn anew.
 *
 * @throws {HttpError} 404 for a page that is not there or a file that was redacted meanwhile, 410 for a lost file, 400
 *   where it cannot be drawn.
 */
export async function drawPicture(deps: PictureDeps, file: StoredFile, key: PictureKey): Promise<Buffer> {
  if (file.lostAt !== null) throw fileLost()
  if (key.page >= file.pageCount) throw notFound('Page')
  const sealer = await deps.keyring.forOrganization(deps.db, file.organizationId)
  const context = contextOf(file, key)
  const kept = await findPicture(deps.db, file, key)
  if (kept !== undefined) return sealer.open(kept, context)
  const content = await inTurn(() => draw(deps, file, key))
  const contentSealed = sealer.seal(content, context)
  if (!(await inTransaction(deps.db, (tx) => keepPicture(tx, file, { ...key, contentSealed })))) throw notFound('File')
  return content
}

async function draw(deps: PictureDeps, file: StoredFile, { page, longestSide, format }: PictureKey): Promise<Buffer> {
  const password = await readPassword(deps, file)
  const wish = { page, longestSideMax: longestSide, format, password }
  const drawn = await deps.documents.encode(await readContent(deps, file), wish)
  if (drawn.kind === 'refused') throw invalidRequest([{ field: 'id', message: drawn.message }])
  return Buffer.from(drawn.content)
}

function contextOf({ id }: StoredFile, { page, longestSide, format }: PictureKey): string {
  return `file.picture:${id}:${page}:${longestSide}:${format}`
}
