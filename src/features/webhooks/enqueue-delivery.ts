import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Keyring } from '../../platform/encryption/keyring.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { enqueueTries } from './delivery-job.ts'
import { ensureEndpoint } from './endpoints/ensure-endpoint.ts'
import { insertDelivery, lockOrder } from './store.ts'
import type { Subject } from './subject.ts'

export type { Subject }

export interface EnqueueDeliveryDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Pick<Keyring, 'forOrganization'>
}

export interface WebhookEvent {
  readonly organizationId: string
  readonly mode: 'live' | 'test'
  /** Whose users and keys may look the delivery up. */
  readonly groupId: string
  readonly subject: Subject
  /** What happened, as the body names it too: `verification.status_changed`. */
  readonly event: string
  /** Order among the events of one subject; each is used once. */
  readonly sequence: number
  /** Taken as `checkTarget` took it at creation; judged again at every try. */
  readonly url: string
  /** Sealed under `webhookSecretContext`; absent or null: sent unsigned. */
  readonly secretSealed?: Uint8Array | null | undefined
  /** The JSON text exactly as it is sent and signed. */
  readonly body: string
}

/**
 * Writes a delivery, and the job of its first try when no earlier event of the subject waits for its own, in the
 * caller's transaction: what is told is what was committed. A transaction that tells of several subjects must do
 * so in the order of their ids, or two of them may wait for each other.
 */
export async function enqueueDelivery(
  tx: Tx,
  { jobs, keyring }: EnqueueDeliveryDeps,
  { secretSealed, body, ...event }: WebhookEvent,
): Promise<{ readonly deliveryId: string }> {
  const deliveryId = newId()
  const sealer = await keyring.forOrganization(tx, event.organizationId)
  const bodySealed = sealer.seal(body, deliveryBodyContext(deliveryId))

  const endpointId = await ensureEndpoint(tx, event)
  await lockOrder(tx, [event.subject.id])
  const { isDue, isFailing } = await insertDelivery(tx, {
    ...event,
    id: deliveryId,
    endpointId,
    bodySealed,
    secretSealed: secretSealed ?? null,
  })
  if (isDue) await enqueueTries(tx, jobs, [{ deliveryId, attempt: 1, endpointId, isFailing }])
  return { deliveryId }
}

/** What a webhook secret is sealed under, in the subject's row and, the same bytes, in those of its deliveries. */
export function webhookSecretContext(subjectId: string): string {
  return `webhook.secret:${subjectId}`
}

/** What the body of a delivery is sealed under. */
export function deliveryBodyContext(deliveryId: string): string {
  return `webhook.body:${deliveryId}`
}
