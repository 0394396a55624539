import type { Tx } from '../../../platform/database/database.ts'
import type { Mode } from '../../access/caller.ts'
import { findGroupWebhook } from './store.ts'

/** Where a group tells of what names no address itself; null: nowhere. Its endpoint's secret signs. */
export async function defaultWebhookOf(
  tx: Tx,
  group: { readonly groupId: string; readonly mode: Mode },
): Promise<string | null> {
  return (await findGroupWebhook(tx, group)) ?? null
}
