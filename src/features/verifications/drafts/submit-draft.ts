import { type Db, inTransaction } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/http/http-error.ts'
import { countInFolders } from '../../folders/count-in-folders.ts'
import { groupsOfFolders } from '../../folders/door.ts'
import { recordEffects } from '../../idempotency/claim.ts'
import { checkWebhookUrl } from '../../webhooks/webhook-url.ts'
import { linkInputFiles } from '../creation/link-input-files.ts'
import { checkConfiguration, type ReadDeps } from '../creation/read-request.ts'
import type { Move } from '../editing/lock-editable.ts'
import { type StartDeps, startRun } from '../runs/start-run.ts'
import { openJson } from '../sealed.ts'
import { findOffered } from '../service-registry.ts'
import { delaySecondsOf, findMagic, refusalOf } from '../test-mode/find-magic.ts'
import { lockDraft } from './write-draft.ts'

export type SubmitDeps = StartDeps & Pick<ReadDeps, 'webhookAllow'> & { readonly db: Db }

/**
 * Makes a draft a verification: it must now be complete, and its credits are reserved.
 *
 * @throws {HttpError} 404; 409 for what is no draft any more; 400 naming what is missing or wrong; 403 without the
 *   credits; 503 when the service is off.
 */
export async function submitDraft(deps: SubmitDeps, { caller, id, claim }: Move): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const current = await lockDraft(tx, caller, id)
    const { folderId, serviceId, resultId } = current
    const verifier = findOffered(deps.services, serviceId, caller)
    const sealer = await deps.keyring.forOrganization(tx, current.organizationId)
    const configuration = openJson(sealer, { column: 'input', verificationId: id }, current.inputSealed)
    checkConfiguration(verifier, configuration)
    if (current.webhookUrl !== null) checkWebhookUrl(deps, current.webhookUrl)
    const [groupId] = await groupsOfFolders(tx, [{ scope: caller.scope, folderId }])
    if (groupId === undefined || groupId === null) throw notFound('Folder')
    // Once more: a file may have been redacted meanwhile.
    const { fileIds } = await linkInputFiles(tx, caller.scope, { verificationId: id, verifier, configuration })
    const asked = { mode: caller.scope.mode, verifier, configuration, fileIds }
    const magic = await findMagic({ db: tx, keyring: deps.keyring }, asked)
    const refusal = refusalOf(magic)
    if (refusal !== null) throw refusal
    await countInFolders(tx, [{ folderId, serviceId, resultId }])
    await startRun(tx, deps, { current, caller, delaySeconds: delaySecondsOf(magic) })
    await recordEffects(tx, [{ claim, status: 200, resourceId: id }])
  })
}
