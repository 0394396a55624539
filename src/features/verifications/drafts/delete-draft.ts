import { inTransaction } from '../../../platform/database/database.ts'
import type { Caller } from '../../access/caller.ts'
import { type RedactDeps, takeFiles } from '../redaction/redact-verification.ts'
import { deleteRow } from './store.ts'
import { lockDraft } from './write-draft.ts'

/**
 * Forgets a draft, and the files that only it had.
 *
 * @throws {HttpError} 404, or 409 for what is no draft any more.
 */
export async function deleteDraft(
  deps: Pick<RedactDeps, 'db' | 'redactFiles'>,
  caller: Caller,
  id: string,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockDraft(tx, caller, id)
    const fileIds = await takeFiles(tx, id)
    await deleteRow(tx, id)
    await deps.redactFiles(tx, fileIds)
  })
}
