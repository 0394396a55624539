import { z } from 'zod'
import { newId } from '../../../lib/ids.ts'
import type { Db } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Caller } from '../../access/caller.ts'
import { type EnqueueDeliveryDeps, enqueueDelivery, webhookSecretContext } from '../enqueue-delivery.ts'
import { checkWebhookUrl, type WebhookUrlDeps } from '../webhook-url.ts'

export interface SendTestDeps extends EnqueueDeliveryDeps, WebhookUrlDeps {
  readonly db: Db
}

export const TEST_EVENT = 'webhook.test'

/** What a receiver gets. */
export const TestEventBody = z
  .object({
    event: z.literal(TEST_EVENT),
    timestamp: z.iso.datetime(),
    test_id: z.guid().describe('Of this test'),
  })
  .meta({ id: 'WebhookTest', description: 'A test' })

/**
 * Sends an event that says nothing, once, to try an address out: a paused endpoint gets it too.
 *
 * @returns the id of the delivery.
 * @throws {HttpError} 400 for an address that webhooks may not go to.
 */
export function sendTest(
  deps: SendTestDeps,
  { scope, groupId }: Caller,
  { url, secret }: { readonly url: string; readonly secret: string | null },
): Promise<string> {
  checkWebhookUrl(deps, url)
  return inTransaction(deps.db, async (tx) => {
    const subject = { kind: 'test' as const, id: newId() }
    const sealer = await deps.keyring.forOrganization(tx, scope.organizationId)
    const { deliveryId } = await enqueueDelivery(tx, deps, {
      organizationId: scope.organizationId,
      mode: scope.mode,
      groupId,
      subject,
      event: TEST_EVENT,
      sequence: 1,
      url,
      secretSealed: secret === null ? null : sealer.seal(secret, webhookSecretContext(subject.id)),
      body: JSON.stringify({ event: TEST_EVENT, timestamp: new Date().toISOString(), test_id: subject.id }),
    })
    return deliveryId
  })
}
