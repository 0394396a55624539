import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { holdDelivery, lockPause } from './store.ts'

/**
 * Puts a try off because its endpoint is paused. Answers false when the endpoint was resumed meanwhile: a resume waits
 * for this transaction and sends what it finds held, or this one finds it resumed, so no delivery is forgotten.
 */
export function holdIfPaused(
  db: Db,
  held: { readonly endpointId: string; readonly id: string; readonly attempt: number },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await lockPause(tx, held.endpointId))) return false
    await holdDelivery(tx, held)
    return true
  })
}
