import type { Tx } from '../../../platform/database/database.ts'
import { lockOrder } from '../store.ts'
import { clearDeliveries } from './store.ts'

/** Forgets what was told, and what was answered, about a verification. That it was told, when and where to stays. */
export function redactDeliveries(tx: Tx, { verificationId }: { readonly verificationId: string }): Promise<void> {
  return redactDeliveriesOf(tx, verificationId)
}

/** The same for any subject. */
export async function redactDeliveriesOf(tx: Tx, subjectId: string): Promise<void> {
  await lockOrder(tx, [subjectId])
  await clearDeliveries(tx, subjectId)
}
