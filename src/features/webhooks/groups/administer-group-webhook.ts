import { inTransaction } from '../../../platform/database/database.ts'
import { type Actor, actOf } from '../../access/act.ts'
import { visibleGroup } from '../../access/groups/visible-group.ts'
import type { EndpointDeps } from '../endpoints/administer-endpoints.ts'
import { newSecret, sealEndpointSecret } from '../endpoints/endpoint-secret.ts'
import { ensureEndpoint } from '../endpoints/ensure-endpoint.ts'
import { lockEndpoint, setSecret } from '../endpoints/store.ts'
import { checkWebhookUrl, type WebhookUrlDeps } from '../webhook-url.ts'
import { deleteGroupWebhook, upsertGroupWebhook } from './store.ts'

export type GroupWebhookDeps = EndpointDeps & WebhookUrlDeps

/** @throws {HttpError} 404 for an unknown group, 400 for an address that webhooks may not go to. */
export function setGroupWebhook(
  deps: GroupWebhookDeps,
  actor: Actor,
  { groupId, url }: { readonly groupId: string; readonly url: string },
): Promise<{ readonly endpointId: string; readonly secret: string | null }> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    await visibleGroup(tx, scope, groupId)
    checkWebhookUrl(deps, url)
    await upsertGroupWebhook(tx, scope, { groupId, url })
    const endpointId = await ensureEndpoint(tx, { organizationId: scope.organizationId, mode: scope.mode, url })
    const endpoint = await lockEndpoint(tx, scope, endpointId)
    const secret = endpoint?.hasSecret === true ? null : newSecret()
    if (secret !== null) {
      const sealer = await deps.keyring.forOrganization(tx, scope.organizationId)
      const secretSealed = sealEndpointSecret(sealer, endpointId, secret)
      await setSecret(tx, { id: endpointId, secretSealed, overlapSeconds: 0 })
    }
    const target = { kind: 'group', id: groupId }
    const details = { endpoint_id: endpointId }
    await deps.recordAct(tx, actOf(actor, { action: 'group.webhook_set', target, details }))
    return { endpointId, secret }
  })
}

/** Once more is no error. @throws {HttpError} 404 for an unknown group. */
export function removeGroupWebhook(
  deps: Pick<GroupWebhookDeps, 'db' | 'recordAct'>,
  actor: Actor,
  groupId: string,
): Promise<void> {
  const { scope } = actor.caller
  return inTransaction(deps.db, async (tx) => {
    await visibleGroup(tx, scope, groupId)
    if (!(await deleteGroupWebhook(tx, scope, groupId))) return
    const target = { kind: 'group', id: groupId }
    await deps.recordAct(tx, actOf(actor, { action: 'group.webhook_removed', target }))
  })
}
