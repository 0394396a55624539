import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { webhookSecretContext } from '../../webhooks/enqueue-delivery.ts'
import type { WebhookRequest } from '../../webhooks/webhook-url.ts'
import { beginCheck, insistOnAskable } from '../begin-check.ts'
import type { VerifyCall } from '../verify-receipt.ts'
import { checkJob } from './check-job.ts'
import { sealMetadata, sealQuestion } from './sealed.ts'
import { setPending } from './store.ts'

export interface DeferDeps {
  readonly db: Db
  readonly keyring: Keyring
  readonly jobs: Pick<Jobs, 'enqueue'>
}

export interface DeferCall extends VerifyCall {
  readonly webhook: WebhookRequest & { readonly webhookUrl: string }
}

/**
 * Leaves a check to the background: its row, taken from the plan, its job and what an Idempotency-Key remembers are one
 * transaction. Answers the id of the check.
 *
 * @throws {HttpError} 402 when the month's checks are used up; 422 where the bank cannot be asked with what is known.
 */
export async function deferCheck(deps: DeferDeps, { caller, asked, claim, webhook }: DeferCall): Promise<string> {
  insistOnAskable(asked)
  const checkId = newId()
  await inTransaction(deps.db, async (tx) => {
    await beginCheck(tx, caller, { checkId, bank: asked.bank })
    const sealer = await deps.keyring.forOrganization(tx, caller.scope.organizationId)
    const { webhookUrl, webhookMetadata, webhookSecret } = webhook
    await setPending(tx, checkId, {
      questionSealed: sealQuestion(sealer, checkId, asked),
      webhookUrl,
      webhookMetadataSealed: sealMetadata(sealer, checkId, webhookMetadata),
      webhookSecretSealed: webhookSecret === null ? null : sealer.seal(webhookSecret, webhookSecretContext(checkId)),
    })
    await deps.jobs.enqueue(tx, checkJob, [{ checkId, tries: 0 }], { group: caller.scope.organizationId })
    await recordEffects(tx, [{ claim, status: 202, resourceId: checkId }])
  })
  return checkId
}
