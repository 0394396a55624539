import type { Tx } from '../../../platform/database/database.ts'
import type { RecordAct } from '../../access/act.ts'
import { type EndpointResult, writeResults } from './store.ts'

/** An endpoint that only failed for this long is paused. Longer than one delivery is tried. */
export const PAUSE_AFTER_SECONDS = 5 * 86_400

/**
 * Keeps in mind which endpoints work, from tries that were recorded in this transaction, and pauses the dead ones. A
 * result without an endpoint says nothing.
 */
export async function noteResults(
  tx: Tx,
  recordAct: RecordAct,
  results: readonly { readonly endpointId: string | null; readonly isDelivered: boolean }[],
): Promise<void> {
  const byEndpoint = new Map<string, EndpointResult>()
  for (const { endpointId: id, isDelivered } of results) {
    if (id === null) continue
    // Among tries at one time, one that got through says that it works.
    byEndpoint.set(id, { id, isDelivered: isDelivered || byEndpoint.get(id)?.isDelivered === true })
  }
  if (byEndpoint.size === 0) return
  for (const paused of await writeResults(tx, [...byEndpoint.values()], PAUSE_AFTER_SECONDS)) {
    await recordAct(tx, {
      organizationId: paused.organizationId,
      groupId: null,
      mode: paused.mode,
      actor: { kind: 'SYSTEM', id: null },
      action: 'webhook_endpoint.paused',
      target: { kind: 'webhook_endpoint', id: paused.id },
      details: { failing_since: paused.failingSince.toISOString() },
      address: null,
      requestId: null,
    })
  }
}
