import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { type Actor, actOf, type RecordAct } from '../../access/act.ts'
import type { Scope } from '../../access/caller.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import type { AskedEvent } from './asked-events.ts'
import { newSecret, sealEndpointSecret } from './endpoint-secret.ts'
import { releaseJob } from './release-job.ts'
import { clearPause, type EndpointRecord, findEndpoint, lockEndpoint, setEvents, setSecret } from './store.ts'

export interface EndpointDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly keyring: Pick<Keyring, 'forOrganization'>
  readonly recordAct: RecordAct
}

/** @throws {HttpError} 404 when the scope may not see such an endpoint. */
export async function visibleEndpoint(db: Db | Tx, scope: Scope, id: string): Promise<EndpointRecord> {
  const endpoint = await findEndpoint(db, scope, id)
  if (endpoint === undefined) throw notFound('Webhook endpoint')
  return endpoint
}

/**
 * Ends the pause of an endpoint and sends what waits. One that is not paused is told so: nothing changes.
 *
 * @throws {HttpError} 404.
 */
export function resumeEndpoint(deps: EndpointDeps, actor: Actor, id: string): Promise<EndpointRecord> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    const endpoint = await lockEndpoint(tx, scope, id)
    if (endpoint === undefined) throw notFound('Webhook endpoint')
    if (endpoint.pausedAt === null) return endpoint
    await clearPause(tx, id)
    await deps.jobs.enqueue(tx, releaseJob, [{ endpointId: id }])
    const target = { kind: 'webhook_endpoint', id }
    await deps.recordAct(tx, actOf(actor, { action: 'webhook_endpoint.resumed', target }))
    return visibleEndpoint(tx, scope, id)
  })
}

/**
 * Says which events an endpoint is told of beside those that everybody is.
 *
 * @throws {HttpError} 404.
 */
export function chooseEvents(
  deps: EndpointDeps,
  actor: Actor,
  { id, events }: { readonly id: string; readonly events: readonly AskedEvent[] },
): Promise<EndpointRecord> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    if ((await lockEndpoint(tx, scope, id)) === undefined) throw notFound('Webhook endpoint')
    await setEvents(tx, id, [...new Set(events)])
    const target = { kind: 'webhook_endpoint', id }
    await deps.recordAct(tx, actOf(actor, { action: 'webhook_endpoint.changed', target, details: { events } }))
    return visibleEndpoint(tx, scope, id)
  })
}

/**
 * Gives an endpoint a new secret. The one before signs too for the overlap.
 *
 * @returns the secret, which is told this once.
 * @throws {HttpError} 404.
 */
export function rotateSecret(
  deps: EndpointDeps,
  actor: Actor,
  { id, overlapHours }: { readonly id: string; readonly overlapHours: number },
): Promise<{ readonly endpoint: EndpointRecord; readonly secret: string }> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    if ((await lockEndpoint(tx, scope, id)) === undefined) throw notFound('Webhook endpoint')
    const secret = newSecret()
    const sealer = await deps.keyring.forOrganization(tx, scope.organizationId)
    await setSecret(tx, {
      id,
      secretSealed: sealEndpointSecret(sealer, id, secret),
      overlapSeconds: Math.round(overlapHours * 3_600),
    })
    const target = { kind: 'webhook_endpoint', id }
    const details = { overlap_hours: overlapHours }
    await deps.recordAct(tx, actOf(actor, { action: 'webhook_endpoint.secret_rotated', target, details }))
    await recordEffects(tx, [{ claim: actor.claim, status: 201, resourceId: id }])
    return { endpoint: await visibleEndpoint(tx, scope, id), secret }
  })
}
