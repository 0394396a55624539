import type { Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { conflict } from '../../../platform/http/http-error.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { enqueueDelivery } from '../../webhooks/enqueue-delivery.ts'
import { defaultWebhookOf } from '../../webhooks/groups/default-webhook-of.ts'
import { openJson } from '../sealed.ts'
import { canMove, isTold, type Status } from './status.ts'
import { STATUS_CHANGED, statusEvent } from './status-event.ts'
import { type EventActor, type LifecycleRow, type MoveChanges, setStatus } from './store.ts'

export interface TransitionDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Keyring
  readonly serviceName: (serviceId: string) => string
}

export interface Transition {
  readonly current: LifecycleRow
  readonly to: Status
  readonly changes: MoveChanges
  readonly by?: EventActor
}

/**
 * The only writer of `status` after creation. Event row and webhook delivery are written in the same transaction, so
 * what is told is what happened.
 *
 * @param current the row as `lockVerification` gave it in this transaction.
 * @param move `by`: the caller whose move it is; absent for the worker's.
 * @throws {HttpError} 409 for a move that the table in `status.ts` does not have.
 */
export async function transition(tx: Tx, deps: TransitionDeps, move: Transition): Promise<LifecycleRow> {
  const { current, to, changes, by = null } = move
  if (!canMove(current.status, to)) {
    throw conflict(`A verification that is ${current.status} cannot become ${to}`)
  }
  const moved = await setStatus(tx, { id: current.id, to, changes, by })
  if (isTold(to)) await tell(tx, deps, { moved, previous: current.status })
  return moved
}

async function tell(
  tx: Tx,
  deps: TransitionDeps,
  { moved, previous }: { moved: LifecycleRow; previous: Status },
): Promise<void> {
  const url = moved.webhookUrl ?? (await defaultWebhookOf(tx, moved))
  if (url === null) return
  const sealer = await deps.keyring.forOrganization(tx, moved.organizationId)
  const place = { verificationId: moved.id }
  const metadata = openJson(sealer, { ...place, column: 'webhook_metadata' }, moved.webhookMetadataSealed)
  const wantsOutput = metadata.include_output === true
  const body = statusEvent({
    verification: moved,
    previous,
    serviceName: deps.serviceName(moved.serviceId),
    metadata,
    output: wantsOutput ? openJson(sealer, { ...place, column: 'output' }, moved.outputSealed) : null,
  })
  await enqueueDelivery(tx, deps, {
    organizationId: moved.organizationId,
    mode: moved.mode,
    groupId: moved.groupId,
    subject: { kind: 'verification', id: moved.id },
    event: STATUS_CHANGED,
    sequence: moved.eventCount,
    url,
    secretSealed: moved.webhookSecretSealed,
    body,
  })
}
