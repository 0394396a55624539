import type { Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { asksFor, defaultWebhookOf } from '../../webhooks/door.ts'
import { enqueueDelivery } from '../../webhooks/enqueue-delivery.ts'
import { type JsonObject, openJson } from '../sealed.ts'
import type { LifecycleRow } from './store.ts'

export interface TellDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Keyring
  readonly serviceName: (serviceId: string) => string
}

export interface Told {
  /** As it has become. */
  readonly verification: LifecycleRow
  readonly event: string
  /** Only endpoints are told that have asked for this event. */
  readonly isAskedFor?: true
  /** The JSON text. `output` is given only where the customer asked for it. */
  readonly body: (contents: { readonly metadata: JsonObject; readonly output: JsonObject | null }) => string
}

/** Writes the delivery of an event, where the verification has somebody to tell. */
export async function tell(tx: Tx, deps: TellDeps, told: Told): Promise<void> {
  const { verification, event, body } = told
  const { id, organizationId, mode, groupId } = verification
  const url = verification.webhookUrl ?? (await defaultWebhookOf(tx, verification))
  if (url === null) return
  if (told.isAskedFor === true && !(await asksFor(tx, { organizationId, mode, url }, event))) return
  const sealer = await deps.keyring.forOrganization(tx, organizationId)
  const place = { verificationId: id }
  const metadata = openJson(sealer, { ...place, column: 'webhook_metadata' }, verification.webhookMetadataSealed)
  const wantsOutput = metadata.include_output === true
  const output = wantsOutput ? openJson(sealer, { ...place, column: 'output' }, verification.outputSealed) : null
  await enqueueDelivery(tx, deps, {
    ...{ organizationId, mode, groupId, event, url },
    subject: { kind: 'verification', id },
    sequence: verification.eventCount,
    secretSealed: verification.webhookSecretSealed,
    body: body({ metadata, output }),
  })
}
