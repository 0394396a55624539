import { type Db, inTransaction } from '../../platform/database/database.ts'
import type { RedactCopies } from '../verifications/redaction/redact-verification.ts'
import { deleteExpired, deleteFace } from './store.ts'

const BATCH_SIZE = 1_000

/** Forgets the face of a verification: when it is redacted, and when it is run anew. */
export const forgetFace: RedactCopies = (tx, { verificationId }) => deleteFace(tx, verificationId)

/**
 * Deletes the faces that their organizations keep no longer, each batch in its own transaction. Several processes may do
 * it at once, each takes what the others have not.
 *
 * @returns how many it deleted.
 */
export async function sweepFaces(db: Db, signal?: AbortSignal): Promise<number> {
  let count = 0
  for (;;) {
    if (signal?.aborted) return count
    const deleted = await inTransaction(db, (tx) => deleteExpired(tx, BATCH_SIZE))
    count += deleted
    if (deleted === 0) return count
  }
}
