import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { insertCaseEvent, listReviewers, lockUnassigned, setAssignee } from '../changes/store.ts'
import { listToAssign } from '../settings/store.ts'

/** Cases that one call assigns at most. */
const BATCH_SIZE = 100

/**
 * Gives cases that are nobody's to whoever of the group has least to do, where the group has that. Several processes may
 * do it at once: each takes what the others have not.
 *
 * @returns how many it assigned.
 */
export async function assignWaiting(db: Db, signal: AbortSignal): Promise<number> {
  let count = 0
  for (const { id } of await listToAssign(db, BATCH_SIZE)) {
    if (signal.aborted) break
    const isAssigned = await assignOne(db, id)
    if (isAssigned) count += 1
  }
  return count
}

/** False where it is somebody's by now, or nobody reviews. */
function assignOne(db: Db, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const on = await lockUnassigned(tx, id)
    if (on === undefined) return false
    const { organizationId, mode, groupId, level } = on
    const [reviewer] = await listReviewers(tx, { organizationId, mode, groupId }, { level, countMax: 1 })
    if (reviewer === undefined) return false
    await setAssignee(tx, id, reviewer.id)
    const details = { assignee_id: reviewer.id }
    const event = {
      id: newId(),
      verificationId: id,
      organizationId,
      mode,
      kind: 'ASSIGNED',
      userId: null,
      details,
    } as const
    await insertCaseEvent(tx, event)
    return true
  })
}
