import { inTransaction } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Scope } from '../../access/caller.ts'
import { lockOrder } from '../store.ts'
import { enqueueResent, type ResendDeps } from './resend-delivery.ts'
import { reopen, type Selection, selectResendable, selectVisible } from './store.ts'

/** Deliveries that one call sends again at most: each holds a lock until it commits. */
export const REPLAY_MAX = 1_000

export interface Replayed {
  readonly count: number
  /** More matched than one call may send again. */
  readonly hasMore: boolean
  /** When the last of those was made that were looked at; null when none was. */
  readonly until: Date | null
}

/**
 * Sends finished deliveries again, the oldest first, each under its id and with a schedule of its own. Those without
 * a body any more, and those that are being sent, are passed over.
 *
 * @throws {HttpError} 404 when one of the ids names nothing that the scope may see.
 */
export function replayDeliveries(deps: ResendDeps, scope: Scope, selection: Selection): Promise<Replayed> {
  return inTransaction(deps.db, async (tx) => {
    if (selection.kind === 'ids') {
      const visible = new Set(await selectVisible(tx, scope, selection.ids))
      if (!selection.ids.every((id) => visible.has(id))) throw notFound('Webhook delivery')
    }
    // One more than may be sent says whether there is more.
    const found = await selectResendable(tx, scope, { selection, countMax: REPLAY_MAX + 1 })
    const candidates = found.slice(0, REPLAY_MAX)
    const hasMore = found.length > candidates.length
    const until = candidates.at(-1)?.createdAt ?? null
    if (candidates.length === 0) return { count: 0, hasMore, until }
    await lockOrder(
      tx,
      candidates.map((each) => each.subjectId),
    )
    const resent = await reopen(
      tx,
      candidates.map((each) => each.id),
    )
    if (resent.length > 0) await enqueueResent(tx, deps.jobs, resent)
    return { count: resent.length, hasMore, until }
  })
}
