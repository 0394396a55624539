import { z } from 'zod'
import { type Db, inTransaction, type Tx } from '../../platform/database/database.ts'
import type { JobKind, Jobs } from '../../platform/jobs/jobs.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { forgetRequests } from '../idempotency/door.ts'
import { deletePictures } from './pictures/store.ts'
import { deleteOrphan, findRedactedKey, markRedacted } from './store.ts'

/** Deletes the stored bytes of a file that was redacted: after the commit, and again until it is done. */
const contentDeletionJob: JobKind<{ readonly fileId: string }> = {
  name: 'upload.delete_content',
  payload: z.strictObject({ fileId: z.guid() }),
  retriesMax: 20,
  retryDelaySeconds: 5,
  concurrency: 2,
}

export type RedactFiles = (tx: Tx, ids: readonly string[]) => Promise<void>

/**
 * Forgets files for good: name, password and fingerprint with the transaction, so that no link and no caller reaches
 * them any more, and their stored bytes by a job that commits with it.
 */
export function createRedactFiles(deps: { readonly jobs: Pick<Jobs, 'enqueue'> }): RedactFiles {
  return async (tx, ids) => {
    const redacted = await markRedacted(tx, ids)
    if (redacted.length === 0) return
    await deletePictures(
      tx,
      redacted.map(({ id }) => id),
    )
    await forgetRequests(tx, [...new Set(redacted.map(({ uploadId }) => uploadId))])
    await deps.jobs.enqueue(
      tx,
      contentDeletionJob,
      redacted.map(({ id }) => ({ fileId: id })),
    )
  }
}

/** Names the worker's handler. */
export function registerContentDeletion(deps: {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'handle'>
  readonly storage: Pick<Storage, 'delete'>
}): void {
  deps.jobs.handle(contentDeletionJob, async ({ fileId }) => {
    const key = await findRedactedKey(deps.db, fileId)
    if (key === undefined) return
    await deps.storage.delete(key)
    // Of what was used, it stays on record that there was a file.
    await inTransaction(deps.db, (tx) => deleteOrphan(tx, fileId))
  })
}
