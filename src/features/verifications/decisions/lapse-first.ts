import type { Tx } from '../../../platform/database/database.ts'
import { setContents } from '../lifecycle/store.ts'
import { endDecision, findOpen } from './store.ts'

/**
 * Lets a first decision lapse that waits for a second one: what it was made on is about to change. An event says so. The
 * caller holds the verification's lock.
 */
export async function lapseFirst(tx: Tx, verificationId: string): Promise<void> {
  const first = await findOpen(tx, verificationId)
  if (first?.state !== 'AWAITING_SECOND') return
  await endDecision(tx, first.id, 'LAPSED')
  const by = { userId: null, apiKeyId: null }
  await setContents(tx, { id: verificationId, kind: 'DECISION_LAPSED', changes: {}, by })
}
