import type { z } from 'zod'
import { newId } from '../../../lib/ids.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/database.ts'
import type { Keyring } from '../../../platform/encryption/keyring.ts'
import type { Sealer } from '../../../platform/encryption/sealer.ts'
import { conflict, notFound } from '../../../platform/http/http-error.ts'
import { type Caller, userIdOf } from '../../access/caller.ts'
import { groupsOfFolders } from '../../folders/door.ts'
import { type Claim, recordEffects } from '../../idempotency/claim.ts'
import { webhookSecretContext } from '../../webhooks/enqueue-delivery.ts'
import { checkWebhookUrl } from '../../webhooks/webhook-url.ts'
import { linkInputFiles } from '../creation/link-input-files.ts'
import type { ReadDeps } from '../creation/read-request.ts'
import { lockEditable } from '../editing/lock-editable.ts'
import { assertMatches } from '../editing/version-tag.ts'
import type { LifecycleRow } from '../lifecycle/store.ts'
import { sealJson } from '../sealed.ts'
import type { DraftChangesBody, NewDraftBody } from './draft-body.ts'
import { type DraftContents, insertDraft, setTotals, updateDraft } from './store.ts'

export interface DraftDeps extends ReadDeps {
  readonly db: Db
  readonly keyring: Keyring
}

export interface NewDraft {
  readonly caller: Caller
  readonly body: z.infer<typeof NewDraftBody>
  /** The caller's claim on an Idempotency-Key, recorded with the draft. */
  readonly claim: Claim | null
}

/**
 * Keeps work that is not finished. Nothing is charged; its files are kept with it.
 *
 * @throws {HttpError} 404 for an unknown service, folder or file; 400 for an address webhooks may not go to.
 */
export async function createDraft(deps: DraftDeps, { caller, body, claim }: NewDraft): Promise<string> {
  const id = newId()
  const { organizationId, mode } = caller.scope
  await inTransaction(deps.db, async (tx) => {
    const sealer = await deps.keyring.forOrganization(tx, organizationId)
    const blank = { resultId: newId(), inputSealed: Buffer.alloc(0), webhookMetadataSealed: null }
    const before = { ...blank, webhookUrl: null, webhookSecretSealed: null }
    const { service_id: serviceId, folder_id: folderId } = body
    const contents = await contentsOf(tx, deps, {
      caller,
      sealer,
      id,
      body,
      before: { ...before, serviceId, folderId },
    })
    await insertDraft(tx, { ...contents, id, organizationId, mode, userId: userIdOf(caller) })
    const { configuration } = body
    await setTotals(tx, id, await linkInputFiles(tx, caller.scope, { verificationId: id, configuration }))
    await recordEffects(tx, [{ claim, status: 201, resourceId: id }])
  })
  return id
}

export interface DraftChange {
  readonly caller: Caller
  readonly id: string
  readonly ifMatch: string | undefined
  readonly body: z.infer<typeof DraftChangesBody>
}

/** @throws {HttpError} as {@link createDraft}; 404, 409 for what is no draft any more, 412 as the ETag says. */
export async function changeDraft(deps: DraftDeps, { caller, id, ifMatch, body }: DraftChange): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const current = await lockDraft(tx, caller, id)
    assertMatches(ifMatch, current.eventCount)
    const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
    const inputSealed = current.inputSealed ?? sealJson(sealer, { column: 'input', verificationId: id }, {})
    const before = { ...current, inputSealed }
    await updateDraft(tx, id, await contentsOf(tx, deps, { caller, sealer, id, body, before }))
    const { configuration } = body
    if (configuration === undefined) return
    await setTotals(tx, id, await linkInputFiles(tx, caller.scope, { verificationId: id, configuration }))
  })
}

/** @throws {HttpError} 404, or 409 for what is no draft any more. */
export async function lockDraft(tx: Tx, caller: Caller, id: string): Promise<LifecycleRow> {
  const current = await lockEditable(tx, caller.scope, id)
  if (current.status !== 'DRAFT') throw conflict(`This verification is no draft any more: it is ${current.status}`)
  return current
}

interface Filling {
  readonly caller: Caller
  readonly sealer: Sealer
  readonly id: string
  readonly body: z.infer<typeof DraftChangesBody>
  readonly before: Omit<DraftContents, 'groupId'>
}

/** What the draft holds once the body's fields have replaced their own. */
async function contentsOf(tx: Tx, deps: DraftDeps, filling: Filling): Promise<DraftContents> {
  const { caller, sealer, id, body, before } = filling
  const serviceId = body.service_id ?? before.serviceId
  if (deps.services.find(serviceId) === undefined) throw notFound('Service')
  const folderId = body.folder_id ?? before.folderId
  const [groupId] = await groupsOfFolders(tx, [{ scope: caller.scope, folderId }])
  if (groupId === undefined || groupId === null) throw notFound('Folder')
  if (body.webhook_url) checkWebhookUrl(deps, body.webhook_url)
  const place = { verificationId: id }
  return {
    serviceId,
    folderId,
    groupId,
    resultId: body.result_id ?? before.resultId,
    inputSealed:
      body.configuration === undefined
        ? before.inputSealed
        : sealJson(sealer, { ...place, column: 'input' }, body.configuration),
    webhookUrl: body.webhook_url === undefined ? before.webhookUrl : body.webhook_url,
    ...webhookMetadataOf(filling),
  }
}

function webhookMetadataOf({ sealer, id, body, before }: Filling) {
  const { webhookMetadataSealed, webhookSecretSealed } = before
  if (body.webhook_metadata === undefined) return { webhookMetadataSealed, webhookSecretSealed }
  if (body.webhook_metadata === null) return { webhookMetadataSealed: null, webhookSecretSealed: null }
  const { webhook_secret: secret, ...metadata } = body.webhook_metadata
  return {
    webhookMetadataSealed: sealJson(sealer, { column: 'webhook_metadata', verificationId: id }, metadata),
    // A secret is never shown, so it cannot be sent back with the rest: without one the earlier stays.
    webhookSecretSealed: secret === undefined ? webhookSecretSealed : sealer.seal(secret, webhookSecretContext(id)),
  }
}
